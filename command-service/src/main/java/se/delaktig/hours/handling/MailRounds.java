package se.delaktig.hours.handling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.hours.event.LinkId;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.hours.handling.MailTransport.Failure;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.personregister.Outbox;
import se.delaktig.personregister.Outbox.Channel;
import se.delaktig.personregister.Outbox.Fault;
import se.delaktig.personregister.Outbox.Mail;
import se.delaktig.personregister.Outbox.Posted;

/**
 * Empties the outbox, round by round. Several processes may do so beside each other: each mail is
 * taken by one at a time. A mail is noted as sent after the mail server has taken it, so one that
 * was taken in the moment when the process died goes out a second time, with the same Message-ID;
 * SMTP offers nothing better. A mail whose event is not in the log is not sent. Text messages go
 * the same way by a transport of their own, and neither waits for the other.
 */
class MailRounds {
  private static final Logger LOG = LoggerFactory.getLogger(MailRounds.class);

  /** How long one process may be at one mail; far beyond the time-outs towards the mail server. */
  static final Duration LEASE = Duration.ofMinutes(15);

  /** How long to wait after each failed try; the last one again and again. */
  static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(3));

  /** How long a mail is tried before someone has to look at it. */
  static final Duration PATIENCE = Duration.ofDays(3);

  /** How long a mail may wait for its event; then what it tells of did not happen. */
  static final Duration UNBOUND = Duration.ofHours(1);

  private final Outbox outbox;
  private final CommitLog log;
  private final Consult consult;
  private final Map<Channel, MailTransport> transports;
  private final InstantSource machineClock;

  MailRounds(
      Outbox outbox,
      CommitLog log,
      Consult consult,
      Map<Channel, MailTransport> transports,
      InstantSource machineClock) {
    this.outbox = outbox;
    this.log = log;
    this.consult = consult;
    this.transports = Map.copyOf(transports);
    this.machineClock = machineClock;
  }

  @Scheduled(
      fixedDelayString = "${delaktig.mail.every:PT5S}",
      initialDelayString = "${delaktig.mail.every:PT5S}")
  void onTime() {
    try {
      round();
    } catch (RuntimeException e) {
      LOG.warn("A round of the outbox failed; the next one goes on", e);
    }
  }

  /** Sends what is due, until nothing is or whoever it is handed to takes nothing. */
  void round() {
    transports.forEach((channel, transport) -> {
      boolean goOn = true;
      while (goOn) {
        Instant now = machineClock.instant();
        goOn =
            outbox
                .take(now, LEASE, channel)
                .map(posted -> handled(posted, transport, now))
                .orElse(false);
      }
    });
  }

  /** Whether it makes sense to go on with other mails. */
  private boolean handled(Posted posted, MailTransport transport, Instant now) {
    Mail mail = posted.mail().orElse(null);
    if (mail == null) {
      // erased with the person
      outbox.drop(posted.id());
      return true;
    }
    String boundTo = posted.boundTo();
    if (boundTo != null && !log.ledgersOf(List.of(boundTo)).containsKey(boundTo)) {
      if (posted.queued().plus(UNBOUND).isBefore(now)) {
        outbox.drop(posted.id());
      } else {
        outbox.later(posted.id(), now.plus(PAUSES.getFirst()));
      }
      return true;
    }
    if (boundTo != null && expired(boundTo, now)) {
      outbox.giveUp(posted.id(), Fault.EXPIRED, now);
      return true;
    }
    Optional<Failure> failure = transport.send(posted, mail);
    if (failure.isEmpty()) {
      outbox.sent(posted.id(), machineClock.instant());
      return true;
    }
    Failure why = failure.get();
    if (why.last() || posted.since().plus(PATIENCE).isBefore(now)) {
      outbox.giveUp(posted.id(), why.fault(), now);
    } else {
      outbox.failed(posted.id(), why.fault(), now.plus(pause(posted.tries())));
    }
    return !why.everyMail();
  }

  private boolean expired(String stream, Instant now) {
    LinkId id = new LinkId(stream.substring(stream.indexOf('-') + 1));
    LinkIssued link = Streams.link(id).equals(stream) ? consult.link(id).issued() : null;
    return link != null && !now.isBefore(link.expires());
  }

  static Duration pause(int failedBefore) {
    return PAUSES.get(Math.min(failedBefore, PAUSES.size() - 1));
  }
}
