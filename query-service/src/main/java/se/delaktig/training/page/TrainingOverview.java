package se.delaktig.training.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.view.Deviations;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Bar;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.PersonId;
import se.delaktig.training.event.PreparandTrainingCompleted.Dispensation;
import se.delaktig.training.view.PreparandStatement;
import se.delaktig.training.view.PreparandStatement.Progress;
import se.delaktig.training.view.PreparandStatements;
import se.delaktig.training.view.Preparing;
import se.delaktig.training.view.TrainingOccasion;
import se.delaktig.training.view.TrainingOccasionView;

/** The page of the training: who lacks hours, how far the groups have come, the sessions. */
@Component
class TrainingOverview {
  /** As many people as a page can show and still be read. */
  private static final int SHOWN = 200;

  /** As many held sessions as stand open on the page; more are folded. */
  private static final int OPEN = 8;

  /** The heads of a group's figures, in their order. */
  private static final List<String> HEADS =
      List.of(
          "training.progress.planned",
          "training.progress.appointed",
          "training.progress.started",
          "training.progress.complete");

  private final PreparandStatements statements;
  private final ViewReader<PersonHours> people;
  private final ViewReader<TrainingOccasion> occasions;
  private final Candidates candidates;
  private final Deviations deviations;
  private final PeopleNames names;
  private final ExplainedFigures explained;
  private final ProgrammeClock clock;
  private final Words words;
  private final Fmt fmt;

  TrainingOverview(
      PreparandStatements statements,
      Views views,
      PersonHoursView people,
      TrainingOccasionView occasions,
      Candidates candidates,
      Deviations deviations,
      PeopleNames names,
      ExplainedFigures explained,
      ProgrammeClock clock,
      Words words,
      Fmt fmt) {
    this.statements = statements;
    this.people = views.reader(people);
    this.occasions = views.reader(occasions);
    this.candidates = candidates;
    this.deviations = deviations;
    this.names = names;
    this.explained = explained;
    this.clock = clock;
    this.words = words;
    this.fmt = fmt;
  }

  String show(Sight sight, TrainingController.Filter filter, String organisation, Model model) {
    PreparandStatement statement = statements.of(sight);
    Places places = sight.programme().places();
    String needed =
        statement.minutesNeeded().map(minutes -> fmt.hours(minutes.longValue())).orElse("");
    int lacking = statement.lacking().size();
    model.addAttribute("base", "/projekt/" + sight.project() + "/utbildning");
    model.addAttribute("mayWrite", TrainingController.mayWrite(sight));
    model.addAttribute(
        "heading",
        statement.preparands().isEmpty()
            ? words.say("training.heading.nobody")
            : needed.isEmpty()
                ? words.say("training.heading.no-rule")
                : words.say("training.heading.lacking", lacking, needed, fmt.number(lacking)));
    String complete = fmt.number(statement.complete());
    model.addAttribute(
        "summary",
        needed.isEmpty()
            ? null
            : sight.whole() && statement.planned().isPresent()
                ? words.say(
                    "training.lead", complete, fmt.number(statement.planned().get()), needed)
                : words.say("training.lead.unplanned", complete, needed));
    model.addAttribute("progress", sight.whole() ? progress(sight, statement) : null);
    model.addAttribute("reached", statement.reached().size());
    model.addAttribute(
        "filters", Choice.all(TrainingController.Filter.class, "training.filter", words));
    model.addAttribute("filter", filter.name());
    model.addAttribute("organisations", organisations(statement, places));
    model.addAttribute("organisation", organisation);
    List<Preparing> listed =
        statement.preparands().stream()
            .filter(filter.those)
            .filter(one ->
                organisation.isEmpty()
                    || (one.organisation() != null
                        && one.organisation().value().equals(organisation)))
            .toList();
    PeopleNames.Names known =
        names.of(sight.project(), listed.stream().map(one -> one.person().person()).toList());
    List<Preparing> inOrder =
        listed.stream()
            .sorted(Comparator.comparing(one -> one.person().person(), known.inOrder()))
            .toList();
    model.addAttribute("preparands", table(sight, inOrder, known, places));
    model.addAttribute("listed", inOrder.size());
    model.addAttribute(
        "shown",
        inOrder.size() > SHOWN
            ? words.say("training.people.shown", SHOWN, fmt.number(inOrder.size()))
            : null);
    List<TrainingOccasion> all = occasionsOf(sight);
    List<TrainingOccasion> held = all.stream().filter(one -> one.held().isPresent()).toList();
    List<TrainingOccasion> coming =
        all.stream().filter(one -> one.held().isEmpty()).toList().reversed();
    model.addAttribute("coming", coming.isEmpty() ? null : sessions(sight, "kommande", coming));
    model.addAttribute("held", held.isEmpty() ? null : sessions(sight, "hallna", held));
    model.addAttribute("heldCount", held.size());
    model.addAttribute("heldOpen", held.size() <= OPEN);
    model.addAttribute("deviations", deviations(sight, places));
    if (TrainingController.mayWrite(sight)) {
      model.addAttribute("candidates", candidateChoices(sight));
      model.addAttribute("lackingPeople", lackingChoices(sight, statement));
      model.addAttribute(
          "dispensations", Choice.all(Dispensation.class, "training.dispensation", words));
    }
    return "training/overview";
  }

  /**
   * A group's row with how each of its figures came about.
   *
   * @param number which row it is, from 1
   */
  Optional<Opened> open(Sight sight, String number) {
    PreparandStatement statement = statements.of(sight);
    List<Progress> groups = sight.whole() ? statement.byGroup() : List.of();
    return IntStream.range(0, groups.size())
        .filter(row -> String.valueOf(row + 1).equals(number))
        .mapToObj(row -> opened(sight, statement, groups.get(row)))
        .findFirst();
  }

  private Opened opened(Sight sight, PreparandStatement statement, Progress group) {
    List<Figure> figures = statement.figures(group);
    List<FigureCard> cards = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      cards.add(
          explained.card(
              sight,
              statement.day(),
              words.say(HEADS.get(i)),
              figures.get(i),
              UnaryOperator.identity(),
              none -> Optional.empty()));
    }
    return new Opened(group(group), cards);
  }

  /** A row's name and figures. */
  record Opened(String name, List<FigureCard> cards) {}

  private String group(Progress one) {
    return one.group() == null ? words.say("training.progress.no-group") : one.group();
  }

  private DataTable progress(Sight sight, PreparandStatement statement) {
    DataTable table =
        DataTable.of(
            "framsteg",
            words.say("training.progress"),
            Column.text(words.say("training.progress.group")),
            words.figures(HEADS.get(0)),
            words.figures(HEADS.get(1)),
            words.figures(HEADS.get(2)),
            words.figures(HEADS.get(3)),
            Column.bar(words.say("training.progress.bar")));
    for (Progress one : statement.byGroup()) {
      Integer planned = one.planned();
      table
          .row(
              Cell.of(group(one)),
              Cell.of(fmt.number(planned)),
              Cell.of(fmt.number(one.appointed())),
              Cell.of(fmt.number(one.started())),
              Cell.of(fmt.number(one.complete())),
              planned == null
                  ? Cell.empty()
                  : Cell.of(
                      Bar.of(one.complete(), planned),
                      words.say(
                          "training.progress.bar.heard",
                          fmt.number(one.complete()),
                          fmt.number(planned))))
          .opens("/projekt/" + sight.project() + "/utbildning/grupp/" + table.rows().size());
    }
    return table;
  }

  private DataTable table(
      Sight sight, List<Preparing> listed, PeopleNames.Names known, Places places) {
    DataTable table =
        DataTable.of(
            "preparander",
            words.say("training.people"),
            Column.text(words.say("training.people.name")),
            Column.text(words.say("training.people.as")),
            Column.text(words.say("training.people.workplace")),
            words.figures("training.people.attended"),
            words.figures("training.people.left"),
            Column.text(words.say("training.people.stage")));
    listed.stream()
        .limit(SHOWN)
        .forEach(one -> {
          PeopleNames.Shown name = known.of(one.person().person());
          Cell head =
              Cell.link(
                  name.text(),
                  "/projekt/" + sight.project() + "/deltagare/" + one.person().person().value());
          table.row(
              name.masked() ? head.asMasked() : head,
              Cell.of(words.say("training.as." + one.as())),
              Cell.of(workplace(one.workplace(), places)),
              Cell.of(fmt.hours((long) one.qualification().attendedMinutes())),
              Cell.of(fmt.hours((long) one.qualification().leftMinutes())),
              Cell.of(state(one.stage())));
        });
    return table;
  }

  /** What departs from the rule and stands all the same: leaders not qualified, dispensations. */
  private @Nullable DataTable deviations(Sight sight, Places places) {
    List<Deviations.Unqualified> led = deviations.of(sight);
    List<Preparing> dispensed =
        statements.of(sight).preparands().stream()
            .filter(one -> one.stage() == Preparing.Stage.COMPLETE_BY_DISPENSATION)
            .toList();
    if (led.isEmpty() && dispensed.isEmpty()) {
      return null;
    }
    PeopleNames.Names known =
        names.of(
            sight.project(),
            Stream.concat(
                    led.stream().limit(SHOWN).map(Deviations.Unqualified::leader),
                    dispensed.stream().map(one -> one.person().person()))
                .distinct()
                .toList());
    DataTable table =
        DataTable.of(
            "avvikelser",
            words.say("training.deviations"),
            Column.text(words.say("training.deviations.who")),
            Column.text(words.say("training.people.workplace")),
            Column.full(words.say("training.deviations.what")));
    led.stream()
        .limit(SHOWN)
        .forEach(one ->
            table.row(
                named(known.of(one.leader())),
                Cell.of(workplace(one.session().workplace(), places)),
                Cell.link(
                    words.say(
                        "training.deviations.led",
                        fmt.date(one.session().date()),
                        fmt.hours((long) one.then().leftMinutes())),
                    "/projekt/" + sight.project() + "/dialog/" + one.session().session())));
    dispensed.forEach(one ->
        table.row(
            named(known.of(one.person().person())),
            Cell.of(workplace(one.workplace(), places)),
            Cell.of(
                words.say(
                    "training.deviations.dispensed",
                    words.say(
                        "training.dispensation."
                            + Objects.requireNonNull(one.qualification().dispensation()))))));
    return table;
  }

  private static Cell named(PeopleNames.Shown name) {
    Cell cell = Cell.of(name.text());
    return name.masked() ? cell.asMasked() : cell;
  }

  private State state(Preparing.Stage stage) {
    Tone tone =
        switch (stage) {
          case NOT_STARTED -> Tone.NEUTRAL;
          case STARTED, REACHED -> Tone.SOON;
          case COMPLETE_BY_RULE, COMPLETE_BY_DISPENSATION -> Tone.GOOD;
        };
    return State.of(tone, words.say("training.stage." + stage));
  }

  private String workplace(@Nullable WorkplaceId workplace, Places places) {
    WorkplaceAdded known = workplace == null ? null : places.workplaces().get(workplace);
    return known == null ? fmt.missing() : known.name();
  }

  private static List<Choice> organisations(PreparandStatement statement, Places places) {
    return statement.preparands().stream()
        .flatMap(one -> Stream.ofNullable(one.organisation()))
        .distinct()
        .map(id -> new Choice(id.value(), nameOf(id, places)))
        .sorted(Comparator.comparing(Choice::text))
        .toList();
  }

  private static String nameOf(OrganisationId id, Places places) {
    OrganisationJoined joined = places.organisations().get(id);
    return joined == null ? id.value() : joined.name();
  }

  /** The sessions in sight, the latest first. */
  private List<TrainingOccasion> occasionsOf(Sight sight) {
    return occasions.all(sight.project().value()).states().stream()
        .filter(TrainingOccasion::stands)
        .filter(one -> inSight(sight, one))
        .sorted(
            Comparator.comparing(TrainingOccasion::date)
                .thenComparing(TrainingOccasion::start)
                .reversed())
        .toList();
  }

  private DataTable sessions(Sight sight, String id, List<TrainingOccasion> listed) {
    DataTable table =
        DataTable.of(
            id,
            words.say("training.sessions." + id),
            Column.text(words.say("training.sessions.title")),
            Column.text(words.say("training.sessions.date")),
            words.figures("training.sessions.length"),
            Column.text(words.say("training.sessions.state")));
    for (TrainingOccasion one : listed) {
      table.row(
          Cell.link(
                  one.title(),
                  "/projekt/" + sight.project() + "/utbildning/" + one.session() + "/narvaro")
              .sub(words.say("training.kind." + one.kind())),
          Cell.of(fmt.shortDateWithYear(one.date()) + ", " + fmt.clock(one.start())),
          Cell.of(fmt.hours((long) one.minutes())),
          Cell.of(state(one)));
    }
    return table;
  }

  private State state(TrainingOccasion one) {
    return one.held()
        .map(entry ->
            State.of(
                Tone.GOOD,
                words.say(
                    entry.revision() > 1 ? "training.sessions.corrected" : "training.sessions.held",
                    entry.attended())))
        .orElseGet(() ->
            one.date().isBefore(clock.today())
                ? State.of(Tone.SOON, words.say("training.sessions.waits"))
                : State.of(
                    Tone.NEUTRAL, words.say("training.sessions.planned", one.people().size())));
  }

  /** A session is in sight of whoever sees the whole project, or one of those it concerns. */
  private boolean inSight(Sight sight, TrainingOccasion one) {
    return sight.whole()
        || one.people().stream()
            .anyMatch(person ->
                sight
                    .person(person, record -> people.one(sight.project().value(), record.value()))
                    .isPresent());
  }

  private List<Choice> candidateChoices(Sight sight) {
    Map<PersonId, Candidates.Candidate> found = candidates.of(sight);
    PeopleNames.Names known = names.of(sight.project(), found.keySet());
    List<Choice> choices = new ArrayList<>();
    found.keySet().stream()
        .sorted(known.inOrder())
        .forEach(person -> {
          Candidates.Candidate one = Objects.requireNonNull(found.get(person));
          choices.add(
              new Choice(
                  person.value(),
                  words.say(
                      "training.appoint.one",
                      known.of(person).text(),
                      words.say("training.as." + one.as()),
                      workplace(one.workplace(), sight.programme().places()))));
        });
    return choices;
  }

  private List<Choice> lackingChoices(Sight sight, PreparandStatement statement) {
    List<PersonId> lacking =
        statement.lacking().stream().map(one -> one.person().person()).toList();
    PeopleNames.Names known = names.of(sight.project(), lacking);
    return lacking.stream()
        .sorted(known.inOrder())
        .map(person -> new Choice(person.value(), known.of(person).text()))
        .collect(Collectors.toList());
  }
}
