package se.delaktig.embeddedstore;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a query says about single fields, as far as an index can answer it: equality with one of
 * some values, or a range within one type. Everything else in the query is left to the filter that
 * every candidate passes anyway, so it is always right to know less here.
 */
final class Bounds {

  /**
   * The bounds of one field.
   *
   * @param element the array that one and the same element of which fulfils the bounds, or null
   */
  record Bound(
      @Nullable String element,
      List<byte[]> points,
      @Nullable Limit low,
      @Nullable Limit high,
      boolean matchesMissing) {

    boolean isPoints() {
      return !points.isEmpty();
    }

    /** The keys after a prefix that lie within the range, in an index field's direction. */
    KeyRange range(byte[] prefix, boolean ascending, boolean lowOnly) {
      Limit known = low != null ? low : Objects.requireNonNull(high);
      Limit wholeType = new Limit(new byte[] {known.value()[0]}, true);
      Limit from = low != null ? low : wholeType;
      Limit to = high != null && !(lowOnly && low != null) ? high : wholeType;
      if (!ascending) {
        Limit swapped = from;
        from = to.inverted();
        to = swapped.inverted();
      }
      byte[] first = new KeyWriter().raw(prefix).raw(from.value()).toBytes();
      byte[] last = new KeyWriter().raw(prefix).raw(to.value()).toBytes();
      byte[] begin = from.inclusive() ? first : KeyRange.after(first);
      byte[] end = to.inclusive() ? KeyRange.after(last) : last;
      return begin == null ? new KeyRange(last, last) : new KeyRange(begin, end);
    }
  }

  record Limit(byte[] value, boolean inclusive) {

    Limit inverted() {
      return new Limit(new KeyWriter().raw(value).invertFrom(0).toBytes(), inclusive);
    }
  }

  private static final Set<String> LOGICAL = Set.of("$and", "$or", "$nor", "$comment", "$expr");

  private final Map<String, Bound> byField = new LinkedHashMap<>();

  static Bounds of(Document query) {
    Bounds bounds = new Bounds();
    bounds.add(query, "", null);
    return bounds;
  }

  @Nullable Bound get(String field) {
    return byField.get(field);
  }

  private void add(Document query, String prefix, @Nullable String element) {
    query.forEach((name, condition) -> {
      if (name.equals("$and") && condition instanceof Collection<?> all) {
        all.forEach(part -> {
          if (part instanceof Document partQuery) {
            add(partQuery, prefix, element);
          }
        });
      } else if (!name.startsWith("$")) {
        field(prefix + name, condition, element);
      }
    });
  }

  private void field(String field, @Nullable Object condition, @Nullable String element) {
    if (condition instanceof Document document && hasOperators(document)) {
      operators(field, document, element);
    } else {
      points(field, Collections.singletonList(condition), element);
    }
  }

  private static boolean isAboutElementItself(Document inner) {
    return inner.keySet().stream().anyMatch(n -> n.startsWith("$") && !LOGICAL.contains(n));
  }

  private static boolean hasOperators(Document document) {
    return document.keySet().stream().anyMatch(name -> name.startsWith("$"));
  }

  private void operators(String field, Document operators, @Nullable String element) {
    operators.forEach((operator, operand) -> {
      switch (operator) {
        case "$eq" -> points(field, Collections.singletonList(operand), element);
        case "$in" -> {
          if (operand instanceof Collection<?> values) {
            points(field, values, element);
          }
        }
        case "$gte" -> limit(field, operand, true, true, element);
        case "$gt" -> limit(field, operand, true, false, element);
        case "$lte" -> limit(field, operand, false, true, element);
        case "$lt" -> limit(field, operand, false, false, element);
        case "$elemMatch" -> {
          if (operand instanceof Document inner && element == null) {
            if (isAboutElementItself(inner)) {
              operators(field, inner, field);
            } else {
              add(inner, field + ".", field);
            }
          }
        }
        default -> {
          // left to the filter
        }
      }
    });
  }

  private void points(String field, Collection<?> values, @Nullable String element) {
    Bound known = byField.get(field);
    if (known != null && known.isPoints()) {
      return;
    }
    List<byte[]> points = new ArrayList<>();
    boolean matchesMissing = false;
    for (Object value : values) {
      if (value == null || value instanceof Missing) {
        // an index holds missing, null and (under its own byte) an array without elements
        points.add(new KeyWriter().value(null).toBytes());
        points.add(new KeyWriter().emptyArray().toBytes());
        matchesMissing = true;
      } else if (!isPlain(value)) {
        return;
      } else {
        points.add(new KeyWriter().value(value).toBytes());
      }
    }
    if (points.isEmpty()) {
      return;
    }
    byField.put(field, new Bound(element, points, null, null, matchesMissing));
  }

  private void limit(
      String field,
      @Nullable Object value,
      boolean isLow,
      boolean inclusive,
      @Nullable String element) {
    Bound known = byField.get(field);
    if (value == null || !isPlain(value) || value instanceof Document) {
      return;
    }
    Limit limit = new Limit(new KeyWriter().value(value).toBytes(), inclusive);
    if (known == null) {
      byField.put(
          field, new Bound(element, List.of(), isLow ? limit : null, isLow ? null : limit, false));
      return;
    }
    Limit other = isLow ? known.high() : known.low();
    boolean free = (isLow ? known.low() : known.high()) == null;
    boolean sameElement = Objects.equals(known.element(), element);
    if (!known.isPoints()
        && free
        && sameElement
        && other != null
        && other.value()[0] == limit.value()[0]) {
      byField.put(
          field,
          new Bound(element, List.of(), isLow ? limit : other, isLow ? other : limit, false));
    }
  }

  private static boolean isPlain(Object value) {
    return !(value instanceof Collection<?>
        || value instanceof Missing
        || value instanceof BsonRegularExpression
        || value instanceof BsonJavaScript
        || value instanceof MinKey
        || value instanceof MaxKey
        || (value instanceof Document document && hasOperators(document)));
  }
}
