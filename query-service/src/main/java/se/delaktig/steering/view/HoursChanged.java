package se.delaktig.steering.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.Split;
import se.delaktig.hours.view.Sums;

/**
 * How hours have changed between two looks, by organisation, so that the rows are together the
 * whole. What was shown joined in either look stays joined.
 *
 * @param rows only those that have changed; the one without an id is all that is shown joined
 */
public record HoursChanged(Sums total, List<Row> rows) {
  /**
   * An organisation.
   *
   * @param id absent for those that are shown only together
   */
  public record Row(@Nullable String id, Sums sums) {}

  /**
   * @param people whether the reader may see people; otherwise small groups are joined
   */
  public static HoursChanged between(HoursStatement then, HoursStatement now, boolean people) {
    Sums total = now.total().since(then.total());
    Map<String, Sums> before = apart(then, people);
    Map<String, Sums> after = apart(now, people);
    Map<String, Sums> shown = new HashMap<>(after);
    shown.keySet().retainAll(before.keySet());
    List<Row> rows = new ArrayList<>();
    Sums rest = total;
    for (String id : shown.keySet().stream().sorted().toList()) {
      Sums change =
          Objects.requireNonNull(after.get(id)).since(Objects.requireNonNull(before.get(id)));
      rest = rest.since(change);
      if (isSome(change)) {
        rows.add(new Row(id, change));
      }
    }
    if (isSome(rest)) {
      rows.add(new Row(null, rest));
    }
    return new HoursChanged(total, List.copyOf(rows));
  }

  /** Whether anything has. */
  public boolean changed() {
    return isSome(total) || !rows.isEmpty();
  }

  private static boolean isSome(Sums change) {
    return change.logged() != 0 || change.signed() != 0 || change.certified() != 0;
  }

  private static Map<String, Sums> apart(HoursStatement hours, boolean people) {
    Map<String, Sums> sums = new HashMap<>();
    List<Split.Row<String>> rows =
        people ? hours.byOrganisation().rows() : hours.organisationsWithoutSmall();
    for (Split.Row<String> row : rows) {
      if (!row.joined()) {
        sums.put(row.keys().getFirst(), Sums.of(row.entries()));
      }
    }
    if (people) {
      // nothing is joined: an organisation that had no hours then had none
      hours
          .programme()
          .places()
          .organisations()
          .keySet()
          .forEach(id -> sums.putIfAbsent(id.value(), Sums.of(List.of())));
    }
    return sums;
  }
}
