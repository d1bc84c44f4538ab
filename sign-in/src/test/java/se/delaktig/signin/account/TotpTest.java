package se.delaktig.signin.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  /** The secret of RFC 6238's appendix B. */
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** The last six digits of the RFC's eight. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void theCodesAreThoseOfTheStandard(long seconds, String code) {
    assertThat(Totp.code(SECRET, Totp.stepAt(Instant.ofEpochSecond(seconds)))).isEqualTo(code);
  }

  @Test
  void anAppMayBeOneStepOffAndNoMore() {
    Instant now = Instant.ofEpochSecond(1_111_111_109);
    long step = Totp.stepAt(now);

    for (long off = -1; off <= 1; off++) {
      assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step + off), now)).hasValue(step + off);
    }
    assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step - 2), now)).isEmpty();
    assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step + 2), now)).isEmpty();
    assertThat(Totp.stepOf(SECRET, "", now)).isEmpty();
  }
}
