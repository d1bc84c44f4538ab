package se.delaktig.kernel.http;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.ActorId;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.hours.HoursRejection;
import se.delaktig.hours.PersonalLink;
import se.delaktig.hours.event.LinkId;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.AccessDenied;
import se.delaktig.kernel.handling.Caller;
import se.delaktig.kernel.handling.CommandDesk;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.RefusedException;
import se.delaktig.personregister.PersonRegister;

/**
 * Finds out who sends a request: the holder of a personal link, or an account by its access token.
 */
@Component
class Callers {
  private final Consult consult;
  private final PersonRegister register;
  private final CommitLog log;

  /** The machine's clock, by which links expire. */
  private final InstantSource machineClock = InstantSource.system();

  Callers(Consult consult, PersonRegister register, CommitLog log) {
    this.consult = consult;
    this.register = register;
    this.log = log;
  }

  Caller of(String ledger, @Nullable String linkCode, @Nullable Authentication authentication) {
    if (linkCode != null) {
      return new Caller.Holder(holder(linkCode));
    }
    if (authentication instanceof JwtAuthenticationToken token) {
      String name = token.getToken().getClaimAsString("name");
      ActorId actor =
          register.actor(ledger, token.getName(), name == null ? token.getName() : name);
      ActorId inOffice =
          ledger.equals(CommandDesk.OFFICE)
              ? actor
              : register.findActor(CommandDesk.OFFICE, token.getName()).orElse(null);
      return new Caller.SignedIn(actor, inOffice);
    }
    if (authentication instanceof BearerTokenAuthentication program) {
      // A program acts for its owner, who answers for it, so that rules of who may not do both of
      // two things hold for the two together.
      String owner = program.getName();
      ActorId actor =
          register
              .findActor(ledger, owner)
              .orElseThrow(() -> new RefusedException(new AccessDenied()));
      return new Caller.SignedIn(actor, register.findActor(CommandDesk.OFFICE, owner).orElse(null));
    }
    throw new IllegalStateException("the security chain lets nobody else in");
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
