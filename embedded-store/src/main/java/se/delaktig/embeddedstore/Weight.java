package se.delaktig.embeddedstore;

import de.bwaldvogel.mongo.bson.BinData;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Roughly how many bytes a value takes in a reply. */
final class Weight {

  private static final int SMALL = 16;

  private Weight() {}

  static long of(@Nullable Object value) {
    return switch (value) {
      case null -> SMALL;
      case String text -> SMALL + 2L * text.length();
      case BinData data -> SMALL + (long) data.getData().length;
      case Map<?, ?> document -> {
        long sum = SMALL;
        for (Map.Entry<?, ?> field : document.entrySet()) {
          sum += String.valueOf(field.getKey()).length() + of(field.getValue());
        }
        yield sum;
      }
      case Collection<?> array -> array.stream().mapToLong(Weight::of).sum() + SMALL;
      default -> SMALL;
    };
  }
}
