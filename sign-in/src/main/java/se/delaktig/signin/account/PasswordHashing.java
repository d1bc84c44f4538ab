package se.delaktig.signin.account;

import java.text.Normalizer;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords as Argon2id hashes, each with the name of the way it was made, so that a stronger way
 * can follow. A hash takes 19 MiB; a few at a time are made and the rest wait, so that a crowd at
 * the door can't use up the memory.
 */
@Component
class PasswordHashing implements PasswordEncoder {
  private static final int AT_ONCE = 3;

  private final PasswordEncoder encoder =
      new DelegatingPasswordEncoder(
          "argon2id",
          Map.of(
              "argon2id",
              new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2),
              "bcrypt",
              new BCryptPasswordEncoder()));
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  @Override
  public @Nullable String encode(@Nullable CharSequence rawPassword) {
    return inTurn(() -> encoder.encode(oneSpelling(rawPassword)));
  }

  @Override
  public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
    return inTurn(() -> encoder.matches(oneSpelling(rawPassword), encodedPassword));
  }

  @Override
  public boolean upgradeEncoding(@Nullable String encodedPassword) {
    return encoder.upgradeEncoding(encodedPassword);
  }

  private <T extends @Nullable Object> T inTurn(Supplier<T> work) {
    places.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  /** An ö is one character on some keyboards and two on others. */
  private static @Nullable CharSequence oneSpelling(@Nullable CharSequence typed) {
    return typed == null ? null : Normalizer.normalize(typed, Normalizer.Form.NFKC);
  }
}
