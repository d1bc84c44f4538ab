package se.delaktig.embeddedstore;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a query is answered: the ranges of one index that hold every document it can match.
 *
 * @param index the index to read
 * @param ranges in the index's order, not overlapping
 * @param descending whether to read them from the end
 * @param sorted whether the documents then come in the order asked for
 * @param worth how much the index helps; 0 is a scan of the whole collection
 */
record Plan(
    StoreIndex index, List<KeyRange> ranges, boolean descending, boolean sorted, int worth) {

  /** So many single values or combinations are looked up one by one at most. */
  private static final int MOST_POINTS = 4_096;

  private static final int EXACT = 1_000;
  private static final int POINT = 20;
  private static final int RANGE = 10;
  private static final int ORDER = 5;

  static Plan of(List<StoreIndex> indexes, Document query, @Nullable Document orderBy) {
    Bounds bounds = Bounds.of(query);
    Plan best = null;
    for (StoreIndex index : indexes) {
      Plan plan = of(index, bounds, orderBy);
      if (plan != null && (best == null || plan.worth > best.worth)) {
        best = plan;
      }
    }
    return Objects.requireNonNull(best, "a collection has an index on _id");
  }

  private static @Nullable Plan of(StoreIndex index, Bounds bounds, @Nullable Document orderBy) {
    List<IndexKey> fields = index.getKeys();
    List<byte[]> prefixes = List.of(new byte[0]);
    List<Bounds.Bound> used = new ArrayList<>();
    int single = 0;
    int points = 0;
    while (points < fields.size()) {
      IndexKey field = fields.get(points);
      Bounds.Bound bound = bounds.get(field.getKey());
      if (bound == null
          || !bound.isPoints()
          || !isUsable(index, field, bound, used)
          || (long) prefixes.size() * bound.points().size() > MOST_POINTS) {
        break;
      }
      prefixes = product(prefixes, bound.points(), field.isAscending());
      used.add(bound);
      if (bound.points().size() == 1 && single == points) {
        single++;
      }
      points++;
    }
    List<KeyRange> ranges = new ArrayList<>();
    IndexKey next = points < fields.size() ? fields.get(points) : null;
    Bounds.Bound span = next == null ? null : bounds.get(next.getKey());
    boolean isSpan =
        next != null && span != null && !span.isPoints() && isUsable(index, next, span, used);
    for (byte[] prefix : prefixes) {
      if (isSpan) {
        boolean anyElement = index.isMultikey() && Objects.requireNonNull(span).element() == null;
        ranges.add(
            Objects.requireNonNull(span)
                .range(prefix, Objects.requireNonNull(next).isAscending(), anyElement));
      } else {
        ranges.add(KeyRange.startingWith(prefix));
      }
    }
    boolean restricts = points > 0 || isSpan;
    if (!restricts && index.leavesOutMissing()) {
      return null;
    }
    Order order = Order.of(index, single, orderBy);
    int worth = points * POINT + (isSpan ? RANGE : 0);
    if (points == fields.size() && index.isUnique()) {
      worth += EXACT;
    }
    if (order.sorted() && orderBy != null && !orderBy.isEmpty()) {
      worth += ORDER;
    }
    if (worth == 0 && !(index instanceof IdIndex)) {
      return null;
    }
    return new Plan(index, KeyRange.tidy(ranges), order.descending(), order.sorted(), worth);
  }

  /**
   * An array's elements each have an entry, so two fields below one array may be bound together
   * only if one element has to fulfil both.
   */
  private static boolean isUsable(
      StoreIndex index, IndexKey field, Bounds.Bound bound, List<Bounds.Bound> used) {
    if (bound.matchesMissing() && index.leavesOutMissing()) {
      return false;
    }
    if (!index.isMultikey()) {
      return true;
    }
    String root = Utils.firstFragment(field.getKey());
    for (int i = 0; i < used.size(); i++) {
      boolean sameRoot = Utils.firstFragment(index.getKeys().get(i).getKey()).equals(root);
      String element = bound.element();
      if (sameRoot && (element == null || !element.equals(used.get(i).element()))) {
        return false;
      }
    }
    return true;
  }

  private static List<byte[]> product(
      List<byte[]> prefixes, List<byte[]> points, boolean ascending) {
    List<byte[]> product = new ArrayList<>(prefixes.size() * points.size());
    for (byte[] prefix : prefixes) {
      for (byte[] point : points) {
        KeyWriter writer = new KeyWriter().raw(prefix).raw(point);
        product.add((ascending ? writer : writer.invertFrom(prefix.length)).toBytes());
      }
    }
    return product;
  }

  /** Whether an index gives the order asked for, and from which end. */
  private record Order(boolean sorted, boolean descending) {

    static Order of(StoreIndex index, int single, @Nullable Document orderBy) {
      if (orderBy == null || orderBy.isEmpty()) {
        return new Order(true, false);
      }
      Object natural = orderBy.get("$natural");
      if (natural != null) {
        return new Order(true, direction(natural) < 0);
      }
      List<String> names = new ArrayList<>();
      List<Boolean> ascending = new ArrayList<>();
      for (IndexKey field : index.getKeys()) {
        names.add(field.getKey());
        ascending.add(field.isAscending());
      }
      if (!names.contains("_id")) {
        names.add("_id");
        ascending.add(true);
      }
      int at = single;
      Boolean reversed = null;
      for (Map.Entry<String, Object> by : orderBy.entrySet()) {
        boolean up = direction(by.getValue()) > 0;
        boolean settled = at > 0 && at <= names.size() && names.subList(0, at).contains("_id");
        if (settled || names.subList(0, single).contains(by.getKey())) {
          continue;
        }
        if (at >= names.size() || !names.get(at).equals(by.getKey())) {
          return new Order(false, false);
        }
        boolean against = up != ascending.get(at);
        if (reversed != null && reversed != against) {
          return new Order(false, false);
        }
        reversed = against;
        at++;
      }
      return new Order(!index.isMultikey(), reversed != null && reversed);
    }

    private static int direction(@Nullable Object value) {
      if (value instanceof Number number && number.intValue() != 0) {
        return number.intValue();
      }
      throw new MongoServerError(ErrorCode.BadValue, "a sort direction must be 1 or -1");
    }
  }
}
