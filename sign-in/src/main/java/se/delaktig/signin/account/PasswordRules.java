package se.delaktig.signin.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What a chosen password must be: long, and neither among the first that anybody would try, nor
 * known from leaks, nor made of listed words. No rules on which kinds of characters; they make
 * passwords worse.
 */
@Component
public class PasswordRules {
  /** Fewest characters, counted as the reader sees them. */
  public static final int SHORTEST = 12;

  private static final int LONGEST = 256;

  /** Letters beside listed words, from which on a password is more than those. */
  private static final int OF_ITS_OWN = 4;

  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]");

  private final Set<String> common;
  private final LeakedPasswords leaked = LeakedPasswords.broughtAlong();

  /** The longest first, so that no word is left over of another. */
  private final List<String> listed;

  PasswordRules() {
    this.common = read("/sign-in/common-passwords.txt");
    this.listed =
        read("/sign-in/listed-words.txt").stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** Why a password is not taken. */
  public enum Weakness {
    TOO_SHORT,
    TOO_LONG,
    COMMON,
    LEAKED,
    REPEATED,
    LISTED_WORDS,
    LIKE_USERNAME
  }

  /** The first reason against the password, if there is one. */
  public Optional<Weakness> weakness(String password, String username) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of(Weakness.TOO_SHORT);
    }
    if (password.length() > LONGEST) {
      return Optional.of(Weakness.TOO_LONG);
    }
    String plain =
        Normalizer.normalize(password.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    if (common.contains(plain)) {
      return Optional.of(Weakness.COMMON);
    }
    if (repeatsItself(plain)) {
      return Optional.of(Weakness.REPEATED);
    }
    if (leaked.contain(plain)) {
      return Optional.of(Weakness.LEAKED);
    }
    String key = Username.of(username).key();
    if (key.length() >= 3 && plain.replace(key, "").length() < 4) {
      return Optional.of(Weakness.LIKE_USERNAME);
    }
    return isMadeOfListedWords(plain) ? Optional.of(Weakness.LISTED_WORDS) : Optional.empty();
  }

  /** Listed words and next to nothing else but figures and signs. */
  private boolean isMadeOfListedWords(String plain) {
    String rest = plain;
    for (String word : listed) {
      rest = rest.replace(word, "");
    }
    return rest.length() < plain.length()
        && NO_LETTER.matcher(rest).replaceAll("").length() < OF_ITS_OWN;
  }

  /** One to four characters, over and over. */
  private static boolean repeatsItself(String plain) {
    for (int unit = 1; unit <= 4; unit++) {
      String start = plain.substring(0, Math.min(unit, plain.length()));
      if (start.repeat(plain.length() / unit + 1).startsWith(plain)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> read(String resource) {
    try (InputStream in = PasswordRules.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Missing from the program: " + resource);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
