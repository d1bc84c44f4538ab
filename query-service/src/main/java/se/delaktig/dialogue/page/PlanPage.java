package se.delaktig.dialogue.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.LocalTime;
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
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.command.PlanDialogueSession;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.dialogue.view.Sessions;
import se.delaktig.hours.view.WholeHours;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.project.event.RuleSet.Rounding;

/** A session to come: when, where, how long. The same form moves one that is planned already. */
@Controller
@RequestMapping("/projekt/{project}/dialog/planera")
class PlanPage {
  private static final int LONGEST = 720;

  private final Gate gate;
  private final Sessions sessions;
  private final Views views;
  private final CommandSender commands;
  private final CommandIds commandIds;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  PlanPage(
      Gate gate,
      Sessions sessions,
      Views views,
      CommandSender commands,
      CommandIds commandIds,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.sessions = sessions;
    this.views = views;
    this.commands = commands;
    this.commandIds = commandIds;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  @GetMapping
  String form(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String tillfalle,
      Model model) {
    Sight sight = sight(project);
    return form(model, sight, planned(sight, tillfalle));
  }

  @PostMapping
  String save(
      @PathVariable String project,
      @RequestParam MultiValueMap<String, String> sent,
      Model model,
      HttpServletResponse response) {
    Sight sight = sight(project);
    SessionHistory planned = planned(sight, sent.getFirst("tillfalle"));
    FormErrors errors = FormErrors.none();
    Optional<Place> place = Place.named(sent.getFirst("plats"), sight);
    Optional<LocalDate> date = Typed.date(sent.getFirst("datum"));
    Optional<LocalTime> start = Typed.time(sent.getFirst("start"));
    Optional<Integer> minutes =
        Typed.whole(sent.getFirst("minuter")).filter(one -> one >= 1 && one <= LONGEST);
    if (place.isEmpty()) {
      errors.add("plats", "dialogue.error.place");
    }
    if (date.isEmpty()) {
      errors.add("datum", "dialogue.error.date");
    }
    if (start.isEmpty()) {
      errors.add("start", "dialogue.error.time");
    }
    if (minutes.isEmpty()) {
      errors.add("minuter", "dialogue.error.minutes", LONGEST);
    }
    Optional<String> lost =
        errors.isEmpty() && sent.getFirst("anda") == null
            ? roundedAway(
                sight, planned, place.orElseThrow(), date.orElseThrow(), minutes.orElseThrow())
            : Optional.empty();
    if (lost.isPresent()) {
      model.addAttribute("lost", lost.get());
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(model, sight, planned);
    }
    if (errors.isEmpty()) {
      DialogueSessionId session =
          planned == null
              ? new DialogueSessionId(commandIds.current().toString())
              : planned.session();
      switch (commands.send(
          project,
          "plan-dialogue-session",
          new PlanDialogueSession(
              session,
              place.orElseThrow().workplace(),
              place.orElseThrow().group(),
              date.orElseThrow(),
              start.orElseThrow(),
              minutes.orElseThrow()),
          commandIds.current())) {
        case CommandSender.Sent done -> {
          views.await(done.position(), LogPage.PATIENCE);
          return "redirect:/projekt/" + project + "/dialog/" + session;
        }
        case CommandSender.Refused refused -> errors = FormErrors.of(refused, SessionForm.FIELDS);
        case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
      }
    }
    SessionForm.label(errors, words);
    model.addAttribute("errors", errors);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return form(model, sight, planned);
  }

  /** What to say where the rules' rounding takes minutes of the month's or day's sessions away. */
  private Optional<String> roundedAway(
      Sight sight, @Nullable SessionHistory planned, Place place, LocalDate date, int minutes) {
    Rounding rounding =
        sight.programme().rulesOn(date).map(rules -> rules.rounding().value()).orElse(null);
    if (rounding == null) {
      return Optional.empty();
    }
    LocalDate together = WholeHours.together(date, rounding);
    List<WholeHours.Held> held = new ArrayList<>();
    held.add(new WholeHours.Held(date, minutes));
    sessions.of(sight).stream()
        .filter(one -> one.toBeLogged() || one.held().isPresent())
        .filter(one -> planned == null || !one.session().equals(planned.session()))
        .filter(one -> one.workplace().equals(place.workplace()))
        .filter(one -> Objects.equals(one.group(), place.group()))
        .filter(one -> WholeHours.together(one.date(), rounding).equals(together))
        .forEach(one -> held.add(new WholeHours.Held(one.date(), one.minutes())));
    int lost = WholeHours.lost(held, rounding);
    return lost == 0
        ? Optional.empty()
        : Optional.of(
            words.say(
                "dialogue.plan.rounded." + rounding,
                fmt.minutes(held.stream().mapToInt(WholeHours.Held::minutes).sum()),
                fmt.minutes(lost)));
  }

  private Sight sight(String project) {
    return Rights.needed(PlanDialogueSession.class, gate.see(Query.DIALOGUE, project));
  }

  private @Nullable SessionHistory planned(Sight sight, @Nullable String id) {
    if (id == null || id.isBlank()) {
      return null;
    }
    return sessions
        .one(sight, id)
        .filter(session -> session.planned() != null && session.held().isEmpty())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String form(Model model, Sight sight, @Nullable SessionHistory planned) {
    List<Place> places = Place.of(sight);
    model.addAttribute("project", sight.project().value());
    model.addAttribute("places", places.stream().map(Place::choice).toList());
    model.addAttribute("planned", planned == null ? null : planned.session().value());
    model.addAttribute(
        "place",
        planned != null
            ? Place.at(planned.workplace(), planned.group(), sight).value()
            : places.size() == 1 ? places.getFirst().value() : "");
    model.addAttribute("date", planned == null ? clock.today().plusDays(7) : planned.date());
    model.addAttribute("start", fmt.time(planned == null ? LocalTime.of(13, 0) : planned.start()));
    model.addAttribute("minutes", planned == null ? 60 : planned.minutes());
    return "dialogue/plan";
  }
}
