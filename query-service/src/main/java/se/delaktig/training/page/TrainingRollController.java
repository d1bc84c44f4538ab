package se.delaktig.training.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Decision;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.command.Taken;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.RollRow;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.event.PersonId;
import se.delaktig.training.command.CancelTrainingSession;
import se.delaktig.training.command.CorrectTrainingSession;
import se.delaktig.training.command.RecordTrainingAttendance;
import se.delaktig.training.view.PreparandStatements;
import se.delaktig.training.view.Preparing;
import se.delaktig.training.view.TrainingOccasion;
import se.delaktig.training.view.TrainingOccasion.Entry;
import se.delaktig.training.view.TrainingOccasionView;

/** The attendance of one training session: recorded whole, corrected with a reason, printed. */
@Controller
class TrainingRollController {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int LONGEST = 720;

  private final Gate gate;
  private final PreparandStatements statements;
  private final Views views;
  private final ViewReader<TrainingOccasion> occasions;
  private final ViewReader<PersonHours> people;
  private final PeopleNames names;
  private final CommandSender commands;
  private final ProgrammeClock clock;
  private final Words words;
  private final Fmt fmt;

  TrainingRollController(
      Gate gate,
      PreparandStatements statements,
      Views views,
      TrainingOccasionView occasions,
      PersonHoursView people,
      PeopleNames names,
      CommandSender commands,
      ProgrammeClock clock,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.statements = statements;
    this.views = views;
    this.occasions = views.reader(occasions);
    this.people = views.reader(people);
    this.names = names;
    this.commands = commands;
    this.clock = clock;
    this.words = words;
    this.fmt = fmt;
  }

  @GetMapping("/projekt/{project}/utbildning/{session}/narvaro")
  String roll(
      @PathVariable String project,
      @PathVariable String session,
      @RequestParam(name = "alla", defaultValue = "false") boolean all,
      @RequestParam(name = "sparat", defaultValue = "") String saved,
      Model model) {
    Sight sight = gate.see(Query.TRAINING, project);
    TrainingOccasion occasion = occasion(sight, session);
    receipt(occasion, saved, model);
    return show(sight, occasion, inRoll(sight, occasion, all), model);
  }

  private void receipt(TrainingOccasion occasion, String saved, Model model) {
    Entry held = occasion.held().orElse(null);
    if (held == null || saved.isEmpty()) {
      return;
    }
    model.addAttribute(
        "done",
        words.say(saved.equals("rattelse") ? "training.correct.done" : "training.roll.saved"));
    model.addAttribute(
        "doneText",
        words.say(
            "training.roll.saved.text",
            fmt.number(held.attended()),
            fmt.number(held.attendances().size() - held.attended()),
            fmt.hoursAndMinutes(held.attendedMinutes())));
  }

  /**
   * Whether the visitor may write down the whole session: a part of the grid would silently take
   * out those whom the visitor does not see.
   */
  private boolean mayWrite(Sight sight, TrainingOccasion occasion) {
    return TrainingController.mayWrite(sight)
        && seen(sight, occasion.people()).size() == occasion.people().size();
  }

  @PostMapping("/projekt/{project}/utbildning/{session}/narvaro")
  String save(
      @PathVariable String project,
      @PathVariable String session,
      @RequestParam(name = "datum", defaultValue = "") String date,
      @RequestParam(name = "start", defaultValue = "") String start,
      @RequestParam(name = "minuter", defaultValue = "") String minutes,
      @RequestParam(name = "revision", defaultValue = "0") int revision,
      @RequestParam(name = "skal", defaultValue = "") String why,
      @RequestParam(CommandIds.FIELD) UUID once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.TRAINING, project);
    TrainingOccasion occasion = occasion(sight, session);
    if (!mayWrite(sight, occasion)) {
      throw new AccessDeniedException(Decision.Denied.CODE);
    }
    FormErrors errors = FormErrors.none();
    Optional<LocalDate> day = Typed.date(date);
    Optional<LocalTime> from = Typed.time(start);
    Optional<Integer> length =
        Typed.whole(minutes).filter(number -> number >= 1 && number <= LONGEST);
    Optional<CorrectionReason> reason =
        Stream.of(CorrectionReason.values()).filter(one -> one.name().equals(why)).findFirst();
    if (day.isEmpty()) {
      errors.add("datum", "training.field.date");
    }
    if (from.isEmpty()) {
      errors.add("start", "training.field.start");
    }
    if (length.isEmpty()) {
      errors.add("minuter", "training.field.minutes");
    }
    if (revision > 0 && reason.isEmpty()) {
      errors.add("skal", "training.correct.pick");
    }
    List<Taken> taken = taken(request);
    if (errors.isEmpty()) {
      boolean correcting = revision > 0;
      Object command =
          correcting
              ? new CorrectTrainingSession(
                  occasion.session(),
                  revision,
                  reason.orElseThrow(),
                  occasion.kind(),
                  occasion.title(),
                  day.orElseThrow(),
                  from.orElseThrow(),
                  length.orElseThrow(),
                  taken)
              : new RecordTrainingAttendance(
                  occasion.session(),
                  occasion.kind(),
                  occasion.title(),
                  day.orElseThrow(),
                  from.orElseThrow(),
                  length.orElseThrow(),
                  taken);
      String name = correcting ? "correct-training-session" : "record-training-attendance";
      switch (commands.send(project, name, command, once)) {
        case CommandSender.Sent sent -> {
          views.await(sent.position(), PATIENCE);
          return "redirect:/projekt/"
              + project
              + "/utbildning/"
              + occasion.session()
              + "/narvaro?sparat="
              + (correcting ? "rattelse" : "narvaro");
        }
        case CommandSender.Refused refused ->
            errors = FormErrors.of(refused, Map.of("date", "datum"));
        case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
      }
    }
    response.setStatus(422);
    model.addAttribute("errors", errors);
    Set<PersonId> inForm = new LinkedHashSet<>();
    taken.forEach(one -> inForm.add(one.person()));
    return show(sight, occasion, inForm, model);
  }

  /** A session that was planned will not be held. */
  @PostMapping("/projekt/{project}/utbildning/{session}/stall-in")
  String cancel(
      @PathVariable String project,
      @PathVariable String session,
      @RequestParam(CommandIds.FIELD) UUID once,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.TRAINING, project);
    TrainingOccasion occasion = occasion(sight, session);
    CancelTrainingSession command = new CancelTrainingSession(occasion.session());
    FormErrors errors =
        switch (commands.send(project, "cancel-training-session", command, once)) {
          case CommandSender.Sent sent -> {
            views.await(sent.position(), PATIENCE);
            yield FormErrors.none();
          }
          case CommandSender.Refused refused -> FormErrors.of(refused);
          case CommandSender.Unknown unknown -> FormErrors.of(unknown);
        };
    if (errors.isEmpty()) {
      return "redirect:/projekt/" + project + "/utbildning?installt=ja";
    }
    response.setStatus(422);
    model.addAttribute("errors", errors);
    return show(sight, occasion, inRoll(sight, occasion, false), model);
  }

  private TrainingOccasion occasion(Sight sight, String session) {
    return occasions
        .one(sight.project().value(), session)
        .filter(TrainingOccasion::stands)
        .filter(one -> sight.whole() || !seen(sight, one.people()).isEmpty())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Those among people whom the visitor may see. */
  private List<PersonId> seen(Sight sight, List<PersonId> among) {
    return sight.whole()
        ? among
        : among.stream()
            .filter(person ->
                people.one(sight.project().value(), person.value()).filter(sight::sees).isPresent())
            .toList();
  }

  private Set<PersonId> inRoll(Sight sight, TrainingOccasion occasion, boolean all) {
    Set<PersonId> listed = new LinkedHashSet<>(seen(sight, occasion.people()));
    if (all) {
      listed.addAll(lacking(sight));
    }
    return listed;
  }

  private List<PersonId> lacking(Sight sight) {
    return statements.of(sight).lacking().stream().map(one -> one.person().person()).toList();
  }

  private static List<Taken> taken(HttpServletRequest request) {
    List<Taken> taken = new ArrayList<>();
    request
        .getParameterMap()
        .forEach((name, values) -> {
          if (name.startsWith("d-")) {
            String id = name.substring(2);
            Presence presence =
                switch (values[0]) {
                  case "med" -> Presence.PRESENT;
                  case "del" -> Presence.PART;
                  case "giltig" -> Presence.REPORTED_ABSENCE;
                  default -> Presence.ABSENT;
                };
            int part = Typed.whole(request.getParameter("m-" + id)).orElse(0);
            taken.add(new Taken(new PersonId(id), presence, presence == Presence.PART ? part : 0));
          }
        });
    return taken;
  }

  private String show(Sight sight, TrainingOccasion occasion, Set<PersonId> listed, Model model) {
    String base = "/projekt/" + sight.project() + "/utbildning";
    PeopleNames.Names known = names.of(sight.project(), listed);
    List<PersonId> inOrder = listed.stream().sorted(known.inOrder()).toList();
    Entry held = occasion.held().orElse(null);
    Map<PersonId, Attendance> noted = new HashMap<>();
    if (held != null) {
      held.attendances().forEach(one -> noted.put(one.person(), one));
    }
    Map<PersonId, Preparing> progress = new HashMap<>();
    statements.of(sight).preparands().forEach(one -> progress.put(one.person().person(), one));
    model.addAttribute("base", base);
    model.addAttribute("address", base + "/" + occasion.session() + "/narvaro");
    model.addAttribute("draft", "utbildning-" + occasion.session());
    model.addAttribute("mayWrite", mayWrite(sight, occasion));
    model.addAttribute(
        "future", held == null && occasion.date().atTime(occasion.start()).isAfter(clock.now()));
    model.addAttribute(
        "cancelAt",
        held == null && TrainingController.mayWrite(sight)
            ? base + "/" + occasion.session() + "/stall-in"
            : null);
    model.addAttribute("about", occasion.title());
    model.addAttribute(
        "heading",
        held == null
            ? words.say("training.roll.heading")
            : words.say(
                "training.roll.heading.held",
                fmt.number(held.attended()),
                fmt.hoursAndMinutes(held.attendedMinutes())));
    model.addAttribute(
        "when",
        words.say(
            "training.roll.when",
            words.say("training.kind." + occasion.kind()),
            fmt.date(occasion.date()),
            fmt.clock(occasion.start(), occasion.start().plusMinutes(occasion.minutes()))));
    model.addAttribute("kind", occasion.kind().name());
    model.addAttribute("date", occasion.date());
    model.addAttribute("start", fmt.time(occasion.start()));
    model.addAttribute("minutes", occasion.minutes());
    model.addAttribute("revision", held == null ? 0 : held.revision());
    model.addAttribute("reasons", Choice.all(CorrectionReason.class, "training.reason", words));
    model.addAttribute("parts", parts(occasion.minutes(), noted));
    model.addAttribute(
        "rows",
        inOrder.stream()
            .map(person -> row(person, known, noted.get(person), progress.get(person)))
            .toList());
    model.addAttribute("paper", paper(inOrder, known, noted, held == null));
    model.addAttribute(
        "more", lacking(sight).stream().filter(person -> !listed.contains(person)).count());
    model.addAttribute("history", history(sight, occasion));
    return "training/roll";
  }

  /** Quarters of the session, and whatever part somebody already has. */
  private static List<Integer> parts(int minutes, Map<PersonId, Attendance> noted) {
    return Stream.concat(
            Stream.of(minutes / 4, minutes / 2, minutes * 3 / 4),
            noted.values().stream()
                .filter(one -> one.presence() == Presence.PART)
                .map(Attendance::minutes))
        .filter(part -> part > 0)
        .distinct()
        .sorted()
        .toList();
  }

  private RollRow row(
      PersonId person,
      PeopleNames.Names known,
      @Nullable Attendance noted,
      @Nullable Preparing progress) {
    PeopleNames.Shown name = known.of(person);
    String note =
        progress == null || progress.qualification().neededMinutes() == null
            ? null
            : words.say(
                "training.roll.note",
                fmt.hours((long) progress.qualification().attendedMinutes()),
                fmt.hours(progress.qualification().neededMinutes().longValue()));
    return new RollRow(
        person.value(),
        name.text(),
        note,
        name.masked(),
        noted == null
            ? "med"
            : switch (noted.presence()) {
              case PRESENT -> "med";
              case PART -> "del";
              case REPORTED_ABSENCE -> "giltig";
              case ABSENT -> "borta";
            },
        noted != null && noted.presence() == Presence.PART ? noted.minutes() : null);
  }

  /** The list as it is printed: empty columns to write in before, what was noted after. */
  private DataTable paper(
      List<PersonId> inOrder,
      PeopleNames.Names known,
      Map<PersonId, Attendance> noted,
      boolean empty) {
    DataTable table =
        DataTable.of(
            "narvarolista",
            words.say("training.roll.caption"),
            Column.text(words.say("training.roll.name")),
            Column.text(words.say("training.roll.presence")),
            Column.figure(words.say("training.roll.minutes")),
            Column.text(words.say("training.roll.signature")));
    for (PersonId person : inOrder) {
      PeopleNames.Shown name = known.of(person);
      Cell head = name.masked() ? Cell.of(name.text()).asMasked() : Cell.of(name.text());
      Attendance one = noted.get(person);
      table.row(
          head,
          empty || one == null
              ? Cell.empty()
              : Cell.of(words.say("training.presence." + one.presence())),
          empty || one == null ? Cell.empty() : Cell.of(fmt.number(one.minutes())),
          Cell.empty());
    }
    return table;
  }

  /** The entries that no longer hold, newest first. */
  private List<DataTable> history(Sight sight, TrainingOccasion occasion) {
    List<Entry> entries = occasion.entries();
    List<DataTable> tables = new ArrayList<>();
    for (int i = entries.size() - 2; i >= 0; i--) {
      Entry old = entries.get(i);
      CorrectionReason why = entries.get(i + 1).reason();
      List<PersonId> there =
          seen(sight, old.attendances().stream().map(Attendance::person).toList());
      PeopleNames.Names known = names.of(sight.project(), there);
      String caption =
          words.say("training.history.entry", old.revision(), fmt.moment(old.at()))
              + ". "
              + words.say(
                  "training.history.reason",
                  why == null ? fmt.missing() : words.say("training.reason." + why));
      DataTable table =
          DataTable.of(
              "uppgift-" + old.revision(),
              caption,
              Column.text(words.say("training.roll.name")),
              Column.text(words.say("training.roll.presence")),
              Column.figure(words.say("training.roll.minutes")));
      old.attendances().stream()
          .filter(one -> there.contains(one.person()))
          .sorted((a, b) -> known.inOrder().compare(a.person(), b.person()))
          .forEach(one -> {
            PeopleNames.Shown name = known.of(one.person());
            table.row(
                name.masked() ? Cell.of(name.text()).asMasked() : Cell.of(name.text()),
                Cell.of(words.say("training.presence." + one.presence())),
                Cell.of(fmt.number(one.minutes())));
          });
      tables.add(table);
    }
    return tables;
  }
}
