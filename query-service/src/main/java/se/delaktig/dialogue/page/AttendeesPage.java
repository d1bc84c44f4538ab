package se.delaktig.dialogue.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.command.IdentifyAttendee;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.dialogue.view.Sessions;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.InvalidPersonalNumberException;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;

/** Who an attendee was that the leader wrote in by hand and nobody could tell for certain. */
@Controller
@RequestMapping("/projekt/{project}/dialog/oklara")
class AttendeesPage {
  private static final String NOBODY = "ingen";
  private static final int MOST_SUGGESTIONS = 10;

  private final Gate gate;
  private final Sessions sessions;
  private final Views views;
  private final Names names;
  private final PersonRegister register;
  private final Disclosure disclosure;
  private final CommandSender commands;
  private final CommandIds commandIds;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  AttendeesPage(
      Gate gate,
      Sessions sessions,
      Views views,
      Names names,
      PersonRegister register,
      Disclosure disclosure,
      CommandSender commands,
      CommandIds commandIds,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.sessions = sessions;
    this.views = views;
    this.names = names;
    this.register = register;
    this.disclosure = disclosure;
    this.commands = commands;
    this.commandIds = commandIds;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * Someone to identify.
   *
   * @param address where it is settled
   */
  record Waiting(String who, String what, String address) {}

  @GetMapping
  String list(@PathVariable String project, Model model) {
    Sight sight = sight(project);
    List<Waiting> waiting = new ArrayList<>();
    for (SessionHistory session : sessions.of(sight)) {
      for (HeldSession.Unidentified one :
          session.held().map(HeldSession::unidentified).orElse(List.of())) {
        waiting.add(
            new Waiting(
                text(sight, one.ref()),
                what(sight, session, one),
                "/projekt/" + project + "/dialog/oklara/" + session.session() + "/" + one.ref()));
      }
    }
    model.addAttribute("project", project);
    model.addAttribute("waiting", waiting);
    return "dialogue/attendees";
  }

  @GetMapping("/{id}/{ref}")
  String one(
      @PathVariable String project,
      @PathVariable String id,
      @PathVariable String ref,
      Model model) {
    Sight sight = sight(project);
    SessionHistory session = session(sight, id);
    HeldSession.Unidentified who = unidentified(session, ref);
    return form(model, sight, session, who, text(sight, ref));
  }

  @PostMapping("/{id}/{ref}")
  String settle(
      @PathVariable String project,
      @PathVariable String id,
      @PathVariable String ref,
      @RequestParam(required = false) @Nullable String vem,
      @RequestParam(required = false) @Nullable String sok,
      @RequestParam(defaultValue = "spara") String vad,
      Model model,
      HttpServletResponse response) {
    Sight sight = sight(project);
    SessionHistory session = session(sight, id);
    if (vad.equals("sok")) {
      return form(model, sight, session, unidentified(session, ref), sok == null ? "" : sok);
    }
    FormErrors errors = FormErrors.none();
    if (vem == null || vem.isBlank()) {
      errors.add("vem", "dialogue.error.who");
    } else {
      switch (commands.send(
          project,
          "identify-attendee",
          new IdentifyAttendee(
              session.session(),
              session.workplace(),
              ref,
              vem.equals(NOBODY) ? null : new PersonId(vem)),
          commandIds.current())) {
        case CommandSender.Sent done -> {
          views.await(done.position(), LogPage.PATIENCE);
          return "redirect:/projekt/" + project + "/dialog/oklara";
        }
        case CommandSender.Refused refused ->
            errors =
                FormErrors.of(refused, Map.of("person", "vem", "ref", "vem", "attendances", "vem"));
        case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
      }
    }
    model.addAttribute("errors", errors);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return form(
        model,
        sight,
        session,
        unidentified(session, ref),
        sok == null || sok.isBlank() ? text(sight, ref) : sok);
  }

  /** Only for those who see personal details, and of the sessions and people in their sight. */
  private Sight sight(String project) {
    return Rights.needed(IdentifyAttendee.class, gate.see(Query.PERSON_DETAILS, project));
  }

  private SessionHistory session(Sight sight, String id) {
    return sessions
        .one(sight, id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static HeldSession.Unidentified unidentified(SessionHistory session, String ref) {
    return session.held().map(HeldSession::unidentified).orElse(List.of()).stream()
        .filter(one -> one.ref().equals(ref))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String text(Sight sight, String ref) {
    return switch (disclosure.text(sight.project(), ref)) {
      case Disclosure.Written written -> written.text();
      case Disclosure.Withheld withheld -> words.say("access.text.withheld");
      case Disclosure.Erased erased -> words.say("dialogue.who.erased");
    };
  }

  private String what(Sight sight, SessionHistory session, HeldSession.Unidentified one) {
    return words.say(
        "dialogue.who.what",
        Place.at(session.workplace(), session.group(), sight).name(),
        fmt.date(session.date()),
        fmt.minutes(one.minutes()));
  }

  private String form(
      Model model,
      Sight sight,
      SessionHistory session,
      HeldSession.Unidentified who,
      String searched) {
    model.addAttribute("project", sight.project().value());
    model.addAttribute("id", session.session().value());
    model.addAttribute("ref", who.ref());
    model.addAttribute("written", text(sight, who.ref()));
    model.addAttribute("what", what(sight, session, who));
    model.addAttribute("searched", searched);
    List<Choice> choices = new ArrayList<>(suggestions(sight, searched));
    model.addAttribute("found", choices.size());
    if (sight.whole()) {
      choices.add(new Choice(NOBODY, words.say("dialogue.who.nobody")));
    }
    model.addAttribute("part", !sight.whole());
    model.addAttribute("choices", choices);
    return "dialogue/attendee";
  }

  private List<Choice> suggestions(Sight sight, String searched) {
    Set<PersonId> people = new LinkedHashSet<>();
    try {
      register
          .find(sight.project(), PersonalNumber.parse(searched, clock.today()))
          .ifPresent(people::add);
    } catch (InvalidPersonalNumberException aName) {
      people.addAll(register.byName(sight.project(), searched, most(sight)));
    }
    Map<String, PersonHours> all = sessions.people(sight);
    people.removeIf(person -> !Roll.inSight(sight, all, person));
    Map<PersonId, Names.Name> called = names.of(sight, people);
    return people.stream()
        .map(person ->
            new Choice(
                person.value(),
                Objects.requireNonNull(called.get(person)).text()
                    + workplace(sight, Objects.requireNonNull(all.get(person.value())))))
        .toList();
  }

  /**
   * Who sees a part of the project is to find those of that part, however many others there are.
   */
  private static int most(Sight sight) {
    return sight.whole() ? MOST_SUGGESTIONS : Integer.MAX_VALUE;
  }

  private static String workplace(Sight sight, PersonHours person) {
    return person
        .latestEmployment()
        .map(employment -> sight.programme().places().workplaces().get(employment.workplace()))
        .map(WorkplaceAdded::name)
        .map(name -> ", " + name)
        .orElse("");
  }
}
