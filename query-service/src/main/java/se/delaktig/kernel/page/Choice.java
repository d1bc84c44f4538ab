package se.delaktig.kernel.page;

import java.util.Arrays;
import java.util.List;

/** One of several values to pick from, with its text in the reader's language. */
public record Choice(String value, String text) {
  /** All of an enum's values, each with the message {@code <prefix>.<NAME>}. */
  public static <E extends Enum<E>> List<Choice> all(Class<E> type, String prefix, Words words) {
    return Arrays.stream(type.getEnumConstants())
        .map(value -> new Choice(value.name(), words.say(prefix + "." + value.name())))
        .toList();
  }
}
