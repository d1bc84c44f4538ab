package se.delaktig.personregister;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be personal numbers in a free text. */
final class NumbersInText {
  private static final Pattern LIKE_ONE =
      Pattern.compile("(?<![0-9])(?:[0-9]{2})?[0-9]{6}[-+\\s]?[0-9]{4}(?![0-9])");

  private NumbersInText() {}

  /** Those that are numbers by their digits. */
  static List<PersonalNumber> of(String text) {
    List<PersonalNumber> found = new ArrayList<>();
    Matcher like = LIKE_ONE.matcher(text);
    while (like.find()) {
      String digits = like.group().replaceAll("\\s", "");
      try {
        found.add(PersonalNumber.parse(digits, LocalDate.now()));
      } catch (InvalidPersonalNumberException noNumber) {
        // other digits
      }
    }
    return found;
  }
}
