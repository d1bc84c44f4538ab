package se.delaktig.embeddedstore;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyWriterTest {

  private static byte[] key(@Nullable Object value) {
    return new KeyWriter().value(value).toBytes();
  }

  private static Decimal128 decimal(String number) {
    return new Decimal128(new BigDecimal(number));
  }

  @Test
  void keys_are_in_the_order_mongodb_gives_the_values() {
    List<@Nullable Object> ascending = new ArrayList<>();
    ascending.add(MinKey.getInstance());
    ascending.add(null);
    ascending.addAll(
        List.of(
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            -1e300,
            Long.MIN_VALUE,
            Long.MIN_VALUE + 1,
            -(1L << 53) - 1,
            -2.5,
            -1,
            decimal("-0.1"),
            -0.0,
            Double.MIN_VALUE,
            decimal("1E-40"),
            decimal("0.1"),
            0.1,
            decimal("0.1000000000000000055511151231257828"),
            1,
            decimal("1.000000000000000000000000000000001"),
            2,
            (1L << 53),
            (1L << 53) + 1,
            (1L << 53) + 2,
            Long.MAX_VALUE - 1,
            Long.MAX_VALUE,
            9.3e18,
            1e300,
            Double.POSITIVE_INFINITY,
            "",
            "\0",
            "\0a",
            "a",
            "a\0",
            "a\0b",
            "aa",
            "b",
            "å",
            "\uD83D\uDE00",
            new Document(),
            new Document("a", 1),
            new Document("a", 1).append("b", 0),
            new Document("a", 2),
            new Document("b", 1),
            new Document("a", "x"),
            List.of(),
            List.of(1),
            List.of(1, 1),
            List.of(2),
            new BinData(new byte[] {9}),
            new BinData(new byte[] {0, 0}),
            new BinData(new byte[] {0, (byte) 200}),
            new ObjectId("000000000000000000000001"),
            new ObjectId("f00000000000000000000001"),
            false,
            true,
            Instant.EPOCH.minusMillis(1),
            Instant.EPOCH,
            Instant.EPOCH.plusMillis(1)));
    ascending.add(MaxKey.getInstance());
    for (int i = 1; i < ascending.size(); i++) {
      assertThat(Arrays.compareUnsigned(key(ascending.get(i - 1)), key(ascending.get(i))))
          .as("%s < %s", ascending.get(i - 1), ascending.get(i))
          .isNegative();
    }
  }

  @Test
  void equal_numbers_have_equal_keys_whatever_their_type() {
    for (Object two : List.of(2, 2L, 2.0, decimal("2"), decimal("2.00"))) {
      assertThat(key(two)).isEqualTo(key(2));
    }
    assertThat(key(-0.0)).isEqualTo(key(0));
    assertThat(key(new Document("n", 2L))).isEqualTo(key(new Document("n", 2.0)));
    assertThat(key(decimal("9007199254740993"))).isEqualTo(key((1L << 53) + 1));
  }

  @Test
  void no_key_is_the_beginning_of_another() {
    List<Object> values =
        List.of("", "a", "a\0", 1, 1.5, (1L << 53) + 1, List.of(1), List.of(1, 2));
    for (Object one : values) {
      for (Object other : values) {
        if (one != other) {
          byte[] whole = key(other);
          byte[] start = key(one);
          assertThat(
                  whole.length >= start.length
                      && Arrays.equals(whole, 0, start.length, start, 0, start.length))
              .as("%s begins %s", one, other)
              .isFalse();
        }
      }
    }
  }
}
