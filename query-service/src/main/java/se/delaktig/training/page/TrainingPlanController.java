package se.delaktig.training.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.policy.Decision;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.page.PlaceNames;
import se.delaktig.training.command.PlanTrainingSession;
import se.delaktig.training.event.TrainingKind;
import se.delaktig.training.event.TrainingSessionId;
import se.delaktig.training.view.PreparandStatements;
import se.delaktig.training.view.Preparing;
import se.delaktig.training.view.TrainingOccasion;
import se.delaktig.training.view.TrainingOccasionView;

/** Plans a training session; one that has already been is planned first and filled in next. */
@Controller
class TrainingPlanController {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int LONGEST = 720;
  private static final int LONGEST_TITLE = 120;
  private static final String GROUP = "GROUP-";
  private static final String ORGANISATION = "ORGANISATION-";
  private static final String AS_TO = "AS-TO-";

  /** How many earlier sessions may be chosen to call the same people again. */
  private static final int LATEST = 40;

  private final Gate gate;
  private final PreparandStatements statements;
  private final Views views;
  private final ViewReader<TrainingOccasion> occasions;
  private final CommandSender commands;
  private final ProgrammeClock clock;
  private final Words words;
  private final Fmt fmt;

  TrainingPlanController(
      Gate gate,
      PreparandStatements statements,
      Views views,
      TrainingOccasionView occasions,
      CommandSender commands,
      ProgrammeClock clock,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.statements = statements;
    this.views = views;
    this.occasions = views.reader(occasions);
    this.commands = commands;
    this.clock = clock;
    this.words = words;
    this.fmt = fmt;
  }

  @GetMapping("/projekt/{project}/utbildning/planera")
  String form(@PathVariable String project, Model model) {
    return show(sight(project), model);
  }

  @PostMapping("/projekt/{project}/utbildning/planera")
  String plan(
      @PathVariable String project,
      @RequestParam(name = "slag", defaultValue = "") String kind,
      @RequestParam(name = "rubrik", defaultValue = "") String title,
      @RequestParam(name = "datum", defaultValue = "") String date,
      @RequestParam(name = "start", defaultValue = "") String start,
      @RequestParam(name = "minuter", defaultValue = "") String minutes,
      @RequestParam(name = "kallade", defaultValue = "") String called,
      @RequestParam(CommandIds.FIELD) UUID once,
      Model model,
      HttpServletResponse response) {
    Sight sight = sight(project);
    FormErrors errors = FormErrors.none();
    Optional<TrainingKind> what =
        Stream.of(TrainingKind.values()).filter(one -> one.name().equals(kind)).findFirst();
    Optional<LocalDate> day = Typed.date(date);
    Optional<LocalTime> from = Typed.time(start);
    Optional<Integer> length =
        Typed.whole(minutes).filter(number -> number >= 1 && number <= LONGEST);
    if (what.isEmpty()) {
      errors.add("slag", "training.field.pick");
    }
    if (title.isBlank() || title.length() > LONGEST_TITLE) {
      errors.add("rubrik", "training.field.name");
    }
    if (day.isEmpty()) {
      errors.add("datum", "training.field.date");
    }
    if (from.isEmpty()) {
      errors.add("start", "training.field.start");
    }
    if (length.isEmpty()) {
      errors.add("minuter", "training.field.minutes");
    }
    List<PersonId> people = called(sight, called);
    if (people.isEmpty()) {
      errors.add("kallade", "training.plan.nobody");
    }
    if (errors.isEmpty()) {
      // The same form sent twice plans the same session.
      TrainingSessionId session = new TrainingSessionId(once.toString());
      PlanTrainingSession command =
          new PlanTrainingSession(
              session,
              what.orElseThrow(),
              title,
              day.orElseThrow(),
              from.orElseThrow(),
              length.orElseThrow(),
              people);
      switch (commands.send(project, "plan-training-session", command, once)) {
        case CommandSender.Sent sent -> {
          views.await(sent.position(), PATIENCE);
          return "redirect:/projekt/" + project + "/utbildning/" + session + "/narvaro";
        }
        case CommandSender.Refused refused -> errors = FormErrors.of(refused);
        case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
      }
    }
    response.setStatus(422);
    model.addAttribute("errors", errors);
    return show(sight, model);
  }

  private Sight sight(String project) {
    Sight sight = gate.see(Query.TRAINING, project);
    if (!TrainingController.mayWrite(sight)) {
      throw new AccessDeniedException(Decision.Denied.CODE);
    }
    return sight;
  }

  /** Whom a choice means; preparands in sight who have not left. */
  private List<PersonId> called(Sight sight, String choice) {
    List<Preparing> preparands = statements.of(sight).preparands();
    if (choice.startsWith(AS_TO)) {
      List<PersonId> before =
          occasions
              .one(sight.project().value(), choice.substring(AS_TO.length()))
              .filter(TrainingOccasion::stands)
              .map(TrainingOccasion::people)
              .orElse(List.of())
              .stream()
              .map(sight.programme().records()::whose)
              .toList();
      return people(preparands, one -> before.contains(one.person().person()));
    }
    if (choice.startsWith(GROUP)) {
      String group = choice.substring(GROUP.length());
      return people(preparands, one -> one.stage().lacks() && group.equals(one.group()));
    }
    if (choice.startsWith(ORGANISATION)) {
      OrganisationId organisation = new OrganisationId(choice.substring(ORGANISATION.length()));
      return people(
          preparands, one -> one.stage().lacks() && organisation.equals(one.organisation()));
    }
    return switch (choice) {
      case "NOT_STARTED" -> people(preparands, one -> one.stage() == Preparing.Stage.NOT_STARTED);
      case "LACKING" -> people(preparands, one -> one.stage().lacks());
      default -> List.of();
    };
  }

  private static List<PersonId> people(List<Preparing> among, Predicate<Preparing> those) {
    return among.stream().filter(those).map(one -> one.person().person()).toList();
  }

  private String show(Sight sight, Model model) {
    model.addAttribute("base", "/projekt/" + sight.project() + "/utbildning");
    model.addAttribute("kinds", Choice.all(TrainingKind.class, "training.kind", words));
    model.addAttribute("today", clock.today());
    model.addAttribute("nine", LocalTime.of(9, 0));
    List<Choice> called = new ArrayList<>();
    called.add(new Choice("LACKING", words.say("training.plan.called.LACKING")));
    called.add(new Choice("NOT_STARTED", words.say("training.plan.called.NOT_STARTED")));
    List<Preparing> lacking = statements.of(sight).lacking();
    lacking.stream()
        .flatMap(one -> Stream.ofNullable(one.group()))
        .distinct()
        .sorted()
        .forEach(group ->
            called.add(new Choice(GROUP + group, words.say("training.plan.called.GROUP", group))));
    PlaceNames places = new PlaceNames(sight.programme().places());
    lacking.stream()
        .flatMap(one -> Stream.ofNullable(one.organisation()))
        .distinct()
        .sorted(Comparator.comparing(places::of))
        .forEach(one ->
            called.add(
                new Choice(
                    ORGANISATION + one, words.say("training.plan.called.GROUP", places.of(one)))));
    occasions.all(sight.project().value()).states().stream()
        .filter(TrainingOccasion::stands)
        .sorted(Comparator.comparing(TrainingOccasion::date).reversed())
        .limit(LATEST)
        .forEach(one ->
            called.add(
                new Choice(
                    AS_TO + one.session(),
                    words.say(
                        "training.plan.called.AS_TO",
                        one.title(),
                        fmt.shortDateWithYear(one.date())))));
    model.addAttribute("called", called);
    return "training/plan";
  }
}
