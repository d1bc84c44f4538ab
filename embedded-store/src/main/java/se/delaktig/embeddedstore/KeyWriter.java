package se.delaktig.embeddedstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes BSON values as bytes whose unsigned order is MongoDB's order of the values. Numbers that
 * are equal have equal bytes whatever their type. No value's bytes are the beginning of another's,
 * so all keys that begin with a value's bytes hold exactly that value.
 */
final class KeyWriter {

  static final byte MIN_KEY = 0x01;
  static final byte EMPTY_ARRAY = 0x04;
  static final byte NULL = 0x05;
  static final byte NUMBER = 0x10;
  static final byte STRING = 0x20;
  static final byte DOCUMENT = 0x30;
  static final byte ARRAY = 0x38;
  static final byte BINARY = 0x40;
  static final byte LEGACY_UUID = 0x41;
  static final byte UUID_VALUE = 0x42;
  static final byte OBJECT_ID = 0x50;
  static final byte BOOLEAN = 0x58;
  static final byte DATE = 0x60;
  static final byte TIMESTAMP = 0x68;
  static final byte REGEX = 0x70;
  static final byte CODE = 0x74;
  static final byte MAX_KEY = 0x7E;

  private static final byte END = 0x00;
  private static final byte MORE = 0x01;

  /** How often a number's remainder is written: three doubles hold more than 34 decimal digits. */
  private static final int TERMS = 3;

  private static final long EXACT_IN_DOUBLE = 1L << 53;

  private byte[] bytes = new byte[40];
  private int length;

  int length() {
    return length;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  KeyWriter raw(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  /** Turns the order of everything written since {@code start} around. */
  KeyWriter invertFrom(int start) {
    for (int i = start; i < length; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
    return this;
  }

  /** An array without elements, which an index holds as a value of its own. */
  KeyWriter emptyArray() {
    return put(EMPTY_ARRAY);
  }

  KeyWriter value(@Nullable Object value) {
    switch (value) {
      case null -> put(NULL);
      case Missing missing -> put(NULL);
      case Decimal128 decimal -> decimal(decimal);
      case Long number -> wholeNumber(number);
      case Number number -> put(NUMBER).term(number.doubleValue()).remainder(0);
      case String text -> put(STRING).text(text);
      case Map<?, ?> document -> document(document);
      case Collection<?> array -> {
        put(ARRAY);
        array.forEach(element -> put(MORE).value(element));
        put(END);
      }
      case BinData data -> put(BINARY).int32(data.getData().length).raw(data.getData());
      case LegacyUUID uuid -> put(LEGACY_UUID).uuid(uuid.getUuid());
      case UUID uuid -> put(UUID_VALUE).uuid(uuid);
      case ObjectId id -> put(OBJECT_ID).raw(id.toByteArray());
      case Boolean flag -> put(BOOLEAN).put((byte) (flag ? 1 : 0));
      case Instant date -> put(DATE).int64(date.toEpochMilli() ^ Long.MIN_VALUE);
      case BsonTimestamp timestamp -> put(TIMESTAMP).int64(timestamp.getValue());
      case BsonRegularExpression regex -> {
        String options = regex.getOptions();
        put(REGEX).text(regex.getPattern()).text(options == null ? "" : options);
      }
      case BsonJavaScript code -> put(CODE).text(code.getCode());
      case MinKey min -> put(MIN_KEY);
      case MaxKey max -> put(MAX_KEY);
      default ->
          throw new MongoServerError(
              ErrorCode.BadValue, "a value of type " + value.getClass() + " can't be a key");
    }
    return this;
  }

  private void document(Map<?, ?> fields) {
    put(DOCUMENT);
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      // MongoDB compares the type first, then the name, then the value
      byte[] encoded = new KeyWriter().value(field.getValue()).toBytes();
      put(encoded[0]).text(String.valueOf(field.getKey())).raw(encoded);
    }
    put(END);
  }

  private void wholeNumber(long number) {
    put(NUMBER);
    if (number >= -EXACT_IN_DOUBLE && number <= EXACT_IN_DOUBLE) {
      term(number).remainder(0);
    } else {
      terms(BigDecimal.valueOf(number));
    }
  }

  private void decimal(Decimal128 decimal) {
    put(NUMBER);
    double rounded = decimal.doubleValue();
    if (decimal.equals(Decimal128.NaN)
        || decimal.equals(Decimal128.POSITIVE_INFINITY)
        || decimal.equals(Decimal128.NEGATIVE_INFINITY)) {
      term(rounded).remainder(0);
    } else if (Double.isInfinite(rounded)) {
      throw new MongoServerError(ErrorCode.BadValue, decimal + " is too large to be a key");
    } else {
      terms(decimal.toBigDecimal());
    }
  }

  private void terms(BigDecimal number) {
    BigDecimal rest = number;
    for (int i = 0; i < TERMS; i++) {
      double rounded = rest.doubleValue();
      term(rounded);
      rest = rest.subtract(new BigDecimal(rounded));
      remainder(rest.signum());
      if (rest.signum() == 0) {
        return;
      }
    }
  }

  private KeyWriter term(double number) {
    if (Double.isNaN(number)) {
      return int64(0);
    }
    long bits = Double.doubleToLongBits(number == 0 ? 0.0 : number);
    return int64(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
  }

  private KeyWriter remainder(int sign) {
    return put((byte) (0x40 + sign));
  }

  /** Zero bytes are escaped, so that the end sorts before every continuation. */
  private KeyWriter text(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    room(utf8.length + 2);
    for (byte b : utf8) {
      put(b);
      if (b == 0) {
        put((byte) 0xFF);
      }
    }
    return put(END).put(MORE);
  }

  private KeyWriter uuid(UUID uuid) {
    return int64(uuid.getMostSignificantBits()).int64(uuid.getLeastSignificantBits());
  }

  private KeyWriter int32(int number) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      put((byte) (number >>> shift));
    }
    return this;
  }

  private KeyWriter int64(long number) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      put((byte) (number >>> shift));
    }
    return this;
  }

  private KeyWriter put(byte b) {
    room(1);
    bytes[length++] = b;
    return this;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
