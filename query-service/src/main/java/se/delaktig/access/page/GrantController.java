package se.delaktig.access.page;

import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.command.WithdrawAccess;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.AccessWithdrawn;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.page.Forms;
import se.delaktig.participants.page.Names;
import se.delaktig.project.event.ProjectId;

/** One right: what it is, and taking it back. */
@Controller
class GrantController {
  private final Gate gate;
  private final Rights rights;
  private final Disclosure disclosure;
  private final Names names;
  private final Words words;

  GrantController(Gate gate, Rights rights, Disclosure disclosure, Names names, Words words) {
    this.gate = gate;
    this.rights = rights;
    this.disclosure = disclosure;
    this.names = names;
    this.words = words;
  }

  @GetMapping("/projekt/{project}/behorighet/{grant}")
  String one(@PathVariable String project, @PathVariable String grant, Model model) {
    fillOne(gate.see(Query.GRANTS, project), grant, model);
    return "access/grant";
  }

  private AccessGranted fillOne(Sight sight, String id, Model model) {
    AccessGranted grant =
        sight.programme().grants().standing().stream()
            .filter(standing -> standing.grant().value().equals(id))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    ProjectId project = sight.project();
    PersonId person = grant.person();
    model.addAttribute("project", project.value());
    model.addAttribute("grant", grant.grant().value());
    model.addAttribute(
        "name",
        disclosure
            .actors(project, sight.programme(), List.of(grant.actor()))
            .getOrDefault(grant.actor(), words.say("access.unknown-account")));
    model.addAttribute("role", rights.role(grant));
    model.addAttribute("reach", rights.reach(grant, sight.programme()));
    model.addAttribute("period", rights.period(grant));
    model.addAttribute("state", rights.state(grant));
    model.addAttribute("reason", words.say("access.reason." + grant.reason()));
    model.addAttribute(
        "person",
        person == null || gate.look(Query.PERSON_DETAILS, project.value()).isEmpty()
            ? null
            : Objects.requireNonNull(names.of(project, List.of(person)).get(person)).text());
    model.addAttribute("mayTake", Forms.may(sight, WithdrawAccess.class));
    model.addAttribute("withdrawReasons", rights.reasonsToTakeBack());
    return grant;
  }

  @PostMapping("/projekt/{project}/behorighet/{grant}")
  ModelAndView takeBack(
      @PathVariable String project,
      @PathVariable String grant,
      @RequestParam(defaultValue = "") String why,
      Model model) {
    Sight sight = gate.see(Query.GRANTS, project);
    AccessGranted standing = fillOne(sight, grant, model);
    FormErrors errors = takenBack(project, standing, why);
    if (errors.isEmpty()) {
      return new ModelAndView("redirect:/projekt/" + project + "/behorighet");
    }
    model.addAttribute("errors", errors);
    return new ModelAndView("access/grant", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private FormErrors takenBack(String ledger, AccessGranted grant, String why) {
    return rights.reasonsToTakeBack().stream()
        .map(Choice::value)
        .filter(why::equals)
        .map(AccessWithdrawn.Reason::valueOf)
        .findFirst()
        .map(reason -> rights.takeBack(ledger, grant.grant(), reason))
        .orElseGet(() -> FormErrors.none().add("why", "access.pick"));
  }
}
