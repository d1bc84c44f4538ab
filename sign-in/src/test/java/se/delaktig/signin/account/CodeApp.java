package se.delaktig.signin.account;

import java.time.Instant;

/** The app on somebody's phone. */
public final class CodeApp {
  private CodeApp() {}

  /** What it shows at this moment. */
  public static String shows(byte[] secret) {
    return Totp.code(secret, Totp.stepAt(Instant.now()));
  }
}
