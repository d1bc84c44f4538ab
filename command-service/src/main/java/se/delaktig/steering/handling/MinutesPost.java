package se.delaktig.steering.handling;

import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.Posting;
import se.delaktig.personregister.Outbox;
import se.delaktig.project.event.ProjectId;
import se.delaktig.steering.Meeting;
import se.delaktig.steering.command.MailMinutes;
import se.delaktig.steering.event.MeetingEvent;

/** Puts minutes into the outbox as they were issued, for somebody who needs no account. */
@Component
class MinutesPost {
  private final Outbox outbox;
  private final Consult consult;
  private final InstantSource machineClock;

  @Autowired
  MinutesPost(Outbox outbox, Consult consult) {
    this(outbox, consult, InstantSource.system());
  }

  MinutesPost(Outbox outbox, Consult consult, InstantSource machineClock) {
    this.outbox = outbox;
    this.consult = consult;
    this.machineClock = machineClock;
  }

  Outcome<MeetingEvent> put(String ledger, MailMinutes command) {
    Meeting meeting = consult.meeting(ledger, command.meeting());
    meeting
        .issued(command.number())
        .ifPresent(minutes -> {
          outbox.putWithFile(
              new ProjectId(ledger),
              command.stream(),
              MinutesLetter.of(command.address(), ledger.replaceFirst("-", "/"), minutes.sha256()),
              new Outbox.Attachment(minutes.file(), MinutesLetter.FILE_NAME),
              machineClock.instant());
          Posting.takeOutUnlessStored(outbox, command.stream());
        });
    return meeting.mail(command);
  }
}
