package se.delaktig.budget.view;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.HoursStatement;

/**
 * The co-financing that hours earn. That of a whole project is worked out once for as long as
 * nothing happens, as its hours are.
 */
@Component
class Cofinancings {
  private final Map<String, Cofinancing> kept = new ConcurrentHashMap<>();

  /** What hours earn that are in sight. */
  Cofinancing of(Sight sight, HoursStatement hours) {
    String project = sight.project().value();
    Cofinancing before = kept.get(project);
    if (before != null && before.hours() == hours) {
      return before;
    }
    Cofinancing now = new Cofinancing(hours);
    if (sight.whole() && sight.past() == null && !sight.numbersOnly()) {
      kept.put(project, now);
    }
    return now;
  }
}
