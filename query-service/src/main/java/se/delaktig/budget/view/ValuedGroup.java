package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.view.Programme;

/** Hours that are valued together, and how many sessions and people they are of. */
final class ValuedGroup {
  private final CertifiedMinutes minutes;
  private final Set<PersonId> people = new HashSet<>();
  private @Nullable PersonHours last;
  private int sessions;

  /** None so far. */
  ValuedGroup(Programme programme) {
    this.minutes = new CertifiedMinutes(programme);
  }

  /** Adds minutes of a person's session. */
  void add(CountedEntry one, int more) {
    minutes.add(one, more);
    // a person's sessions come one after the other
    if (one.person() != last) {
      last = one.person();
      people.add(last.person());
    }
    sessions++;
  }

  /** Kronor for all of them, under the rules of each day. */
  BigDecimal value() {
    return minutes.value();
  }

  /** How many people's part in how many sessions, all added up. */
  int sessions() {
    return sessions;
  }

  int people() {
    return people.size();
  }
}
