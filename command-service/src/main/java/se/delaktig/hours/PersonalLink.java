package se.delaktig.hours;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.event.HoursEvent;
import se.delaktig.hours.event.LinkId;
import se.delaktig.hours.event.LinkIssued;

/** A personal link: whoever holds its code may do what it is for, until it expires. */
public record PersonalLink(@Nullable LinkIssued issued) {
  private static final int CODE_BYTES = 16;

  public static PersonalLink unknown() {
    return new PersonalLink(null);
  }

  public PersonalLink after(HoursEvent event) {
    return event instanceof LinkIssued link ? new PersonalLink(link) : this;
  }

  /** A new code: 128 random bits as 22 letters, digits, hyphens and underscores. */
  public static String newCode(SecureRandom random) {
    byte[] bytes = new byte[CODE_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
