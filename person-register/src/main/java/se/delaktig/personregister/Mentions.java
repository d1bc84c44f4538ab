package se.delaktig.personregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a free text tells who somebody is. */
final class Mentions {
  private final Name name;
  private final PersonalNumber number;
  private final List<String> addresses = new ArrayList<>();

  Mentions(Name name, PersonDetails details) {
    this.name = name;
    this.number = details.number();
    add(details.email());
    add(details.phone());
  }

  private void add(@Nullable String address) {
    if (address != null) {
      addresses.add(address.toLowerCase(Locale.ROOT));
    }
  }

  boolean in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return name.isNamedIn(Name.folded(text) + " ")
        || addresses.stream().anyMatch(lower::contains)
        || NumbersInText.of(text).contains(number);
  }
}
