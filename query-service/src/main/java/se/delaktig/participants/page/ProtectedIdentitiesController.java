package se.delaktig.participants.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.DetailField;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormCommands;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.command.ProtectIdentity;
import se.delaktig.participants.command.UnmaskIdentity;
import se.delaktig.participants.command.UnprotectIdentity;
import se.delaktig.participants.event.IdentityUnprotected;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.UnmaskingId;
import se.delaktig.participants.view.ShownIdentities;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;

/**
 * Whose identities are protected, by number; marking and unmarking them, and being shown one for
 * some minutes. The reasons that were typed are shown to whoever has the same right, and to the
 * data protection officer.
 */
@Controller
class ProtectedIdentitiesController {
  private static final List<Integer> MINUTES = List.of(5, 15, 60);
  private static final int SHOWN = 100;

  private final Gate gate;
  private final PersonRegister register;
  private final Disclosure disclosure;
  private final ShownIdentities shownIdentities;
  private final Names names;
  private final FormCommands commands;
  private final Fmt fmt;
  private final Words words;

  ProtectedIdentitiesController(
      Gate gate,
      PersonRegister register,
      Disclosure disclosure,
      ShownIdentities shownIdentities,
      Names names,
      FormCommands commands,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.register = register;
    this.disclosure = disclosure;
    this.shownIdentities = shownIdentities;
    this.names = names;
    this.commands = commands;
    this.fmt = fmt;
    this.words = words;
  }

  private Sight seen(String project) {
    return gate.seeWhole(Query.PROTECTED_IDENTITIES, project);
  }

  @GetMapping("/projekt/{project}/skyddade")
  String all(@PathVariable String project, Model model) {
    fill(seen(project), model);
    return "participants/protected";
  }

  private void fill(Sight sight, Model model) {
    Set<PersonId> marked = register.protectedIn(sight.project());
    DataTable table =
        DataTable.of(
            "skyddade",
            words.say("participants.protected.all"),
            Column.text(words.say("participants.protected.person")),
            Column.text(words.say("participants.protected.shown-times")));
    List<ShownIdentities.Shown> shown = shownIdentities.all(sight.project());
    marked.stream()
        .sorted(Comparator.comparing(PersonId::value))
        .forEach(person ->
            table.row(
                Cell.link(
                    names.hidden(person), "/projekt/" + sight.project() + "/skyddade/" + person),
                Cell.of(
                    fmt.number(
                        shown.stream().filter(one -> one.person().equals(person)).count()))));
    model.addAttribute("project", sight.project().value());
    model.addAttribute("count", marked.size());
    model.addAttribute("table", marked.isEmpty() ? null : table);
    model.addAttribute("unmaskings", unmaskings(sight, shown));
    model.addAttribute("mayMark", Forms.may(sight, ProtectIdentity.class));
  }

  private @Nullable DataTable unmaskings(Sight sight, List<ShownIdentities.Shown> shown) {
    List<ShownIdentities.Shown> newest = shown.stream().limit(SHOWN).toList();
    if (newest.isEmpty()) {
      return null;
    }
    Map<ActorId, String> actors =
        disclosure.actors(
            sight.project(),
            sight.programme(),
            newest.stream().map(one -> one.unmasking().by()).toList());
    DataTable table =
        DataTable.of(
            "visade",
            words.say("participants.unmaskings"),
            Column.text(words.say("access.readings.when")),
            Column.text(words.say("access.who")),
            Column.text(words.say("access.readings.whom")),
            Column.full(words.say("participants.unmask.reason")));
    for (ShownIdentities.Shown one : newest) {
      table.row(
          Cell.of(fmt.moment(one.unmasking().at())),
          Cell.of(actors.getOrDefault(one.unmasking().by(), words.say("access.unknown-account"))),
          Cell.of(names.number(one.person())),
          Cell.of(reason(sight, one.unmasking().reason())));
    }
    return table;
  }

  private String reason(Sight sight, String text) {
    return switch (disclosure.text(sight.project(), text)) {
      case Disclosure.Written written -> written.text();
      case Disclosure.Withheld withheld -> words.say("access.text.withheld");
      case Disclosure.Erased erased -> words.say("dialogue.who.erased");
    };
  }

  @PostMapping("/projekt/{project}/skyddade")
  ModelAndView protect(
      @PathVariable String project,
      @RequestParam(defaultValue = "") String personalNumber,
      Model model) {
    Sight sight = seen(project);
    FormErrors errors = FormErrors.none();
    if (personalNumber.isBlank()) {
      errors.add("personalNumber", "problem.field.notblank");
    }
    errors =
        sent(project, errors, new ProtectIdentity(sight.project(), null, personalNumber.strip()));
    if (errors.isEmpty()) {
      return new ModelAndView("redirect:/projekt/" + project + "/skyddade");
    }
    fill(sight, model);
    model.addAttribute(
        "errors", errors.label("personalNumber", words.say("participants.column.PERSONAL_NUMBER")));
    return new ModelAndView(
        "participants/protected", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @GetMapping("/projekt/{project}/skyddade/{nr}")
  String one(@PathVariable String project, @PathVariable String nr, Model model) {
    fillOne(seen(project), nr, model);
    return "participants/protected-one";
  }

  private PersonId fillOne(Sight sight, String nr, Model model) {
    PersonId person =
        Optional.of(nr)
            .filter(id -> id.matches("[a-z0-9]{1,64}"))
            .map(PersonId::new)
            .filter(id -> register.isProtected(sight.project(), id))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    boolean shown = disclosure.isUnmasked(sight.project(), person);
    PersonDetails details =
        shown
            ? disclosure
                .details(
                    sight.project(),
                    List.of(person),
                    DetailField.NAME,
                    DetailField.NUMBER,
                    DetailField.EMAIL,
                    DetailField.PHONE)
                .get(person)
            : null;
    model.addAttribute("project", sight.project().value());
    model.addAttribute("nr", nr);
    model.addAttribute("hidden", names.hidden(person));
    model.addAttribute("shown", shown);
    model.addAttribute("details", details);
    model.addAttribute("mayUnmask", !shown && Forms.may(sight, UnmaskIdentity.class));
    model.addAttribute("mayUnmark", Forms.may(sight, UnprotectIdentity.class));
    model.addAttribute(
        "minutes",
        MINUTES.stream().map(one -> new Choice(Integer.toString(one), fmt.minutes(one))).toList());
    model.addAttribute(
        "reasons", Choice.all(IdentityUnprotected.Reason.class, "participants.unprotect", words));
    return person;
  }

  @PostMapping("/projekt/{project}/skyddade/{nr}/visa")
  ModelAndView unmask(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String skal,
      @RequestParam(defaultValue = "") String minuter,
      Model model) {
    Sight sight = seen(project);
    PersonId person = fillOne(sight, nr, model);
    FormErrors errors = FormErrors.none();
    if (skal.isBlank()) {
      errors.add("skal", "problem.field.notblank");
    }
    Optional<Integer> minutes =
        MINUTES.stream().filter(one -> one.toString().equals(minuter)).findFirst();
    if (minutes.isEmpty()) {
      errors.add("minuter", "access.pick");
    }
    return settled(
        project,
        sent(
            project,
            errors,
            new UnmaskIdentity(
                sight.project(),
                person,
                new UnmaskingId(commands.newId("unmasking")),
                skal.strip(),
                minutes.orElse(MINUTES.getFirst()))),
        "/" + nr,
        model);
  }

  @PostMapping("/projekt/{project}/skyddade/{nr}/ta-bort")
  ModelAndView unprotect(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String varfor,
      Model model) {
    Sight sight = seen(project);
    PersonId person = fillOne(sight, nr, model);
    FormErrors errors = FormErrors.none();
    Optional<IdentityUnprotected.Reason> reason = reason(varfor);
    if (reason.isEmpty()) {
      errors.add("varfor", "access.pick");
    }
    return settled(
        project,
        sent(
            project,
            errors,
            new UnprotectIdentity(
                sight.project(),
                person,
                reason.orElse(IdentityUnprotected.Reason.PROTECTION_ENDED))),
        "",
        model);
  }

  private static Optional<IdentityUnprotected.Reason> reason(String typed) {
    return List.of(IdentityUnprotected.Reason.values()).stream()
        .filter(one -> one.name().equals(typed))
        .findFirst();
  }

  private ModelAndView settled(String project, FormErrors errors, String back, Model model) {
    if (errors.isEmpty()) {
      return new ModelAndView("redirect:/projekt/" + project + "/skyddade" + back);
    }
    model.addAttribute(
        "errors",
        errors
            .label("skal", words.say("participants.unmask.reason"))
            .label("minuter", words.say("participants.unmask.minutes"))
            .label("varfor", words.say("participants.unprotect.why")));
    return new ModelAndView(
        "participants/protected-one", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** Sends the command unless something is wrong already. */
  private FormErrors sent(String project, FormErrors errors, ProgrammeCommand command) {
    return errors.isEmpty() ? commands.send(project, command) : errors;
  }
}
