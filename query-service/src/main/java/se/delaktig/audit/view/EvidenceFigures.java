package se.delaktig.audit.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.goals.event.GoalOperationalised.Source;
import se.delaktig.goals.view.GoalsStatement;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.participants.view.Participation;

/** All figures that a bundle claims of a project on two days, always in the same order. */
final class EvidenceFigures {
  private static final String STANDING = "STANDING";
  private static final String NUMBER = "NUMBER";
  private static final String HOURS = "HOURS";

  private final ProjectAt at;
  private final long known;
  private final List<EvidenceFigure> figures = new ArrayList<>();

  private EvidenceFigures(ProjectAt at, long known) {
    this.at = at;
    this.known = known;
  }

  static List<EvidenceFigure> of(ProjectAt at, long known) {
    EvidenceFigures all = new EvidenceFigures(at, known);
    SummedHours hours = at.hours();
    all.hours(Map.of(), hours.whole());
    all.groups().forEach(group -> all.hours(Map.of("group", group), hours.ofGroup(group)));
    all.organisations().forEach(id -> all.hours(Map.of("organisation", id.value()), hours.of(id)));
    all.money();
    all.goals();
    all.people();
    return List.copyOf(all.figures);
  }

  private List<String> groups() {
    return at.programme().places().organisations().values().stream()
        .flatMap(joined -> Stream.ofNullable(joined.group().value()))
        .distinct()
        .sorted()
        .toList();
  }

  private List<OrganisationId> organisations() {
    return at.programme().places().organisations().values().stream()
        .map(OrganisationJoined::organisation)
        .sorted(Comparator.comparing(OrganisationId::value))
        .toList();
  }

  private void hours(Map<String, String> of, SummedHours.Part part) {
    add("hours.logged", of, Unit.MINUTES.name(), Integer.toString(part.logged()));
    add("hours.signed", of, Unit.MINUTES.name(), Integer.toString(part.signed()));
    add("hours.certified", of, Unit.MINUTES.name(), Integer.toString(part.certified()));
    kronor("cofinancing.earned", of, part.worth());
  }

  private void money() {
    for (SubBudget sub : SubBudget.values()) {
      kronor("budget.used", Map.of("subBudget", sub.name()), at.budget().used(sub));
    }
    kronor("cofinancing.cash", Map.of(), at.budget().cash().total());
    kronor("budget.used", Map.of(), Objects.requireNonNull(at.budget().used().value()));
  }

  private void goals() {
    for (GoalsStatement.Followed goal : at.goals().goals()) {
      add(
          "goals.standing",
          Map.of("goal", goal.goal().id()),
          STANDING,
          goal.indicator().standing(at.happened()).name());
      goal.indicator()
          .latestValue()
          .ifPresent(value ->
              add(
                  "goals.value",
                  Map.of("goal", goal.goal().id()),
                  unit(Objects.requireNonNull(goal.indicator().how()).source()),
                  value.toPlainString()));
    }
  }

  private static String unit(Source source) {
    return switch (source.kind()) {
      case MEASURED -> NUMBER;
      case SURVEYED -> Unit.PERCENT.name();
      case COUNTED ->
          switch (Objects.requireNonNull(source.measure())) {
            case TRAINING_HOURS, DIALOGUE_HOURS -> HOURS;
            case TRAINING_SESSIONS, DIALOGUE_SESSIONS -> Unit.SESSIONS.name();
            case TRAINED_PEOPLE, DIALOGUE_PEOPLE, PEOPLE_PLACED -> Unit.PEOPLE.name();
          };
    };
  }

  private void people() {
    Participation.Line all = at.participation().whole();
    Map<String, Integer> numbers = new TreeMap<>();
    numbers.put("people.registered", Objects.requireNonNull(all.registered()));
    numbers.put("people.started", Objects.requireNonNull(all.started()));
    numbers.put("people.left", Objects.requireNonNull(all.left()));
    numbers.forEach(
        (key, number) -> add(key, Map.of(), Unit.PEOPLE.name(), Integer.toString(number)));
  }

  private void kronor(String figure, Map<String, String> of, BigDecimal value) {
    add(figure, of, Unit.KRONOR.name(), value.setScale(2).toPlainString());
  }

  private void add(String figure, Map<String, String> of, String unit, String value) {
    figures.add(new EvidenceFigure(figure, of, at.happened(), known, unit, value));
  }
}
