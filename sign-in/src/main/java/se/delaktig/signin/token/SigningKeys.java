package se.delaktig.signin.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import se.delaktig.signin.keys.KeyFolder;

/**
 * The keys that sign tokens, as a JWK set in the keys folder: the first one signs, the others are
 * still published, so that a new key can be put first while older tokens live out their time.
 */
@Configuration(proxyBeanMethods = false)
class SigningKeys {
  static final String FILE = "sign-in-signing.jwks";
  private static final int BITS = 3072;

  @Bean
  JWKSource<SecurityContext> jwkSource(KeyFolder folder) {
    byte[] stored = folder.readOrMake(folder.resolve(FILE), SigningKeys::first);
    try {
      return new ImmutableJWKSet<>(JWKSet.parse(new String(stored, StandardCharsets.UTF_8)));
    } catch (ParseException e) {
      throw new IllegalStateException("No JWK set in the keys folder's " + FILE, e);
    }
  }

  @Bean
  JwtEncoder jwtEncoder(JWKSource<SecurityContext> keys) {
    NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
    encoder.setJwkSelector(List::getFirst);
    return encoder;
  }

  private static byte[] first() {
    try {
      JWKSet set =
          new JWKSet(
              new RSAKeyGenerator(BITS)
                  .keyID(UUID.randomUUID().toString())
                  .keyUse(KeyUse.SIGNATURE)
                  .algorithm(JWSAlgorithm.RS256)
                  .generate());
      return set.toString(false).getBytes(StandardCharsets.UTF_8);
    } catch (JOSEException e) {
      throw new IllegalStateException("No signing key could be made", e);
    }
  }
}
