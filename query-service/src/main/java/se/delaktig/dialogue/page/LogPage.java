package se.delaktig.dialogue.page;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.page.LateEntries;
import se.delaktig.dialogue.command.LogDialogueSession;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.dialogue.view.Sessions;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Step;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.event.PersonId;

/** One session for a whole group in under a minute: everybody is present until somebody is not. */
@Controller
@RequestMapping("/projekt/{project}/dialog/logga")
class LogPage {
  /** How long a receipt waits for the views to show what was saved. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Gate gate;
  private final Sessions sessions;
  private final Views views;
  private final Roll roll;
  private final SessionFields fields;
  private final Warnings warnings;
  private final LateEntries lateEntries;
  private final CommandSender commands;
  private final CommandIds commandIds;
  private final Fmt fmt;
  private final Words words;

  LogPage(
      Gate gate,
      Sessions sessions,
      Views views,
      Roll roll,
      SessionFields fields,
      Warnings warnings,
      LateEntries lateEntries,
      CommandSender commands,
      CommandIds commandIds,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.sessions = sessions;
    this.views = views;
    this.roll = roll;
    this.fields = fields;
    this.warnings = warnings;
    this.lateEntries = lateEntries;
    this.commands = commands;
    this.commandIds = commandIds;
    this.fmt = fmt;
    this.words = words;
  }

  @GetMapping
  String form(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String plats,
      @RequestParam(required = false) @Nullable String planerad,
      Model model,
      HttpSession session) {
    Sight sight = sight(project);
    SessionHistory planned = planned(sight, planerad);
    Optional<Place> place = place(sight, plats, planned);
    model.addAttribute("project", project);
    if (place.isEmpty()) {
      model.addAttribute("places", Place.of(sight).stream().map(Place::choice).toList());
      return "dialogue/where";
    }
    return form(model, sight, place.get(), planned, session);
  }

  /** Keeps what is typed of people while the form is being filled in, so that a reload shows it. */
  @PostMapping("/namn")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void keepNames(
      @PathVariable String project,
      @RequestParam String utkast,
      @RequestParam MultiValueMap<String, String> sent,
      HttpSession session) {
    sight(project);
    NamesInDraft.read(utkast, sent).keep(session, project);
  }

  @PostMapping
  String save(
      @PathVariable String project,
      @RequestParam MultiValueMap<String, String> sent,
      Model model,
      HttpSession session,
      HttpServletResponse response) {
    Sight sight = sight(project);
    SessionHistory planned = planned(sight, sent.getFirst("planerad"));
    Place place = Place.named(sent.getFirst("plats"), sight).orElseThrow(Rights::denied);
    model.addAttribute("project", project);
    FormErrors errors = FormErrors.none();
    List<PersonId> listed = roll.fresh(sight, place).people();
    Optional<SessionForm> read = SessionForm.read(sent, listed, errors, words);
    if (read.isPresent()
        && lateEntries.offered(sight, sent.getFirst("sen"), model, read.get().date())) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(model, sight, place, planned, session);
    }
    if (read.isPresent()) {
      SessionForm form = read.get();
      // The id follows from the form's own, so that the form sent twice is one and the same.
      String id = planned == null ? commandIds.current().toString() : planned.session().value();
      switch (commands.send(
          project, "log-dialogue-session", command(id, place, form), commandIds.current())) {
        case CommandSender.Sent done -> {
          views.await(done.position(), PATIENCE);
          NamesInDraft.forget(session, project);
          return receipt(model, sight, id, place, planned, form);
        }
        case CommandSender.Refused refused -> errors = FormErrors.of(refused, SessionForm.FIELDS);
        case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
      }
      SessionForm.label(errors, words);
    }
    model.addAttribute("errors", errors);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return form(model, sight, place, planned, session);
  }

  private static LogDialogueSession command(String session, Place place, SessionForm form) {
    return new LogDialogueSession(
        new DialogueSessionId(session),
        place.workplace(),
        place.group(),
        form.date(),
        form.start(),
        form.minutes(),
        form.materials(),
        form.leaders(),
        form.taken(),
        form.additions(),
        form.focuses());
  }

  private Sight sight(String project) {
    return Rights.needed(LogDialogueSession.class, gate.see(Query.DIALOGUE, project));
  }

  private @Nullable SessionHistory planned(Sight sight, @Nullable String id) {
    if (id == null || id.isBlank()) {
      return null;
    }
    return sessions
        .one(sight, id)
        .filter(session -> session.planned() != null)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static Optional<Place> place(
      Sight sight, @Nullable String named, @Nullable SessionHistory planned) {
    if (named != null) {
      return Place.named(named, sight);
    }
    if (planned != null) {
      return Optional.of(Place.at(planned.workplace(), planned.group(), sight));
    }
    List<Place> all = Place.of(sight);
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  private String form(
      Model model,
      Sight sight,
      Place place,
      @Nullable SessionHistory planned,
      HttpSession session) {
    Roll.Shown shown = roll.fresh(sight, place);
    SessionFields.Preset preset = fields.usual(before(sight, place), self(sight));
    if (planned != null) {
      preset =
          new SessionFields.Preset(
              planned.date(),
              planned.start(),
              planned.minutes(),
              List.of(),
              preset.leaders(),
              List.of());
    }
    fields.into(model, sight, shown, preset);
    model.addAttribute("place", place.value());
    model.addAttribute("placeName", place.name());
    model.addAttribute("morePlaces", Place.of(sight).size() > 1);
    model.addAttribute("planned", planned == null ? null : planned.session().value());
    String draft = draftName(place, planned);
    model.addAttribute("draftName", draft);
    model.addAttribute("names", NamesInDraft.kept(session, sight.project().value(), draft));
    return "dialogue/log";
  }

  private static String draftName(Place place, @Nullable SessionHistory planned) {
    return "dialog-" + (planned == null ? place.value() : planned.session().value());
  }

  /** Who of the project's people is signed in, where it is one of them. */
  private static @Nullable PersonId self(Sight sight) {
    return sight.grants().stream()
        .map(AccessGranted::person)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private @Nullable HeldSession before(Sight sight, Place place) {
    return sessions.of(sight).stream()
        .filter(session -> session.workplace().equals(place.workplace()))
        .filter(session -> Objects.equals(session.group(), place.group()))
        .flatMap(session -> session.held().stream())
        .findFirst()
        .orElse(null);
  }

  private String receipt(
      Model model,
      Sight sight,
      String session,
      Place place,
      @Nullable SessionHistory planned,
      SessionForm form) {
    String address = "/projekt/" + sight.project().value() + "/dialog";
    model.addAttribute("sessionId", session);
    model.addAttribute("placeName", place.name());
    model.addAttribute(
        "when", words.say("dialogue.when", fmt.longDate(form.date()), fmt.clock(form.start())));
    model.addAttribute("saved", saved(form));
    model.addAttribute("notes", warnings.of(sight, session, place, form));
    model.addAttribute("added", form.additions().size());
    model.addAttribute("draftName", draftName(place, planned));
    List<Step> next = new ArrayList<>();
    next.add(Step.done(words.say("dialogue.next.logged")));
    next.add(
        new Step(
            words.say("dialogue.next.sign"),
            false,
            words.say("dialogue.sign"),
            address + "/" + session + "/skriv-under"));
    next.add(Step.next(words.say("dialogue.next.certify")));
    next.add(Step.next(words.say("dialogue.next.counts")));
    model.addAttribute("next", next);
    return "dialogue/logged";
  }

  private String saved(SessionForm form) {
    return words.say(
        "dialogue.saved.text", form.there(), form.away(), fmt.hoursAndMinutes(form.sum()));
  }
}
