package se.delaktig.dialogue.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.page.LateEntries;
import se.delaktig.dialogue.command.CorrectDialogueSession;
import se.delaktig.dialogue.command.Taken;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.dialogue.view.Sessions;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.event.PersonId;

/** What was logged is corrected with a reason; the old entry stays readable. */
@Controller
@RequestMapping("/projekt/{project}/dialog/{id}/ratta")
class CorrectPage {
  private final Gate gate;
  private final Sessions sessions;
  private final Views views;
  private final Roll roll;
  private final SessionFields fields;
  private final CommandSender commands;
  private final CommandIds commandIds;
  private final Fmt fmt;
  private final Words words;
  private final Meanwhile meanwhile;
  private final LateEntries lateEntries;

  CorrectPage(
      Gate gate,
      Sessions sessions,
      Views views,
      Roll roll,
      SessionFields fields,
      CommandSender commands,
      CommandIds commandIds,
      Fmt fmt,
      Words words,
      Meanwhile meanwhile,
      LateEntries lateEntries) {
    this.gate = gate;
    this.sessions = sessions;
    this.views = views;
    this.roll = roll;
    this.fields = fields;
    this.commands = commands;
    this.commandIds = commandIds;
    this.fmt = fmt;
    this.words = words;
    this.meanwhile = meanwhile;
    this.lateEntries = lateEntries;
  }

  @GetMapping
  String form(@PathVariable String project, @PathVariable String id, Model model) {
    Sight sight = sight(project);
    SessionHistory session = session(sight, id);
    return form(model, sight, session, session.revision());
  }

  @PostMapping
  String save(
      @PathVariable String project,
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> sent,
      Model model,
      HttpServletResponse response) {
    Sight sight = sight(project);
    SessionHistory session = session(sight, id);
    HeldSession held = session.held().orElseThrow();
    FormErrors errors = FormErrors.none();
    List<PersonId> listed = roll.recorded(sight, place(sight, session), held).people();
    Optional<CorrectionReason> reason =
        Arrays.stream(CorrectionReason.values())
            .filter(one -> one.name().equals(sent.getFirst("skal")))
            .findFirst();
    if (reason.isEmpty()) {
      errors.add("skal", "dialogue.error.reason");
    }
    int expected = Typed.whole(sent.getFirst("revision")).orElse(session.revision());
    boolean stale = false;
    Optional<SessionForm> read = SessionForm.read(sent, listed, errors, words);
    if (reason.isPresent()
        && read.isPresent()
        && lateEntries.offered(
            sight, sent.getFirst("sen"), model, held.date(), read.get().date())) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(model, sight, session, expected);
    }
    if (read.isPresent() && reason.isPresent()) {
      switch (commands.send(
          project,
          "correct-dialogue-session",
          command(sight, session, held, expected, reason.get(), read.get()),
          commandIds.current())) {
        case CommandSender.Sent done -> {
          views.await(done.position(), LogPage.PATIENCE);
          return "redirect:/projekt/" + project + "/dialog/" + id;
        }
        case CommandSender.Refused refused -> {
          errors = FormErrors.of(refused, SessionForm.FIELDS);
          stale = refused.status() == 412;
        }
        case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
      }
      SessionForm.label(errors, words);
    }
    model.addAttribute("errors", errors);
    if (stale) {
      response.setStatus(HttpStatus.PRECONDITION_FAILED.value());
      model.addAttribute("meanwhile", meanwhile.since(session, expected));
      return form(model, sight, session, session.revision());
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return form(model, sight, session, expected);
  }

  private CorrectDialogueSession command(
      Sight sight,
      SessionHistory session,
      HeldSession held,
      int expected,
      CorrectionReason reason,
      SessionForm form) {
    return new CorrectDialogueSession(
        session.session(),
        expected,
        reason,
        held.workplace(),
        held.group(),
        form.date(),
        form.start(),
        form.minutes(),
        form.materials(),
        form.leaders(),
        attendances(sight, held, form),
        form.focuses());
  }

  /**
   * What was ticked off, and those who are not in sight as they were. Someone who was not in the
   * session and is still away stays out of it.
   */
  private List<Taken> attendances(Sight sight, HeldSession held, SessionForm form) {
    Map<String, PersonHours> all = sessions.people(sight);
    Map<PersonId, Attendance> before = new HashMap<>();
    held.attendances().forEach(attendance -> before.put(attendance.person(), attendance));
    List<Taken> taken = new ArrayList<>();
    for (Taken one : form.taken()) {
      Attendance was = before.get(one.person());
      if (one.presence().attended()) {
        taken.add(one);
      } else if (was != null) {
        boolean said = was.presence() == Presence.REPORTED_ABSENCE;
        taken.add(said ? new Taken(one.person(), was.presence(), 0) : one);
      }
    }
    held.attendances().stream()
        .filter(was -> !Roll.inSight(sight, all, was.person()))
        .map(
            was -> new Taken(was.person(), was.presence(), Math.min(was.minutes(), form.minutes())))
        .forEach(taken::add);
    return taken;
  }

  private Sight sight(String project) {
    return Rights.needed(CorrectDialogueSession.class, gate.see(Query.DIALOGUE, project));
  }

  private SessionHistory session(Sight sight, String id) {
    return sessions
        .one(sight, id)
        .filter(session -> session.held().isPresent())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static Place place(Sight sight, SessionHistory session) {
    return Place.at(session.workplace(), session.group(), sight);
  }

  /**
   * @param revision what the one who saves has seen: whoever was told what has changed and saves
   *     again does so knowing it
   */
  private String form(Model model, Sight sight, SessionHistory session, int revision) {
    HeldSession held = session.held().orElseThrow();
    Place place = place(sight, session);
    fields.into(model, sight, roll.recorded(sight, place, held), SessionFields.Preset.of(held));
    model.addAttribute("project", sight.project().value());
    model.addAttribute("id", session.session().value());
    model.addAttribute("revision", revision);
    model.addAttribute("placeName", place.name());
    model.addAttribute("heldOn", fmt.date(held.date()));
    model.addAttribute("whys", Choice.all(CorrectionReason.class, "dialogue.reason", words));
    return "dialogue/correct";
  }
}
