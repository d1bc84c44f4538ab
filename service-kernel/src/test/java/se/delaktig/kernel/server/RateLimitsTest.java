package se.delaktig.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ExtendWith(OutputCaptureExtension.class)
class RateLimitsTest {
  private Instant now = Instant.parse("2026-01-05T08:00:00Z");
  private final RateLimits limits = new RateLimits(60, 30, () -> now);

  @Test
  void anAccountMayAskSoManyTimesAMinute() {
    for (int i = 0; i < 60; i++) {
      assertThat(limits.account("lo")).as("request " + i).isEmpty();
    }
    assertThat(limits.account("lo")).contains(Duration.ofSeconds(1));

    now = now.plusSeconds(1);
    assertThat(limits.account("lo")).isEmpty();
    assertThat(limits.account("lo")).isPresent();
    now = now.plus(Duration.ofHours(1));
    for (int i = 0; i < 60; i++) {
      assertThat(limits.account("lo")).isEmpty();
    }
    assertThat(limits.account("lo")).as("saved up for a minute at most").isPresent();
  }

  @Test
  void oneHoldsUpNobodyElse() {
    for (int i = 0; i < 31; i++) {
      limits.account("lo");
      limits.account("lo");
      limits.address("192.0.2.1");
    }

    assertThat(limits.account("lo")).isPresent();
    assertThat(limits.address("192.0.2.1")).isPresent();
    assertThat(limits.account("bo")).isEmpty();
    assertThat(limits.address("192.0.2.2")).isEmpty();
    assertThat(limits.account("192.0.2.1")).as("a name like an address").isEmpty();
  }

  @Test
  void withoutALimitThereIsNone() {
    RateLimits none = new RateLimits(0, 0, () -> now);
    for (int i = 0; i < 10_000; i++) {
      assertThat(none.account("lo")).isEmpty();
      assertThat(none.address("192.0.2.1")).isEmpty();
    }
  }

  @Test
  void manyWhoAskDoNotFillTheMemory() {
    for (int i = 0; i < RateLimits.MOST_ASKING + 500; i++) {
      limits.address("address " + i);
    }

    assertThat(limits.size()).isEqualTo(RateLimits.MOST_ASKING);
  }

  @Test
  void whoeverHasAnAccountIsNotCountedByAddress() throws Exception {
    LimitedRate filter =
        new LimitedRate(
            limits, new ClientAddress(""), (request, response) -> response.setStatus(429));
    for (int i = 0; i < 30; i++) {
      assertThat(status(filter, null)).isEqualTo(200);
    }
    assertThat(status(filter, null)).isEqualTo(429);

    assertThat(status(filter, "lo")).isEqualTo(200);
    MockHttpServletResponse refused = ask(filter, null);
    assertThat(refused.getHeader("Retry-After")).isEqualTo("2");
  }

  @Test
  void whoAsksTooMuchStandsInTheLogAndCannotFillIt(CapturedOutput log) throws Exception {
    LimitedRate filter =
        new LimitedRate(
            limits, new ClientAddress(""), (request, response) -> response.setStatus(429));
    for (int i = 0; i < 60; i++) {
      assertThat(status(filter, "lo")).isEqualTo(200);
    }
    for (int i = 0; i < 500; i++) {
      assertThat(status(filter, "lo")).isEqualTo(429);
    }
    assertThat(log.toString()).contains("Refused for asking too much: 1 times, the last time lo");
    assertThat(log.toString().lines().filter(line -> line.contains("asking too much")))
        .hasSizeLessThan(50);
  }

  @Test
  void onlyTheProxyOfTheSettingsIsBelieved() {
    ClientAddress addresses = new ClientAddress("10.0.0.1, 10.0.0.2");
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.addHeader("X-Forwarded-For", "198.51.100.9, 192.0.2.1");

    request.setRemoteAddr("10.0.0.2");
    assertThat(addresses.of(request)).as("what the proxy added itself").isEqualTo("192.0.2.1");
    request.setRemoteAddr("10.0.0.3");
    assertThat(addresses.of(request)).isEqualTo("10.0.0.3");
    request.removeHeader("X-Forwarded-For");
    request.setRemoteAddr("10.0.0.1");
    assertThat(addresses.of(request)).isEqualTo("10.0.0.1");
  }

  private static int status(LimitedRate filter, String account) throws Exception {
    return ask(filter, account).getStatus();
  }

  private static MockHttpServletResponse ask(LimitedRate filter, String account) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
    if (account != null) {
      request.setUserPrincipal(() -> account);
    }
    MockHttpServletResponse response = new MockHttpServletResponse();
    filter.doFilter(request, response, new MockFilterChain());
    return response;
  }
}
