package se.delaktig.personregister;

import java.text.CollationKey;
import java.text.Collator;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import se.delaktig.participants.event.PersonId;

/**
 * A name as it is searched: in memory only.
 *
 * @param place where it stands in Swedish alphabetical order by family name
 * @param givenFirst folded, with a blank before each word
 * @param familyFirst likewise
 * @param letters see {@link #letters(String)}
 */
record Name(
    PersonId person,
    CollationKey place,
    String givenFirst,
    String familyFirst,
    long letters,
    boolean protectedIdentity)
    implements Comparable<Name> {
  private static final Locale SWEDISH = Locale.of("sv", "SE");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern NOT_HEARD = Pattern.compile("[\\p{M}\\p{Cf}'’´`]+");
  private static final Comparator<Name> ORDER =
      Comparator.comparing(Name::place).thenComparing(name -> name.person().value());

  static Name of(PersonId person, PersonDetails details) {
    String given = folded(details.givenName());
    String family = folded(details.familyName());
    return new Name(
        person,
        Collator.getInstance(SWEDISH)
            .getCollationKey(details.familyName() + "\t" + details.givenName()),
        given + family,
        family + given,
        letters(given + family),
        details.protectedIdentity());
  }

  /** Lower-case words without accents (but for å, ä and ö), each with a blank before it. */
  static String folded(String text) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(SWEDISH);
    StringBuilder plain = new StringBuilder(lower.length() + 1);
    lower
        .codePoints()
        .forEach(letter -> {
          if (letter == 'å' || letter == 'ä' || letter == 'ö' || letter < 128) {
            plain.appendCodePoint(letter);
          } else {
            plain.append(Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD));
          }
        });
    String words =
        BETWEEN_WORDS.matcher(NOT_HEARD.matcher(plain).replaceAll("")).replaceAll(" ").strip();
    return words.isEmpty() ? "" : " " + words;
  }

  /** One bit for each letter that occurs; letters may share a bit. */
  static long letters(String folded) {
    long letters = 0;
    for (int i = 0; i < folded.length(); i++) {
      letters |= 1L << folded.charAt(i);
    }
    return letters;
  }

  /** False only if some of these letters is missing: a quick way to rule most names out. */
  boolean hasLetters(long wanted) {
    return (letters & wanted) == wanted;
  }

  boolean holdsAll(List<String> parts) {
    for (String part : parts) {
      if (!givenFirst.contains(part)) {
        return false;
      }
    }
    return true;
  }

  boolean isCalled(String folded) {
    return givenFirst.equals(folded) || familyFirst.equals(folded);
  }

  /**
   * Whether the whole name stands in a text, either name first, also as a genitive.
   *
   * @param folded a text that is folded and ends in a blank
   */
  boolean isNamedIn(String folded) {
    return !givenFirst.isEmpty()
        && (folded.contains(givenFirst + " ")
            || folded.contains(familyFirst + " ")
            || folded.contains(givenFirst + "s ")
            || folded.contains(familyFirst + "s "));
  }

  @Override
  public int compareTo(Name other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "Name[masked]";
  }
}
