package se.delaktig.hours.view;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Past;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.policy.ReportedTime;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.hours.view.ShownPeople.AtMonthsEnd;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.view.FollowedLedger;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.participants.policy.Records;
import se.delaktig.project.view.Programme;

/**
 * Hours for those who see numbers only. Follows each project's log from its beginning, so that what
 * is shown depends on nothing but the log; each look takes up what has come since.
 */
@Component
class DiscreetHours {
  private static final int DAYS_KEPT = 4;

  private final CommitLog log;
  private final EventFormat format;
  private final ProgrammeClock clock;
  private final Map<String, Followed> byProject = new ConcurrentHashMap<>();
  private final Map<Looked, Shown> shown = latest();

  DiscreetHours(CommitLog log, EventFormat format, ProgrammeClock clock) {
    this.log = log;
    this.format = format;
    this.clock = clock;
  }

  /** A day on which somebody could have looked. */
  private record Looked(String project, LocalDate day, long position) {}

  /** What was shown then. */
  private record Shown(ShownPeople people, long position, LocalDate day) {
    HoursStatement hours(Programme programme, Collection<PersonHours> those) {
      return HoursStatement.of(ofNobody(programme), those, position, day);
    }
  }

  /**
   * The programme without what would move the numbers by a single person's: that there were two
   * records of somebody, and that somebody's hours may be staff time.
   */
  private static Programme ofNobody(Programme programme) {
    return programme.with(Records.apart()).with(ReportedTime.none());
  }

  private static Map<Looked, Shown> latest() {
    return Collections.synchronizedMap(
        new LinkedHashMap<>(DAYS_KEPT, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Looked, Shown> eldest) {
            return size() > DAYS_KEPT;
          }
        });
  }

  /** One project as far as its log has been followed, and the last statement made of it. */
  private static final class Followed {
    private final ShownPeople people = new ShownPeople();
    private final FollowedLedger ledger;
    private final Map<Trait, Counted> atMonthsEnd = new EnumMap<>(Trait.class);
    private @Nullable HoursStatement kept;
    private @Nullable Programme keptUnder;

    private Followed(FollowedLedger ledger) {
      this.ledger = ledger;
    }

    private long position() {
      return ledger.nextPosition() - 1;
    }
  }

  /** Hours of a month's end that have been counted under a programme as it stood. */
  private record Counted(AtMonthsEnd then, Programme programme, HoursStatement hours) {
    boolean isOf(AtMonthsEnd other, Programme now) {
      return then == other && programme == now;
    }
  }

  /**
   * The hours of as much of a project as is in sight. Records of one person are put together where
   * it is settled what is shown, so that the numbers do not tell of whom there were two.
   */
  HoursStatement of(Sight asked) {
    Sight sight = asked.byRecord();
    Past past = sight.past();
    if (past != null) {
      Shown then = shown(sight, past);
      return HoursStatement.of(
              ofNobody(sight.programme()),
              sight.among(then.people().people()),
              sight.among(then.people().inHours()),
              then.position(),
              then.day())
          .joining(then.people().joinedPlaces());
    }
    Followed followed = current(sight);
    synchronized (followed) {
      HoursStatement kept = followed.kept;
      if (kept == null
          || kept.position() != followed.position()
          || !kept.day().equals(clock.today())
          || followed.keptUnder != asked.programme()) {
        kept =
            statement(
                sight.programme(), followed, followed.people.people(), followed.people.inHours());
        followed.kept = kept;
        followed.keptUnder = asked.programme();
      }
      return sight.whole()
          ? kept
          : statement(
              sight.programme(),
              followed,
              sight.among(kept.people()),
              sight.among(followed.people.inHours()));
    }
  }

  /** Hours as they were shown at the end of a month; no day before the first one has ended. */
  Ended atMonthsEnd(Sight asked, Trait trait) {
    Sight sight = asked.byRecord();
    Past past = sight.past();
    if (past != null) {
      Shown shownThen = shown(sight, past);
      AtMonthsEnd end = shownThen.people().atMonthsEnd(trait);
      return new Ended(
          end.until(), shownThen.hours(sight.programme(), sight.among(end.people().values())));
    }
    Followed followed = current(sight);
    synchronized (followed) {
      AtMonthsEnd then = followed.people.atMonthsEnd(trait);
      HoursStatement hours =
          sight.whole()
              ? atMonthsEnd(followed, trait, then, asked.programme())
              : statement(sight.programme(), sight.among(then.people().values()), followed);
      return new Ended(then.until(), hours);
    }
  }

  private HoursStatement atMonthsEnd(
      Followed followed, Trait trait, AtMonthsEnd then, Programme programme) {
    return followed
        .atMonthsEnd
        .compute(
            trait,
            (which, before) ->
                before != null && before.isOf(then, programme)
                    ? before
                    : new Counted(
                        then, programme, statement(programme, then.people().values(), followed)))
        .hours();
  }

  private HoursStatement statement(
      Programme programme,
      Followed followed,
      Collection<PersonHours> counted,
      Collection<PersonHours> inHours) {
    return HoursStatement.of(
            ofNobody(programme), counted, inHours, followed.position(), clock.today())
        .joining(followed.people.joinedPlaces());
  }

  private HoursStatement statement(
      Programme programme, Collection<PersonHours> people, Followed followed) {
    return HoursStatement.of(ofNobody(programme), people, followed.position(), clock.today());
  }

  /** What was shown at the end of a day: the same log gives it again. */
  private Shown shown(Sight sight, Past past) {
    return shown.computeIfAbsent(
        new Looked(sight.project().value(), past.known(), past.ledger().position()),
        asked -> {
          ShownPeople people = new ShownPeople();
          for (Commit commit : log.commitsOf(asked.project(), 0, Long.MAX_VALUE)) {
            if (commit.position() > asked.position()) {
              break;
            }
            people.after(RecordedEvent.of(commit, format));
          }
          people.until(asked.day());
          return new Shown(people, asked.position(), asked.day());
        });
  }

  private Followed current(Sight sight) {
    String project = sight.project().value();
    Followed followed =
        byProject.computeIfAbsent(project, none -> new Followed(new FollowedLedger(log, project)));
    synchronized (followed) {
      followed.ledger.readOn(commit -> followed.people.after(RecordedEvent.of(commit, format)));
      followed.people.until(clock.today());
    }
    return followed;
  }
}
