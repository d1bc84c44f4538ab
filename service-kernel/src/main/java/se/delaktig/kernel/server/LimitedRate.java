package se.delaktig.kernel.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses whoever asks too much, with status 429 and the seconds to wait in {@code Retry-After}.
 * Stands where it is known who asks. What the answer looks like is for each service to say.
 */
public final class LimitedRate extends OncePerRequestFilter {
  /** A code that programs can rely on. */
  public static final String CODE = "rate.limited";

  /** What becomes of a request that is one too many. */
  @FunctionalInterface
  public interface Refusal {
    void write(HttpServletRequest request, HttpServletResponse response) throws IOException;
  }

  private static final String COUNTED = LimitedRate.class.getName() + ".counted";

  private static final Logger LOG = LoggerFactory.getLogger(LimitedRate.class);
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private final AtomicInteger unsaid = new AtomicInteger();
  private final AtomicLong nextLine = new AtomicLong(System.nanoTime());
  private final RateLimits limits;
  private final ClientAddress addresses;
  private final Refusal refusal;

  public LimitedRate(RateLimits limits, ClientAddress addresses, Refusal refusal) {
    this.limits = limits;
    this.addresses = addresses;
    this.refusal = refusal;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    request.setAttribute(COUNTED, true);
    Principal account = request.getUserPrincipal();
    Optional<Duration> wait =
        account == null ? limits.address(addresses.of(request)) : limits.account(account.getName());
    if (wait.isPresent()) {
      refuse(request, response, wait.get());
    } else {
      chain.doFilter(request, response);
    }
  }

  /**
   * Counts somebody who could not show who they are, unless they have been counted already.
   *
   * @return whether it was one too many, and has been refused as that
   */
  public boolean refused(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getAttribute(COUNTED) != null) {
      return false;
    }
    Optional<Duration> wait = limits.address(addresses.of(request));
    if (wait.isPresent()) {
      refuse(request, response, wait.get());
    }
    return wait.isPresent();
  }

  /** One line a second at most, so that nobody fills the log by asking too much. */
  private void note(HttpServletRequest request) {
    unsaid.incrementAndGet();
    long due = nextLine.get();
    long now = System.nanoTime();
    if (now - due >= 0 && nextLine.compareAndSet(due, now + A_SECOND.toNanos())) {
      Principal account = request.getUserPrincipal();
      LOG.warn(
          "Refused for asking too much: {} times, the last time {}",
          unsaid.getAndSet(0),
          account == null ? addresses.of(request) : account.getName());
    }
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, Duration wait)
      throws IOException {
    note(request);
    response.setHeader("Retry-After", Long.toString(wait.plusMillis(999).toSeconds()));
    refusal.write(request, response);
  }
}
