package se.delaktig.access.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.kernel.page.AccountDirectory;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;

/** The page of one account or invitation, with the rights that it has anywhere. */
@Component
class AccountPage {
  private final Gate gate;
  private final Rights rights;
  private final Administration administration;
  private final ProgramRights programs;
  private final AccountDirectory accounts;
  private final Disclosure disclosure;
  private final AccountNames names;
  private final Fmt fmt;
  private final Words words;

  AccountPage(
      Gate gate,
      Rights rights,
      Administration administration,
      ProgramRights programs,
      AccountDirectory accounts,
      Disclosure disclosure,
      AccountNames names,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.rights = rights;
    this.administration = administration;
    this.programs = programs;
    this.accounts = accounts;
    this.disclosure = disclosure;
    this.names = names;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * An account or an invitation.
   *
   * @return the holder's name, also where the page does not show it
   */
  String fill(String subject, Model model) {
    if (accounts.isElsewhere()) {
      return fillElsewhere(subject, model);
    }
    AccountDirectory.Everybody everybody =
        accounts
            .everybody()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE));
    AccountDirectory.@Nullable Listed account =
        everybody.accounts().stream()
            .filter(one -> one.subject().equals(subject))
            .findFirst()
            .orElse(null);
    AccountDirectory.@Nullable Waiting waiting =
        everybody.invitations().stream()
            .filter(one -> one.subject().equals(subject))
            .findFirst()
            .orElse(null);
    String name;
    if (account != null) {
      name = account.displayName();
    } else if (waiting != null) {
      name = waiting.displayName();
    } else {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    AccountNames.Shown shown = names.of(subject, name, account == null ? null : account.username());
    model.addAttribute("username", shown.username());
    model.addAttribute("opened", account != null);
    model.addAttribute("twoSteps", account != null && account.twoSteps());
    model.addAttribute("shut", account != null && account.disabled());
    model.addAttribute("expires", waiting == null ? null : fmt.moment(waiting.expires()));
    model.addAttribute("programs", programs.of(subject));
    fillRights(subject, shown.name(), model);
    return name;
  }

  /** An account of another issuer, by what it is called in the office, or else by its id. */
  private String fillElsewhere(String subject, Model model) {
    if (!AccountDirectory.ID_ELSEWHERE.matcher(subject).matches()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    String name = disclosure.inOffice(subject).orElse(subject);
    model.addAttribute("username", subject.equals(name) ? null : subject);
    model.addAttribute("opened", false);
    model.addAttribute("shut", false);
    model.addAttribute("expires", null);
    model.addAttribute("programs", List.of());
    fillRights(subject, names.of(subject, name, null).name(), model);
    return name;
  }

  private void fillRights(String subject, String shown, Model model) {
    model.addAttribute("subject", subject);
    model.addAttribute("name", shown);
    DataTable held = held(subject);
    model.addAttribute("rights", held.rows().isEmpty() ? null : held);
    model.addAttribute("administers", administration.of(subject).isPresent());
    model.addAttribute("withdrawReasons", rights.reasonsToTakeBack());
  }

  private DataTable held(String subject) {
    DataTable table =
        DataTable.of(
            "behorigheter",
            words.say("access.grants"),
            Column.text(words.say("access.where")),
            Column.text(words.say("access.role")),
            Column.text(words.say("access.reach")),
            Column.text(words.say("access.period")),
            Column.text(words.say("access.state")));
    for (AccessGranted grant : administration.grantsIn(Gate.OFFICE, subject)) {
      row(table, Cell.of(words.say("access.office")), grant, Gate.OFFICE);
    }
    for (String project : gate.projectsOf(subject)) {
      for (AccessGranted grant : administration.grantsIn(project, subject)) {
        row(
            table,
            Cell.link(
                administration.number(project),
                "/projekt/" + project + "/behorighet/" + grant.grant().value()),
            grant,
            project);
      }
    }
    return table;
  }

  private void row(DataTable table, Cell where, AccessGranted grant, String ledger) {
    table.row(
        where,
        Cell.of(rights.role(grant)),
        Cell.of(gate.programme(ledger).map(programme -> rights.reach(grant, programme)).orElse("")),
        Cell.of(rights.period(grant)),
        Cell.of(rights.state(grant)));
  }
}
