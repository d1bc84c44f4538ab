package se.delaktig.hours.view;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Past;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.view.LedgerAt;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.ViewReader.Snapshot;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Sex;
import se.delaktig.project.view.Programme;

/**
 * Makes hours statements from the views; the one of a whole project is kept until something has
 * happened.
 */
@Component
public class HoursStatements {
  private final ViewReader<PersonHours> people;
  private final DiscreetHours discreet;
  private final ProgrammeClock clock;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  /** Of whole projects as they were known; gone with what they are made of. */
  private final Map<LedgerAt, HoursStatement> past =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final PersonHoursView view;

  HoursStatements(
      Views views, PersonHoursView people, DiscreetHours discreet, ProgrammeClock clock) {
    this.people = views.reader(people);
    this.view = people;
    this.discreet = discreet;
    this.clock = clock;
  }

  /** Hours by sex. */
  public Parted<Sex> bySex(Sight sight) {
    return parted(sight, Trait.SEX, HoursStatement::bySex);
  }

  /** Hours by age group. */
  public Parted<AgeGroup> byAgeGroup(Sight sight) {
    return parted(sight, Trait.AGE_GROUP, HoursStatement::byAgeGroup);
  }

  private <K> Parted<K> parted(Sight sight, Trait trait, Function<HoursStatement, Split<K>> split) {
    HoursStatement today = of(sight);
    if (sight.numbersOnly()) {
      Ended ended = toPart(sight, trait);
      return Parted.until(
          ended.until(), split.apply(ended.hours()).rowsWithoutSmall(), today.total());
    }
    Split<K> parts = split.apply(today);
    return Parted.ofToday(sight.seesPeople() ? parts.rows() : parts.rowsWithoutSmall());
  }

  /**
   * What may be parted by what people are: for those who see numbers only as it was shown at the
   * end of a month, for others as it is.
   */
  public Ended toPart(Sight sight, Trait trait) {
    return sight.numbersOnly() ? discreet.atMonthsEnd(sight, trait) : new Ended(null, of(sight));
  }

  /**
   * The statement of as much of a project as is in sight; for those who see numbers only, as much
   * of it as may be shown.
   */
  public HoursStatement of(Sight sight) {
    if (sight.numbersOnly()) {
      return discreet.of(sight);
    }
    Past time = sight.past();
    if (time != null) {
      return then(sight, time);
    }
    Snapshot<PersonHours> all = people.all(sight.project().value());
    return sight.whole()
        ? whole(sight.project().value(), sight.programme(), all)
        : HoursStatement.of(
            sight.programme(), sight.among(all.states()), all.position(), clock.today());
  }

  private HoursStatement then(Sight sight, Past time) {
    if (sight.whole()) {
      return past.computeIfAbsent(time.ledger(), ledger -> known(sight, time))
          .until(time.happened());
    }
    Snapshot<PersonHours> all = time.ledger().all(view);
    return HoursStatement.of(
            sight.programme(), sight.among(all.states()), all.position(), time.happened())
        .until(time.happened());
  }

  private HoursStatement known(Sight sight, Past time) {
    Snapshot<PersonHours> all = time.ledger().all(view);
    return HoursStatement.of(sight.programme(), all.states(), all.position(), time.known());
  }

  private HoursStatement whole(String project, Programme programme, Snapshot<PersonHours> all) {
    LocalDate today = clock.today();
    Kept before = kept.get(project);
    if (before != null && before.isOf(all, programme, today)) {
      return before.statement();
    }
    HoursStatement now = HoursStatement.of(programme, all.states(), all.position(), today);
    kept.put(project, new Kept(all, now));
    return now;
  }

  /** A statement and what it was made of: a mended document is another one at the same position. */
  private record Kept(Snapshot<PersonHours> people, HoursStatement statement) {
    boolean isOf(Snapshot<PersonHours> all, Programme programme, LocalDate today) {
      return people.byId() == all.byId()
          && statement.position() == all.position()
          && statement.day().equals(today)
          && statement.programme() == programme;
    }
  }
}
