package se.delaktig.hours.view;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.ViewReader.Snapshot;
import se.delaktig.kernel.view.Views;
import se.delaktig.project.view.Programme;

/**
 * Makes hours statements from the views; the one of a whole project is kept until something has
 * happened.
 */
@Component
public class HoursStatements {
  private final ViewReader<PersonHours> people;
  private final ProgrammeClock clock;
  private final Map<String, HoursStatement> kept = new ConcurrentHashMap<>();

  HoursStatements(Views views, PersonHoursView people, ProgrammeClock clock) {
    this.people = views.reader(people);
    this.clock = clock;
  }

  /** The statement of as much of a project as is in sight. */
  public HoursStatement of(Sight sight) {
    Snapshot<PersonHours> all = people.all(sight.project().value());
    return sight.whole()
        ? whole(sight.project().value(), sight.programme(), all)
        : HoursStatement.of(
            sight.programme(), sight.among(all.states()), all.position(), clock.today());
  }

  private HoursStatement whole(String project, Programme programme, Snapshot<PersonHours> all) {
    LocalDate today = clock.today();
    HoursStatement before = kept.get(project);
    if (before != null
        && before.position() == all.position()
        && before.day().equals(today)
        && before.programme() == programme) {
      return before;
    }
    HoursStatement now = HoursStatement.of(programme, all.states(), all.position(), today);
    kept.put(project, now);
    return now;
  }
}
