package se.delaktig.claims.view;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.HoursStatement;

/**
 * How far the hours have come place by place. That of a whole project is worked out once for as
 * long as nothing happens, as its hours are.
 */
@Component
public class CofinancingPlaces {
  private final Map<String, CofinancingByPlace> kept = new ConcurrentHashMap<>();

  /** Of the hours that are in sight. */
  public CofinancingByPlace of(Sight sight, HoursStatement hours) {
    String project = sight.project().value();
    CofinancingByPlace before = kept.get(project);
    if (before != null && before.hours() == hours) {
      return before;
    }
    CofinancingByPlace now = new CofinancingByPlace(hours);
    if (sight.whole() && sight.past() == null && !sight.numbersOnly()) {
      kept.put(project, now);
    }
    return now;
  }
}
