package se.delaktig.signin.account;

import java.util.regex.Pattern;

/** What may be shown as somebody's name: 1 to 80 visible characters on one line. */
public final class DisplayName {
  private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private DisplayName() {}

  public static boolean allowed(String name) {
    return !name.isBlank() && name.strip().length() <= 80 && !NOT_SHOWN.matcher(name).find();
  }
}
