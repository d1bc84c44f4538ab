package se.delaktig.personregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a free text tells who somebody is. */
final class Mentions {
  /** What is shorter is a word of the language as often as a name. */
  private static final int SHORTEST_PART = 3;

  private final Name name;
  private final PersonalNumber number;
  private final List<String> addresses = new ArrayList<>();
  private final List<String> parts;

  Mentions(Name name, PersonDetails details) {
    this.name = name;
    this.parts =
        Stream.of(Name.folded(details.givenName() + " " + details.familyName()).strip().split(" "))
            .filter(part -> part.length() >= SHORTEST_PART)
            .map(part -> " " + part + " ")
            .toList();
    this.number = details.number();
    add(details.email());
    add(details.phone());
  }

  private void add(@Nullable String address) {
    if (address != null) {
      addresses.add(address.toLowerCase(Locale.ROOT));
    }
  }

  /** Whether a text holds a part of the name as a word of its own, and so may tell of them. */
  boolean perhapsIn(String text) {
    String folded = Name.folded(text) + " ";
    return parts.stream().anyMatch(folded::contains);
  }

  boolean in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return name.isNamedIn(Name.folded(text) + " ")
        || addresses.stream().anyMatch(lower::contains)
        || NumbersInText.of(text).contains(number);
  }
}
