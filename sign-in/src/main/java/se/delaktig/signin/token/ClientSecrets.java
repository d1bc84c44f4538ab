package se.delaktig.signin.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import se.delaktig.signin.account.Sha256;

/**
 * Compares clients' secrets. They are long and random and sent with every token request, so a slow
 * password hash would cost much and give nothing.
 */
final class ClientSecrets implements PasswordEncoder {
  @Override
  public @Nullable String encode(@Nullable CharSequence rawPassword) {
    return rawPassword == null ? null : hash(rawPassword.toString());
  }

  String hash(String secret) {
    return Sha256.hex(secret);
  }

  @Override
  public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
    String encoded = encode(rawPassword);
    return encoded != null
        && encodedPassword != null
        && MessageDigest.isEqual(
            encoded.getBytes(StandardCharsets.US_ASCII),
            encodedPassword.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public boolean upgradeEncoding(@Nullable String encodedPassword) {
    return false;
  }
}
