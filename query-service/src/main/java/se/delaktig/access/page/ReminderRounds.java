package se.delaktig.access.page;

import java.time.DayOfWeek;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.personregister.Outbox;

/**
 * Reminds everybody once a week. Several processes may do so beside each other, and one that died
 * half-way is followed by another: each reminder is put into the outbox once, and that the week is
 * done is noted there too.
 */
@Component
public class ReminderRounds {
  private static final Logger LOG = LoggerFactory.getLogger(ReminderRounds.class);
  private static final String NEVER = "never";

  private final ObjectProvider<Reminding> parts;
  private final ReminderOutbox outboxes;
  private final ProgrammeClock clock;
  private final @Nullable DayOfWeek day;

  ReminderRounds(
      ObjectProvider<Reminding> parts,
      ReminderOutbox outboxes,
      ProgrammeClock clock,
      @Value("${delaktig.reminders.day:monday}") String day) {
    this.parts = parts;
    this.outboxes = outboxes;
    this.clock = clock;
    this.day = day.equals(NEVER) ? null : DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT));
  }

  /** Reminds of what waits, unless that has been done this week. */
  public void round() {
    DayOfWeek of = day;
    if (of == null) {
      return;
    }
    Outbox outbox = outboxes.outbox();
    ReminderWeek week = ReminderWeek.dueAt(clock.now(), of);
    String name = "reminders|" + week.name();
    if (outbox.isReminded(name)) {
      return;
    }
    boolean all = true;
    for (Reminding part : parts.orderedStream().toList()) {
      all &= part.remind(week);
    }
    if (all) {
      outbox.reminded(name);
    }
  }

  /** What waits is known when the views have followed the log: not at once. */
  @Scheduled(
      initialDelayString = "${delaktig.reminders.every:5m}",
      fixedDelayString = "${delaktig.reminders.every:5m}")
  void onTime() {
    try {
      round();
    } catch (RuntimeException e) {
      LOG.warn("The weekly reminders are not out; the next round goes on", e);
    }
  }
}
