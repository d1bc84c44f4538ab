package se.delaktig.hours.view;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.participants.event.Employment;

/**
 * Where somebody was counted and is to be counted; nowhere after having left. A row in which the
 * person stays is not moved, unless what is planned for the person is another.
 *
 * @param asWhole whether the row is moved in which the person stays
 */
record Heads(Set<Optional<Employment>> from, Set<Optional<Employment>> to, boolean asWhole) {
  static final Heads STAY = new Heads(Set.of(), Set.of(), false);

  static Heads of(@Nullable PersonHours head, PersonHours now) {
    return new Heads(
        places(head), places(now), head != null && head.preparand() != now.preparand());
  }

  private static Set<Optional<Employment>> places(@Nullable PersonHours person) {
    return person == null || person.isNobody() || person.hasLeft()
        ? Set.of()
        : Set.of(person.latestEmployment());
  }

  Stream<Optional<Employment>> all() {
    return Stream.of(from, to).flatMap(Set::stream);
  }

  /** The rows in which another number of people stands, of those that places have. */
  Set<String> moved(Function<Optional<Employment>, Stream<String>> rows) {
    Set<String> before = from.stream().flatMap(rows).collect(Collectors.toSet());
    Set<String> after = to.stream().flatMap(rows).collect(Collectors.toSet());
    return Stream.concat(before.stream(), after.stream())
        .filter(row -> asWhole || !before.contains(row) || !after.contains(row))
        .collect(Collectors.toSet());
  }
}
