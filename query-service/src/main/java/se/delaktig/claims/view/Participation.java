package se.delaktig.claims.view;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.policy.Break;

/**
 * From somebody's first attended activity until every employer has been left.
 *
 * @param start the day of the first attended activity
 * @param end the last day of the last employment; absent while there is one
 */
record Participation(LocalDate start, @Nullable LocalDate end) {

  /** All of a person's, oldest first: one, or a further one for each return. */
  static List<Participation> of(PersonHours person, FileLayout.Reentry reentry) {
    List<LocalDate> returns =
        switch (reentry) {
          case FIRST_START_LAST_END -> List.of();
          case NEW_START_AFTER_BREAK -> returns(person);
        };
    List<Participation> all = new ArrayList<>();
    LocalDate from = LocalDate.MIN;
    for (LocalDate back : returns) {
      started(person, from, back)
          .map(start -> new Participation(start, leftBefore(person, back).orElse(null)))
          .ifPresent(all::add);
      from = back;
    }
    started(person, from, LocalDate.MAX)
        .map(start -> new Participation(start, left(person).orElse(null)))
        .ifPresent(all::add);
    return List.copyOf(all);
  }

  /** The first attended activity from one day until before another. */
  private static Optional<LocalDate> started(PersonHours person, LocalDate from, LocalDate until) {
    return person.entries().stream()
        .filter(entry -> entry.presence().attended())
        .map(PersonHours.Entry::date)
        .filter(day -> !day.isBefore(from) && day.isBefore(until))
        .min(Comparator.naturalOrder());
  }

  /**
   * The days on which somebody came back who had left every employer. Whoever comes back in the
   * same month, which is the file's unit of time, has not been away.
   */
  private static List<LocalDate> returns(PersonHours person) {
    return person.employments().stream()
        .map(Employment::from)
        .distinct()
        .sorted()
        .filter(day -> person.employmentOn(day, null).isPresent())
        .filter(day -> person.employmentOn(day.minusDays(1), null).isEmpty())
        .filter(day ->
            leftBefore(person, day)
                .filter(last -> YearMonth.from(last).isBefore(YearMonth.from(day)))
                .isPresent())
        .toList();
  }

  /** The last day of an employment that was left before a day. */
  private static Optional<LocalDate> leftBefore(PersonHours person, LocalDate day) {
    return Stream.concat(
            person.ended().values().stream(), person.breaks().stream().map(Break::left))
        .filter(last -> last.isBefore(day))
        .max(Comparator.naturalOrder());
  }

  /** The last day of somebody who has left every employer. */
  private static Optional<LocalDate> left(PersonHours person) {
    boolean all =
        !person.employments().isEmpty()
            && person.employments().stream()
                .allMatch(one -> person.ended().containsKey(one.organisation()));
    return all ? person.ended().values().stream().max(Comparator.naturalOrder()) : Optional.empty();
  }
}
