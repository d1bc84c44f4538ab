package se.delaktig.hours.handling;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import se.delaktig.hours.HoursRejection;
import se.delaktig.hours.PersonalLink;
import se.delaktig.hours.command.IssueLink;
import se.delaktig.hours.event.HoursEvent;
import se.delaktig.hours.event.LinkId;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.Posting;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.Outbox;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/**
 * Makes personal links. The code goes into the mail and nowhere else: not into the log, not to
 * whoever asked for the link. The mail is put into the outbox before the event is written, and is
 * taken out again when the event cannot be.
 */
class LinkIssuing {
  private final PersonRegister register;
  private final Outbox outbox;
  private final Consult consult;
  private final String pages;
  private final InstantSource machineClock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param pages the address that the pages are reached at
   * @param machineClock links expire by the machine's clock
   */
  LinkIssuing(
      PersonRegister register,
      Outbox outbox,
      Consult consult,
      String pages,
      InstantSource machineClock) {
    this.register = register;
    this.outbox = outbox;
    this.consult = consult;
    this.pages = pages.replaceAll("/+$", "");
    this.machineClock = machineClock;
  }

  Outcome<HoursEvent> issue(String ledger, IssueLink command) {
    PersonId person = command.person();
    if (!consult.known(ledger, Set.of(person)).contains(person)) {
      return Outcome.refused(UnknownThing.person("person"));
    }
    ProjectId project = new ProjectId(ledger);
    String address = register.details(project, person).map(PersonDetails::email).orElse(null);
    if (address == null) {
      return Outcome.refused(new HoursRejection.NoAddress());
    }
    String code = PersonalLink.newCode(random);
    LinkId link = PersonalLink.idOf(code);
    Instant now = machineClock.instant();
    Instant expires = now.plus(Duration.ofDays(command.days()));
    String stream = Streams.link(link);
    outbox.put(
        project,
        person,
        stream,
        LinkMail.of(
            address,
            ledger.replaceFirst("-", "/"),
            command.purpose(),
            command.month(),
            expires,
            pages,
            code),
        now);
    Posting.takeOutUnlessStored(outbox, stream);
    return Outcome.accepted(
        new LinkIssued(link, person, command.purpose(), command.month(), expires));
  }
}
