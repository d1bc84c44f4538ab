package se.delaktig.hours;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.event.HoursEvent;
import se.delaktig.hours.event.LinkId;
import se.delaktig.hours.event.LinkIssued;

/** A personal link: whoever holds its code may do what it is for, until it expires. */
public record PersonalLink(@Nullable LinkIssued issued) {
  /** Without i, l, o and u, which are taken for others when a code is typed. */
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

  private static final int CODE_LENGTH = 26;

  public static PersonalLink unknown() {
    return new PersonalLink(null);
  }

  public PersonalLink after(HoursEvent event) {
    return event instanceof LinkIssued link ? new PersonalLink(link) : this;
  }

  /** A new code: 130 random bits as 26 digits and small letters, which can be typed. */
  public static String newCode(SecureRandom random) {
    return random
        .ints(CODE_LENGTH, 0, DIGITS.length())
        .mapToObj(digit -> DIGITS.substring(digit, digit + 1))
        .collect(Collectors.joining());
  }

  /**
   * The id under which a code's link is found: its SHA-256, so that the log cannot be used to guess
   * codes.
   */
  public static LinkId idOf(String code) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
      return new LinkId(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Whether it is valid at a moment of the machine's clock. */
  public boolean validAt(Instant now) {
    return issued != null && now.isBefore(issued.expires());
  }
}
