package se.delaktig.access.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.delaktig.access.command.ConfirmAccess;
import se.delaktig.access.command.GrantAccess;
import se.delaktig.access.command.RequireFourEyes;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.AccessProposed;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.policy.Grants;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.AccountDirectory;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.page.Forms;

/** The page of a project's rights: those that stand, those that wait, and the form. */
@Component
class GrantsPage {
  private final Rights rights;
  private final GrantForm form;
  private final AccountDirectory accounts;
  private final Disclosure disclosure;
  private final ProgrammeClock clock;
  private final Words words;

  GrantsPage(
      Rights rights,
      GrantForm form,
      AccountDirectory accounts,
      Disclosure disclosure,
      ProgrammeClock clock,
      Words words) {
    this.rights = rights;
    this.form = form;
    this.accounts = accounts;
    this.disclosure = disclosure;
    this.clock = clock;
    this.words = words;
  }

  void fill(Sight sight, Model model) {
    List<AccessGranted> standing = sight.programme().grants().standing();
    Map<ActorId, String> called =
        disclosure.actors(
            sight.project(),
            sight.programme(),
            standing.stream().map(AccessGranted::actor).distinct().toList());
    DataTable table =
        DataTable.of(
            "behorigheter",
            words.say("access.grants"),
            Column.text(words.say("access.who")),
            Column.text(words.say("access.role")),
            Column.text(words.say("access.reach")),
            Column.text(words.say("access.period")),
            Column.text(words.say("access.state")));
    standing.stream()
        .sorted(
            Comparator.comparing(AccessGranted::role)
                .thenComparing(grant -> called.getOrDefault(grant.actor(), "")))
        .forEach(grant ->
            table.row(
                Cell.link(
                    called.getOrDefault(grant.actor(), words.say("access.unknown-account")),
                    "/projekt/" + sight.project() + "/behorighet/" + grant.grant()),
                Cell.of(rights.role(grant)),
                Cell.of(rights.reach(grant, sight.programme())),
                Cell.of(rights.period(grant)),
                Cell.of(rights.state(grant))));
    model.addAttribute("project", sight.project().value());
    model.addAttribute("grants", standing.isEmpty() ? null : table);
    model.addAttribute("count", standing.stream().map(AccessGranted::actor).distinct().count());
    model.addAttribute("mayGive", Forms.may(sight, GrantAccess.class));
    model.addAttribute("mayConfirm", Forms.may(sight, ConfirmAccess.class));
    model.addAttribute("maySwitch", Forms.may(sight, RequireFourEyes.class));
    Grants grants = sight.programme().grants();
    model.addAttribute("fourEyes", grants.fourEyes());
    model.addAttribute("endAsked", grants.endAskedBy() != null);
    model.addAttribute("proposals", proposals(sight));
    model.addAttribute("roles", rights.rolesInProject());
    model.addAttribute("reaches", form.reaches(sight));
    model.addAttribute("reasons", rights.reasons());
    model.addAttribute("today", clock.today());
    model.addAttribute("knowsPeople", form.knowsPeople(sight));
    model.addAttribute("elsewhere", accounts.isElsewhere());
    model.addAttribute(
        "whos",
        List.of(
            new Choice("konto", words.say("access.who.account")),
            new Choice(GrantForm.NEW_ONE, words.say("access.who.new"))));
  }

  /** A right that waits to be confirmed. */
  record Proposal(String grant, String text, boolean own) {}

  private List<Proposal> proposals(Sight sight) {
    List<AccessProposed> waiting = sight.programme().grants().proposed();
    Map<ActorId, String> called =
        disclosure.actors(
            sight.project(),
            sight.programme(),
            waiting.stream().flatMap(one -> Stream.of(one.actor(), one.by())).toList());
    String unknown = words.say("access.unknown-account");
    return waiting.stream()
        .map(one -> {
          AccessGranted right = one.confirmed();
          return new Proposal(
              one.grant().value(),
              words.say(
                  "access.proposal",
                  called.getOrDefault(one.actor(), unknown),
                  rights.role(right),
                  rights.reach(right, sight.programme()),
                  rights.period(right),
                  called.getOrDefault(one.by(), unknown)),
              one.by().equals(sight.actor()));
        })
        .toList();
  }
}
