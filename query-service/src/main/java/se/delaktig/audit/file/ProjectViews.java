package se.delaktig.audit.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.audit.view.ProjectAt;
import se.delaktig.audit.view.SummedHours;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.goals.event.SurveyAnswered;
import se.delaktig.goals.event.SurveyAnswered.Round;
import se.delaktig.goals.event.SurveyPlanned.Question;
import se.delaktig.goals.view.GoalsStatement;
import se.delaktig.goals.view.Reading;
import se.delaktig.goals.view.Survey;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.event.Stated;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.policy.Places;
import se.delaktig.steering.view.Observation;

/** What the program shows of a project, as tables in a bundle: codes and ids, no people's names. */
final class ProjectViews {
  private final ProjectAt at;

  ProjectViews(ProjectAt at) {
    this.at = at;
  }

  /**
   * A table.
   *
   * @param name of its file, without ending
   * @param rows made as they are asked for: of hours there may be very many
   */
  record Table(String name, List<String> head, Iterable<List<String>> rows) {}

  List<Table> tables() {
    return List.of(
        hours(), organisations(), places(), budget(), goals(), observations(), surveys());
  }

  private Table hours() {
    return new Table(
        "hours",
        List.of(
            "person",
            "kind",
            "session",
            "date",
            "start",
            "organisation",
            "workplace",
            "minutes",
            "signed",
            "certified",
            "counted",
            "left_out"),
        () -> at.sessions().map(ProjectViews::hours).iterator());
  }

  private static List<String> hours(CountedEntry one) {
    PersonHours.Entry entry = one.entry();
    return List.of(
        one.person().person().value(),
        entry.session().kind().name(),
        entry.session().id(),
        entry.date().toString(),
        entry.start().toString(),
        one.organisationKey(),
        one.workplaceKey(),
        Integer.toString(entry.minutes()),
        entry.signed() == null ? "" : entry.signed().kind().name(),
        entry.certified() == null ? "" : entry.certified().kind().name(),
        Integer.toString(one.certifiedMinutes()),
        one.leftOut().stream()
            .map(left -> left.reason().name() + ":" + left.minutes())
            .collect(Collectors.joining(" ")));
  }

  private Table organisations() {
    Places places = at.programme().places();
    List<List<String>> rows = new ArrayList<>();
    for (OrganisationJoined joined : sorted(places)) {
      SummedHours.Part hours = at.hours().of(joined.organisation());
      rows.add(
          List.of(
              joined.organisation().value(),
              joined.name(),
              Optional.ofNullable(joined.group().value()).orElse(""),
              Integer.toString(hours.logged()),
              Integer.toString(hours.signed()),
              Integer.toString(hours.certified()),
              kronor(hours.worth())));
    }
    return new Table(
        "organisations",
        List.of("organisation", "name", "group", "logged", "signed", "certified", "cofinancing"),
        rows);
  }

  private static List<OrganisationJoined> sorted(Places places) {
    return places.organisations().values().stream()
        .sorted(Comparator.comparing(joined -> joined.organisation().value()))
        .toList();
  }

  private Table places() {
    List<List<String>> rows =
        at.programme().places().workplaces().values().stream()
            .sorted(Comparator.comparing((WorkplaceAdded added) -> added.workplace().value()))
            .map(added ->
                List.of(added.workplace().value(), added.name(), added.organisation().value()))
            .toList();
    return new Table("workplaces", List.of("workplace", "name", "organisation"), rows);
  }

  private Table budget() {
    List<List<String>> rows = new ArrayList<>();
    for (BudgetStatement.Line line : at.budget().lines()) {
      rows.add(
          List.of(
              line.subBudget().name(),
              line.category().name(),
              kronor(
                  Optional.ofNullable(line.planned())
                      .flatMap(planned -> Optional.ofNullable(planned.value()))
                      .orElse(null)),
              kronor(line.used()),
              kronor(line.left())));
    }
    return new Table("budget", List.of("sub_budget", "category", "planned", "used", "left"), rows);
  }

  private Table goals() {
    List<List<String>> rows = new ArrayList<>();
    for (GoalsStatement.Followed goal : at.goals().goals()) {
      Optional<Reading> latest = Optional.ofNullable(goal.indicator().latest());
      rows.add(
          List.of(
              goal.goal().id(),
              goal.indicator().standing(at.happened()).name(),
              latest.map(one -> one.on().toString()).orElse(""),
              goal.indicator().latestValue().map(BigDecimal::toPlainString).orElse("")));
    }
    return new Table("goals", List.of("goal", "standing", "measured", "value"), rows);
  }

  /** What was seen and asked from outside; the words lie sealed, under their salted hashes. */
  private Table observations() {
    return new Table(
        "observations",
        List.of("number", "kind", "text_hash", "answers"),
        at.observations().stream()
            .flatMap(one -> Stream.ofNullable(one.made()).map(made -> observation(one, made)))
            .sorted(Comparator.comparing(row -> Integer.valueOf(row.getFirst())))
            .toList());
  }

  private static List<String> observation(Observation one, Observation.Made made) {
    return List.of(
        Integer.toString(made.number()),
        made.kind().name(),
        made.said().words().textHash(),
        one.answers().stream()
            .map(answer -> answer.words().textHash())
            .collect(Collectors.joining(" ")));
  }

  /** What was asked before and after, and how many chose each step. */
  private Table surveys() {
    List<List<String>> rows = new ArrayList<>();
    for (Survey survey : at.surveys()) {
      for (Round round : Round.values()) {
        survey
            .round(round)
            .ifPresent(answered ->
                survey
                    .questions()
                    .forEach(one -> rows.add(answers(answered, one.number(), one.question()))));
      }
    }
    return new Table(
        "surveys", List.of("survey", "round", "on", "asked", "question", "words", "counts"), rows);
  }

  private static List<String> answers(SurveyAnswered answered, int number, Question question) {
    return List.of(
        Integer.toString(answered.survey()),
        answered.round().name(),
        answered.on().toString(),
        Integer.toString(answered.asked()),
        Integer.toString(number),
        question.words(),
        answered.answers().get(number - 1).counts().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(" ")));
  }

  private static Optional<BigDecimal> stated(Stated<BigDecimal> value) {
    return Optional.ofNullable(value.value());
  }

  private static String kronor(@Nullable BigDecimal amount) {
    return amount == null ? "" : amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
