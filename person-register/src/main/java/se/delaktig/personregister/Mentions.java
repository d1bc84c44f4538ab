package se.delaktig.personregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a free text tells who somebody is. */
final class Mentions {
  /** What is shorter is a word of the language as often as a name. */
  private static final int SHORTEST_PART = 3;

  /** Shortest end of a telephone number that is somebody's: without prefixes. */
  private static final int SHORTEST_PHONE = 7;

  private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=[0-9])[\\s()/.-]+(?=[0-9(])");
  private static final Pattern PREFIX = Pattern.compile("^(?:0046|\\+46)?\\(?0*\\)?");
  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");

  private final Name name;

  /** One of the given names beside one of the family names, in either order. */
  private final List<String> pairs = new ArrayList<>();

  private final @Nullable String phone;
  private final PersonalNumber number;
  private final List<String> addresses = new ArrayList<>();
  private final List<String> parts;

  Mentions(Name name, PersonDetails details) {
    this.name = name;
    this.parts =
        Stream.of(Name.folded(details.givenName() + " " + details.familyName()).strip().split(" "))
            .filter(part -> part.length() >= SHORTEST_PART)
            .map(part -> " " + part)
            .toList();
    this.number = details.number();
    for (String given : words(details.givenName())) {
      for (String family : words(details.familyName())) {
        pairs.add(" " + given + " " + family);
        pairs.add(" " + family + " " + given);
      }
    }
    add(details.email());
    add(details.phone());
    this.phone = details.phone() == null ? null : withoutPrefix(details.phone());
  }

  private static List<String> words(String name) {
    return Stream.of(Name.folded(name).strip().split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  /** What is the same of a number however it is written; nothing of one that is no number. */
  private static @Nullable String withoutPrefix(String phone) {
    String digits = NO_DIGIT.matcher(PREFIX.matcher(phone.strip()).replaceFirst("")).replaceAll("");
    return digits.length() < SHORTEST_PHONE ? null : digits;
  }

  private void add(@Nullable String address) {
    if (address != null) {
      addresses.add(address.toLowerCase(Locale.ROOT));
    }
  }

  /** Whether a text holds a part of the name as a word of its own, and so may tell of them. */
  boolean perhapsIn(String text) {
    String folded = Name.folded(text) + " ";
    return parts.stream().anyMatch(part -> holds(folded, part));
  }

  /** Also as a genitive: Annas, Anna Bergs. */
  private static boolean holds(String folded, String words) {
    return folded.contains(words + " ") || folded.contains(words + "s ");
  }

  boolean in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String folded = Name.folded(text) + " ";
    return name.isNamedIn(folded)
        || pairs.stream().anyMatch(pair -> holds(folded, pair))
        || addresses.stream().anyMatch(lower::contains)
        || phone != null && BETWEEN_DIGITS.matcher(text).replaceAll("").contains(phone)
        || NumbersInText.of(text).contains(number);
  }
}
