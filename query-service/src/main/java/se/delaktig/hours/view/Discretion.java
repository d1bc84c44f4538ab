package se.delaktig.hours.view;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.participants.event.PersonId;

/**
 * Which changes those may be shown who see numbers only. Whoever looks on two days can subtract, so
 * a change is as telling as a number: it is shown when every row that it moves is moved by at least
 * five people at once, and waits for others until then.
 */
final class Discretion {
  private Discretion() {}

  /**
   * Something about one person that has changed since it was last shown.
   *
   * @param what what of the person it is: a session's id, or where the person works
   * @param rows the rows of the statement that it moves; none where it moves no number
   */
  record Change(PersonId person, String what, Set<String> rows) {}

  /**
   * The most that may be shown of what waits: of any two sets that may be shown, both together may
   * be as well, so there is one that holds all others.
   */
  static Set<Change> showable(Collection<Change> waiting) {
    Set<Change> rest = new LinkedHashSet<>(waiting);
    boolean someTookOthersAlong = true;
    while (someTookOthersAlong) {
      Map<String, Set<PersonId>> people = new HashMap<>();
      rest.forEach(change ->
          change
              .rows()
              .forEach(row ->
                  people.computeIfAbsent(row, none -> new HashSet<>()).add(change.person())));
      someTookOthersAlong =
          rest.removeIf(change ->
              change.rows().stream()
                  .anyMatch(row -> people.getOrDefault(row, Set.of()).size() < SmallGroups.FEWEST));
    }
    return rest;
  }
}
