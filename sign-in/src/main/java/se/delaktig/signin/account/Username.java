package se.delaktig.signin.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A username as written, and the key by which two spellings are the same.
 *
 * @param written without surrounding blanks
 * @param key compatible characters and letter case made equal
 */
record Username(String written, String key) {
  private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}._@+-]{2,64}");

  /** The username for looking up; never fails, whatever was typed. */
  static Username of(String typed) {
    String written = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    return new Username(written, written.toLowerCase(Locale.ROOT));
  }

  boolean allowed() {
    return ALLOWED.matcher(written).matches();
  }
}
