package se.delaktig.budget.view;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.project.view.Programme;

/** Hours, all together and in parts by a key. */
final class ValuedGroups {
  private final Programme programme;
  private final ValuedGroup all;
  private final Map<String, ValuedGroup> parts = new TreeMap<>();

  /** None so far. */
  ValuedGroups(Programme programme) {
    this.programme = programme;
    this.all = new ValuedGroup(programme);
  }

  /** Adds minutes of a session to a part. */
  void add(String part, CountedEntry one, int minutes) {
    all.add(one, minutes);
    parts.computeIfAbsent(part, none -> new ValuedGroup(programme)).add(one, minutes);
  }

  ValuedGroup all() {
    return all;
  }

  /** The parts in the order of their keys. */
  Map<String, ValuedGroup> parts() {
    return Collections.unmodifiableMap(parts);
  }
}
