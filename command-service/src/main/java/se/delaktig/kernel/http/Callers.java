package se.delaktig.kernel.http;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.hours.HoursRejection;
import se.delaktig.hours.PersonalLink;
import se.delaktig.hours.event.LinkId;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.AccessDenied;
import se.delaktig.kernel.handling.Caller;
import se.delaktig.kernel.handling.CommandDesk;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.RefusedException;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.command.PlanProject;

/**
 * Finds out who sends a request: the holder of a personal link, or an account by its access token.
 */
@Component
class Callers {
  private final Consult consult;
  private final PersonRegister register;
  private final CommitLog log;
  private final ProgrammeClock clock;

  /** The machine's clock, by which links expire. */
  private final InstantSource machineClock = InstantSource.system();

  Callers(Consult consult, PersonRegister register, CommitLog log, ProgrammeClock clock) {
    this.consult = consult;
    this.register = register;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Who sends a command. An account becomes known in a ledger by being given a right there, or by a
   * right in the office that reaches into it; naming a ledger leaves nothing behind.
   *
   * @throws RefusedException when the link is none, or the account has no right that could reach
   *     the ledger
   */
  Caller of(
      String ledger,
      @Nullable String linkCode,
      @Nullable Authentication authentication,
      ProgrammeCommand command) {
    if (linkCode != null) {
      return new Caller.Holder(holder(linkCode));
    }
    Account account = account(authentication);
    ActorId inOffice = register.findActor(CommandDesk.OFFICE, account.subject()).orElse(null);
    ActorId actor =
        known(ledger, account)
            .orElseGet(() -> {
              if (account.isProgram()
                  || inOffice == null
                  || !isThere(ledger) && !(command instanceof PlanProject)
                  || !administers(inOffice)) {
                throw new RefusedException(new AccessDenied());
              }
              return register.actor(ledger, account.subject(), account.name());
            });
    return new Caller.SignedIn(actor, inOffice);
  }

  /**
   * Who is asking, for the log of what was refused in a ledger that is there: an account becomes
   * known in it so that whoever reads the log learns whose attempt it was. Empty for a program that
   * works for somebody unknown.
   */
  Optional<ActorId> refused(
      String ledger, @Nullable String linkCode, @Nullable Authentication authentication) {
    if (linkCode != null) {
      return Optional.of(new ActorId(holder(linkCode).person().value()));
    }
    Account account = account(authentication);
    return account.isProgram()
        ? known(ledger, account)
        : Optional.of(register.actor(ledger, account.subject(), account.name()));
  }

  /** Whether there is such a ledger. */
  boolean isThere(String ledger) {
    return ledger.equals(CommandDesk.OFFICE) || consult.project(ledger).plan() != null;
  }

  /**
   * Who a token stands for. A program acts for its owner, who answers for it, so that rules of who
   * may not do both of two things hold for the two together.
   *
   * @param name as the issuer gives it; of a program's owner nothing is said
   */
  private record Account(String subject, String name, boolean isProgram) {}

  private static Account account(@Nullable Authentication authentication) {
    return switch (authentication) {
      case JwtAuthenticationToken token -> {
        String name = token.getToken().getClaimAsString("name");
        yield new Account(token.getName(), name == null ? token.getName() : name, false);
      }
      case BearerTokenAuthentication program -> new Account(program.getName(), "", true);
      case null, default ->
          throw new IllegalStateException("the security chain lets nobody else in");
    };
  }

  private Optional<ActorId> known(String ledger, Account account) {
    return account.isProgram()
        ? register.findActor(ledger, account.subject())
        : register.knownActor(ledger, account.subject(), account.name());
  }

  /** Rights in the office are given by the programme's clock, as all rights. */
  private boolean administers(ActorId inOffice) {
    return consult
        .grants(CommandDesk.OFFICE)
        .of(inOffice, Set.of(Role.values()), clock.today())
        .findAny()
        .isPresent();
  }

  /**
   * The link that a code belongs to.
   *
   * @throws RefusedException when there is none, or it has expired; the two are told apart only for
   *     a real code
   */
  LinkIssued holder(String code) {
    LinkIssued issued = issued(code).event();
    if (!new PersonalLink(issued).validAt(machineClock.instant())) {
      throw new RefusedException(new HoursRejection.LinkExpired());
    }
    return issued;
  }

  /** A link, expired or not, and the ledger it was issued in. */
  record Issued(LinkIssued event, String ledger) {}

  /**
   * The link that a code belongs or once belonged to.
   *
   * @throws RefusedException when there is none
   */
  Issued issued(String code) {
    LinkId id = PersonalLink.idOf(code);
    LinkIssued issued = consult.link(id).issued();
    String ledger = log.ledgersOf(List.of(Streams.link(id))).get(Streams.link(id));
    if (issued == null || ledger == null) {
      throw new RefusedException(new HoursRejection.NotYours());
    }
    return new Issued(issued, ledger);
  }
}
