package se.delaktig.signin.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.signin.Account;
import se.delaktig.signin.Invitation;
import se.delaktig.signin.SignInSettings;
import se.delaktig.signin.account.AccountStore;
import se.delaktig.signin.account.Invitations;
import se.delaktig.signin.account.PasswordLinks;
import se.delaktig.signin.page.TwoSteps;
import se.delaktig.signin.session.Sessions;

/**
 * Accounts and invitations for the pages, which decide who may ask; a token with the scope {@code
 * accounts} is needed. Nothing here tells a password or an old link.
 */
@RestController
class AccountsEndpoint {
  private static final int LONGEST_DAYS = 60;

  private final AccountStore accounts;
  private final Invitations invitations;
  private final Sessions sessions;
  private final PasswordLinks passwordLinks;
  private final TwoSteps steps;
  private final SignInSettings settings;

  AccountsEndpoint(
      AccountStore accounts,
      Invitations invitations,
      Sessions sessions,
      PasswordLinks passwordLinks,
      TwoSteps steps,
      SignInSettings settings) {
    this.steps = steps;
    this.passwordLinks = passwordLinks;
    this.accounts = accounts;
    this.invitations = invitations;
    this.sessions = sessions;
    this.settings = settings;
  }

  /**
   * An account in the list.
   *
   * @param twoSteps whether its holder has a code app or a passkey
   */
  record Listed(
      String subject,
      String username,
      String displayName,
      Instant created,
      boolean disabled,
      boolean twoSteps) {}

  /** Everybody who can sign in, and everybody who has been asked to. */
  record Everybody(List<Listed> accounts, List<Invitations.Waiting> invitations) {}

  /** Who is invited, and for how many days the link works. */
  record Wanted(String displayName, int days) {}

  /** For how many days a new link works. */
  record Days(int days) {}

  /**
   * A link for a new password.
   *
   * @param withoutSteps whether its holder has lost code app and passkeys as well
   */
  record PasswordLinkWanted(int days, boolean withoutSteps) {}

  /** Whether an account is shut. */
  record Shut(boolean disabled) {}

  /** The link, told this once. */
  record Invited(String subject, String link, Instant expires) {}

  @GetMapping("/api/accounts")
  Everybody everybody() {
    return new Everybody(accounts.all().stream().map(this::listed).toList(), invitations.waiting());
  }

  @PostMapping("/api/invitations")
  Invited invite(@RequestBody Wanted wanted) {
    try {
      return told(invitations.invite(wanted.displayName(), validFor(wanted.days())));
    } catch (IllegalArgumentException malformed) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }

  @PostMapping("/api/invitations/{subject}")
  Invited renew(@PathVariable String subject, @RequestBody Days wanted) {
    return invitations
        .renew(subject, validFor(wanted.days()))
        .map(this::told)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @DeleteMapping("/api/invitations/{subject}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void takeBack(@PathVariable String subject) {
    if (!invitations.takeBack(subject)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  @PostMapping("/api/accounts/{subject}/disabled")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void shut(@PathVariable String subject, @RequestBody Shut wanted) {
    if (!accounts.disable(subject, wanted.disabled())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    if (wanted.disabled()) {
      sessions.endAll(subject);
    }
  }

  /** A link by which the account's holder chooses another password. */
  @PostMapping("/api/accounts/{subject}/password-link")
  Invited passwordLink(@PathVariable String subject, @RequestBody PasswordLinkWanted wanted) {
    return passwordLinks
        .make(subject, validFor(wanted.days()), wanted.withoutSteps())
        .map(made ->
            new Invited(
                subject, settings.issuer() + "/nytt-losenord/" + made.code(), made.expires()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static Duration validFor(int days) {
    if (days < 1 || days > LONGEST_DAYS) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return Duration.ofDays(days);
  }

  private Invited told(Invitation invitation) {
    return new Invited(
        invitation.subject(),
        settings.issuer() + "/inbjudan/" + invitation.code(),
        invitation.expires());
  }

  private Listed listed(AccountStore.Listed stored) {
    Account account = stored.account();
    return new Listed(
        account.subject(),
        account.username(),
        account.displayName(),
        stored.created(),
        stored.disabled(),
        steps.areChosen(account.subject()));
  }
}
