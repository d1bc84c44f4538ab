package se.delaktig.training.page;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.page.Bar;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.training.command.AppointPreparand;
import se.delaktig.training.command.CompletePreparandTraining;
import se.delaktig.training.event.PreparandAppointed.As;
import se.delaktig.training.event.PreparandTrainingCompleted.Dispensation;
import se.delaktig.training.event.TrainingSessionId;
import se.delaktig.training.view.PreparandStatement;
import se.delaktig.training.view.PreparandStatement.Progress;
import se.delaktig.training.view.PreparandStatements;
import se.delaktig.training.view.Preparing;
import se.delaktig.training.view.TrainingOccasion;
import se.delaktig.training.view.TrainingOccasionView;

/** Who lacks training hours, and what can be done about it: appoint, plan, declare complete. */
@Controller
class TrainingController {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** As many people as a page can show and still be read. */
  private static final int SHOWN = 200;

  private final Gate gate;
  private final PreparandStatements statements;
  private final ViewReader<PersonHours> people;
  private final ViewReader<TrainingOccasion> occasions;
  private final Views views;
  private final PeopleNames names;
  private final CommandSender commands;
  private final ProgrammeClock clock;
  private final Words words;
  private final Fmt fmt;

  TrainingController(
      Gate gate,
      PreparandStatements statements,
      Views views,
      PersonHoursView people,
      TrainingOccasionView occasions,
      PeopleNames names,
      CommandSender commands,
      ProgrammeClock clock,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.statements = statements;
    this.people = views.reader(people);
    this.occasions = views.reader(occasions);
    this.views = views;
    this.names = names;
    this.commands = commands;
    this.clock = clock;
    this.words = words;
    this.fmt = fmt;
  }

  /** Which preparands are listed. */
  enum Filter {
    LACKING(one -> one.stage().lacks()),
    REACHED(one -> one.stage() == Preparing.Stage.REACHED),
    COMPLETE(one -> one.stage().complete()),
    ALL(one -> true);

    private final Predicate<Preparing> those;

    Filter(Predicate<Preparing> those) {
      this.those = those;
    }
  }

  @GetMapping("/projekt/{project}/utbildning")
  String overview(
      @PathVariable String project,
      @RequestParam(defaultValue = "LACKING") Filter visa,
      @RequestParam(defaultValue = "") String organisation,
      @RequestParam(defaultValue = "") String installt,
      Model model) {
    if (!installt.isEmpty()) {
      model.addAttribute("done", words.say("training.cancel.done"));
    }
    return show(gate.see(Query.TRAINING, project), visa, organisation, model);
  }

  @PostMapping("/projekt/{project}/utbildning/utse")
  String appoint(
      @PathVariable String project,
      @RequestParam(name = "person", required = false) @Nullable Set<String> chosen,
      @RequestParam(CommandIds.FIELD) UUID once,
      Model model,
      HttpServletResponse response) {
    Sight sight = gate.see(Query.TRAINING, project);
    List<ProgrammeCommand> asked =
        candidates(sight).entrySet().stream()
            .filter(one -> chosen != null && chosen.contains(one.getKey().value()))
            .<ProgrammeCommand>map(one -> new AppointPreparand(one.getKey(), one.getValue().as()))
            .toList();
    if (asked.isEmpty()) {
      return refused(
          sight, FormErrors.none().add("person", "training.appoint.pick"), model, response);
    }
    return send(sight, asked, once, "training.appoint.done", model, response);
  }

  @PostMapping("/projekt/{project}/utbildning/klara")
  String complete(
      @PathVariable String project,
      @RequestParam(CommandIds.FIELD) UUID once,
      Model model,
      HttpServletResponse response) {
    Sight sight = gate.see(Query.TRAINING, project);
    List<ProgrammeCommand> asked =
        statements.of(sight).reached().stream()
            .<ProgrammeCommand>map(one -> completion(one.person(), null))
            .toList();
    return send(sight, asked, once, "training.reached.done", model, response);
  }

  @PostMapping("/projekt/{project}/utbildning/dispens")
  String dispense(
      @PathVariable String project,
      @RequestParam(name = "vem", defaultValue = "") String who,
      @RequestParam(name = "skal", defaultValue = "") String why,
      @RequestParam(CommandIds.FIELD) UUID once,
      Model model,
      HttpServletResponse response) {
    Sight sight = gate.see(Query.TRAINING, project);
    FormErrors errors = FormErrors.none();
    PersonHours person =
        statements.of(sight).lacking().stream()
            .map(Preparing::person)
            .filter(one -> one.person().value().equals(who))
            .findFirst()
            .orElse(null);
    Dispensation reason =
        Stream.of(Dispensation.values())
            .filter(one -> one.name().equals(why))
            .findFirst()
            .orElse(null);
    if (person == null) {
      errors.add("vem", "training.dispensation.pick");
    }
    if (reason == null) {
      errors.add("skal", "training.dispensation.pick-why");
    }
    return person == null || reason == null
        ? refused(sight, errors, model, response)
        : send(
            sight,
            List.of(completion(person, reason)),
            once,
            "training.dispensation.done",
            model,
            response);
  }

  private static CompletePreparandTraining completion(
      PersonHours person, @Nullable Dispensation dispensation) {
    List<TrainingSessionId> attended =
        person.entries().stream()
            .filter(entry -> entry.session().kind() == ActivityKind.PREPARAND_TRAINING)
            .filter(entry -> entry.presence().attended())
            .map(entry -> new TrainingSessionId(entry.session().id()))
            .toList();
    return new CompletePreparandTraining(person.person(), attended, dispensation);
  }

  /**
   * Sends one command for each person. Each has an id of its own, drawn from the form's, so that a
   * form sent twice still happens once; one that fails stops the rest, and what was done is seen.
   */
  private String send(
      Sight sight,
      List<ProgrammeCommand> asked,
      UUID once,
      String done,
      Model model,
      HttpServletResponse response) {
    String project = sight.project().value();
    long position = -1;
    int sent = 0;
    FormErrors errors = FormErrors.none();
    for (ProgrammeCommand command : asked) {
      UUID id = UUID.nameUUIDFromBytes((once + command.stream()).getBytes(StandardCharsets.UTF_8));
      String name = ProgrammeCommand.nameOf(command.getClass());
      switch (commands.send(project, name, command, id)) {
        case CommandSender.Sent(long at, var begun) -> {
          position = at;
          sent++;
        }
        case CommandSender.Refused refused -> errors = FormErrors.of(refused);
        case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
      }
      if (!errors.isEmpty()) {
        break;
      }
    }
    if (position >= 0) {
      views.await(position, PATIENCE);
    }
    Sight now = gate.see(Query.TRAINING, project);
    if (!errors.isEmpty()) {
      return refused(now, errors, model, response);
    }
    model.addAttribute("done", words.say(done, sent));
    return show(now, Filter.LACKING, "", model);
  }

  private String refused(
      Sight sight, FormErrors errors, Model model, HttpServletResponse response) {
    response.setStatus(422);
    model.addAttribute("errors", errors);
    return show(sight, Filter.LACKING, "", model);
  }

  private String show(Sight sight, Filter filter, String organisation, Model model) {
    PreparandStatement statement = statements.of(sight);
    Places places = sight.programme().places();
    String needed =
        statement.minutesNeeded().map(minutes -> fmt.hours(minutes.longValue())).orElse("");
    int lacking = statement.lacking().size();
    model.addAttribute("base", "/projekt/" + sight.project() + "/utbildning");
    model.addAttribute("mayWrite", mayWrite(sight));
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
    model.addAttribute("progress", sight.whole() ? progress(statement) : null);
    model.addAttribute("reached", statement.reached().size());
    model.addAttribute("filters", Choice.all(Filter.class, "training.filter", words));
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
    model.addAttribute("preparands", table(inOrder, known, places));
    model.addAttribute("listed", inOrder.size());
    model.addAttribute(
        "shown",
        inOrder.size() > SHOWN
            ? words.say("training.people.shown", SHOWN, fmt.number(inOrder.size()))
            : null);
    model.addAttribute("sessions", sessions(sight));
    if (mayWrite(sight)) {
      model.addAttribute("candidates", candidateChoices(sight));
      model.addAttribute("lackingPeople", lackingChoices(sight, statement));
      model.addAttribute(
          "dispensations", Choice.all(Dispensation.class, "training.dispensation", words));
    }
    return "training/overview";
  }

  static boolean mayWrite(Sight sight) {
    return sight.roles().contains(Role.PROJECT_LEADER)
        || sight.roles().contains(Role.PROJECT_WORKER);
  }

  private DataTable progress(PreparandStatement statement) {
    DataTable table =
        DataTable.of(
            "framsteg",
            words.say("training.progress"),
            Column.text(words.say("training.progress.group")),
            Column.figure(words.say("training.progress.planned")),
            Column.figure(words.say("training.progress.appointed")),
            Column.figure(words.say("training.progress.started")),
            Column.figure(words.say("training.progress.complete")),
            Column.bar(words.say("training.progress.bar")));
    for (Progress one : statement.byGroup()) {
      Integer planned = one.planned();
      table.row(
          Cell.of(one.group() == null ? words.say("training.progress.no-group") : one.group()),
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
                      fmt.number(planned))));
    }
    return table;
  }

  private DataTable table(List<Preparing> listed, PeopleNames.Names known, Places places) {
    DataTable table =
        DataTable.of(
            "preparander",
            words.say("training.people"),
            Column.text(words.say("training.people.name")),
            Column.text(words.say("training.people.as")),
            Column.text(words.say("training.people.workplace")),
            Column.figure(words.say("training.people.attended")),
            Column.figure(words.say("training.people.left")),
            Column.text(words.say("training.people.stage")));
    listed.stream()
        .limit(SHOWN)
        .forEach(one -> {
          PeopleNames.Shown name = known.of(one.person().person());
          Cell head = Cell.of(name.text());
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

  private @Nullable DataTable sessions(Sight sight) {
    List<TrainingOccasion> all =
        occasions.all(sight.project().value()).states().stream()
            .filter(TrainingOccasion::stands)
            .filter(one -> inSight(sight, one))
            .sorted(
                Comparator.comparing(TrainingOccasion::date)
                    .thenComparing(TrainingOccasion::start)
                    .reversed())
            .toList();
    if (all.isEmpty()) {
      return null;
    }
    DataTable table =
        DataTable.of(
            "tillfallen",
            words.say("training.sessions"),
            Column.text(words.say("training.sessions.title")),
            Column.text(words.say("training.sessions.date")),
            Column.figure(words.say("training.sessions.length")),
            Column.text(words.say("training.sessions.state")));
    for (TrainingOccasion one : all) {
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
                people
                    .one(sight.project().value(), person.value())
                    .filter(sight::sees)
                    .isPresent());
  }

  /** Someone who should go through the training and is not appointed. */
  private record Candidate(As as, WorkplaceId workplace) {}

  private Map<PersonId, Candidate> candidates(Sight sight) {
    Places places = sight.programme().places();
    Map<PersonId, Candidate> found = new LinkedHashMap<>();
    for (WorkplaceId workplace : sight.workplaces()) {
      places
          .managerOf(workplace, clock.today())
          .ifPresent(manager -> found.put(manager, new Candidate(As.MANAGER, workplace)));
      places
          .representatives()
          .getOrDefault(workplace, List.of())
          .forEach(one -> found.putIfAbsent(one, new Candidate(As.REPRESENTATIVE, workplace)));
    }
    found
        .keySet()
        .removeIf(person ->
            people
                .one(sight.project().value(), person.value())
                .filter(one -> one.preparand() == null && sight.sees(one))
                .isEmpty());
    return found;
  }

  private List<Choice> candidateChoices(Sight sight) {
    Map<PersonId, Candidate> found = candidates(sight);
    PeopleNames.Names known = names.of(sight.project(), found.keySet());
    List<Choice> choices = new ArrayList<>();
    found.keySet().stream()
        .sorted(known.inOrder())
        .forEach(person -> {
          Candidate one = Objects.requireNonNull(found.get(person));
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
