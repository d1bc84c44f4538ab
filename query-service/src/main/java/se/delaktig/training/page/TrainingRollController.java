package se.delaktig.training.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import se.delaktig.claims.page.LateEntries;
import se.delaktig.dialogue.command.Taken;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.event.PersonId;
import se.delaktig.training.command.CancelTrainingSession;
import se.delaktig.training.command.CorrectTrainingSession;
import se.delaktig.training.command.RecordTrainingAttendance;
import se.delaktig.training.view.TrainingOccasion;
import se.delaktig.training.view.TrainingOccasion.Entry;
import se.delaktig.training.view.TrainingOccasionView;

/** The attendance of one training session: recorded whole, corrected with a reason. */
@Controller
class TrainingRollController {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int LONGEST = 720;

  private final Gate gate;
  private final Views views;
  private final ViewReader<TrainingOccasion> occasions;
  private final TrainingRoll roll;
  private final LateEntries lateEntries;
  private final CommandSender commands;
  private final Words words;
  private final Fmt fmt;

  TrainingRollController(
      Gate gate,
      Views views,
      TrainingOccasionView occasions,
      TrainingRoll roll,
      LateEntries lateEntries,
      CommandSender commands,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.views = views;
    this.occasions = views.reader(occasions);
    this.roll = roll;
    this.lateEntries = lateEntries;
    this.commands = commands;
    this.words = words;
    this.fmt = fmt;
  }

  @GetMapping("/projekt/{project}/utbildning/{session}/narvaro")
  String roll(
      @PathVariable String project,
      @PathVariable String session,
      @RequestParam(name = "sparat", defaultValue = "") String saved,
      Model model) {
    Sight sight = gate.see(Query.TRAINING, project);
    TrainingOccasion occasion = occasion(sight, session);
    receipt(occasion, saved, model);
    return roll.show(sight, occasion, roll.listed(sight, occasion), model);
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

  @PostMapping("/projekt/{project}/utbildning/{session}/narvaro")
  String save(
      @PathVariable String project,
      @PathVariable String session,
      @RequestParam(name = "datum", defaultValue = "") String date,
      @RequestParam(name = "start", defaultValue = "") String start,
      @RequestParam(name = "minuter", defaultValue = "") String minutes,
      @RequestParam(name = "revision", defaultValue = "0") int revision,
      @RequestParam(name = "skal", defaultValue = "") String why,
      @RequestParam(name = "fokus", defaultValue = "") List<String> focuses,
      @RequestParam(name = "sen", required = false) @Nullable String late,
      @RequestParam(CommandIds.FIELD) UUID once,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.TRAINING, project);
    TrainingOccasion occasion = occasion(sight, session);
    if (!roll.mayWrite(sight, occasion)) {
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
    if (errors.isEmpty()
        && lateEntries.offered(
            sight, late, model, days(occasion, day.orElseThrow(), revision > 0))) {
      response.setStatus(422);
      return roll.show(sight, occasion, inForm(taken), model);
    }
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
                  taken,
                  focuses)
              : new RecordTrainingAttendance(
                  occasion.session(),
                  occasion.kind(),
                  occasion.title(),
                  day.orElseThrow(),
                  from.orElseThrow(),
                  length.orElseThrow(),
                  taken,
                  focuses);
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
    return roll.show(sight, occasion, inForm(taken), model);
  }

  /** The days that an entry is about: where one is corrected, the day that it had as well. */
  private static LocalDate[] days(TrainingOccasion occasion, LocalDate day, boolean correcting) {
    return correcting ? new LocalDate[] {occasion.date(), day} : new LocalDate[] {day};
  }

  private static Set<PersonId> inForm(List<Taken> taken) {
    return taken.stream().map(Taken::person).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Adds a preparand to the form, found by name or chosen among several of that name. Nothing is
   * saved by it, and what was filled in stays.
   *
   * @param sokord a name or part of one
   * @param till who was chosen
   */
  @PostMapping("/projekt/{project}/utbildning/{session}/narvaro/lagg-till")
  String add(
      @PathVariable String project,
      @PathVariable String session,
      @RequestParam(defaultValue = "") String sokord,
      @RequestParam(defaultValue = "") String till,
      HttpServletRequest request,
      Model model) {
    Sight sight = gate.see(Query.TRAINING, project);
    TrainingOccasion occasion = occasion(sight, session);
    if (!roll.mayWrite(sight, occasion)) {
      throw new AccessDeniedException(Decision.Denied.CODE);
    }
    Set<PersonId> listed = inForm(taken(request));
    FormErrors errors = FormErrors.none();
    if (!till.isEmpty()) {
      roll.preparand(sight, new PersonId(till))
          .map(PersonHours::person)
          .filter(one -> !TrainingRoll.isListed(sight, one, listed))
          .ifPresent(listed::add);
    } else {
      List<PersonId> found = sokord.isBlank() ? List.of() : roll.named(sight, sokord, listed);
      if (found.isEmpty()) {
        errors.add("sokord", "training.roll.add.nobody");
      } else if (found.size() == 1) {
        listed.add(found.getFirst());
      } else {
        model.addAttribute("matches", roll.choices(sight, found));
      }
    }
    model.addAttribute("errors", errors);
    return roll.show(sight, occasion, listed, model);
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
      return "redirect:/projekt/" + project + "/utbildning?gjort=CANCELLED";
    }
    response.setStatus(422);
    model.addAttribute("errors", errors);
    return roll.show(sight, occasion, roll.listed(sight, occasion), model);
  }

  private TrainingOccasion occasion(Sight sight, String session) {
    return occasions
        .one(sight.project().value(), session)
        .filter(TrainingOccasion::stands)
        .filter(one -> sight.whole() || !roll.seen(sight, one.people()).isEmpty())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
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
}
