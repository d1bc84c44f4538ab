package se.delaktig.steering.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static se.delaktig.kernel.handling.AskedProject.PROJECT;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.time.Instant;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.Given;
import se.delaktig.personregister.Outbox;
import se.delaktig.steering.Meeting;
import se.delaktig.steering.command.MailMinutes;
import se.delaktig.steering.event.MeetingId;
import se.delaktig.steering.event.MinutesIssued;
import se.delaktig.steering.event.MinutesMailId;
import se.delaktig.steering.event.MinutesMailed;

/** Minutes go by mail to somebody without an account, as they were issued. */
class MinutesMailTest {
  private static final MeetingId MEETING = new MeetingId("m1");
  private static final MinutesMailId MAIL = new MinutesMailId("mail-1");
  private static final String SHA = "ab".repeat(32);
  private static final Instant NOW = Instant.parse("2019-11-18T08:41:00Z");

  private final Outbox outbox = mock(Outbox.class);
  private final Consult consult = mock(Consult.class);
  private final FixtureConfiguration<MinutesMailAggregate> mails =
      Given.stream(MinutesMailAggregate.class)
          .registerInjectableResource(new MinutesPost(outbox, consult, () -> NOW));

  @BeforeEach
  void issued() {
    when(consult.meeting(Given.LEDGER, MEETING))
        .thenReturn(
            Meeting.unknown()
                .after(new MinutesIssued(MEETING, 1, 4_711, "file-1", SHA, 48_213, "sv")));
  }

  private static MailMinutes mail(int number) {
    return new MailMinutes(MEETING, MAIL, number, "stina@example.org");
  }

  @Test
  void theAddressIsInTheMailAndTheFileGoesAlong() {
    mails
        .givenNoPriorActivity()
        .when(mail(1), by(Role.PROJECT_LEADER))
        .expectEvents(new MinutesMailed(MEETING, MAIL, 1));
    ArgumentCaptor<Outbox.Mail> letter = ArgumentCaptor.forClass(Outbox.Mail.class);
    verify(outbox)
        .putWithFile(
            eq(PROJECT),
            eq("minutesmail-mail-1"),
            letter.capture(),
            eq(new Outbox.Attachment("file-1", "protokoll.pdf")),
            eq(NOW));
    assertThat(letter.getValue().recipient()).isEqualTo("stina@example.org");
    assertThat(letter.getValue().text()).contains(SHA, "In English");
  }

  @Test
  void minutesThatAreNotThereAreNotMailed() {
    mails
        .givenNoPriorActivity()
        .when(mail(2), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("steering.minutes-unknown"));
    verify(outbox, never()).putWithFile(any(), any(), any(), any(Outbox.Attachment.class), any());
  }
}
