package se.delaktig.hours.handling;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.delaktig.personregister.Outbox.Fault;
import se.delaktig.personregister.Outbox.Mail;
import se.delaktig.personregister.Outbox.Posted;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends text messages (SMS) by an operator's HTTP gateway: one POST each, with a JSON object of
 * {@code to}, {@code from}, {@code message} and {@code reference}. The reference is the same when a
 * message is tried again, and stands in the header {@code Idempotency-Key} too, so that a gateway
 * can leave a copy out. An answer of 200 to 299 has taken it.
 */
final class TextMessageGateway implements MailTransport {
  private static final Logger LOG = LoggerFactory.getLogger(TextMessageGateway.class);
  private static final Duration TO_CONNECT = Duration.ofSeconds(10);
  private static final Duration TO_ANSWER = Duration.ofSeconds(30);
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");

  private static final int OK = 200;
  private static final int REDIRECTED = 300;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TIMED_OUT = 408;
  private static final int TOO_MANY = 429;
  private static final int BROKEN = 500;

  private final URI gateway;
  private final String authorization;
  private final String from;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();

  /**
   * @param authorization what stands in the header {@code Authorization}; empty for none
   * @param from whom the message is from, as the operator knows it
   * @throws IllegalArgumentException when the address is none
   */
  TextMessageGateway(String gateway, String authorization, String from) {
    this.gateway = URI.create(gateway);
    if (!"https".equals(this.gateway.getScheme()) && !"http".equals(this.gateway.getScheme())) {
      throw new IllegalArgumentException("DELAKTIG_SMS_URL is no address of HTTP");
    }
    this.authorization = authorization;
    this.from = from;
  }

  /** A message as gateways read it. */
  private record Message(String to, String from, String message, String reference) {}

  @Override
  public Optional<Failure> send(Posted posted, Mail mail) {
    if (!NUMBER.matcher(mail.recipient()).matches()) {
      return Optional.of(new Failure(Fault.ADDRESS_MALFORMED, true, false));
    }
    Message message = new Message(mail.recipient(), from, mail.text(), posted.id());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway)
            .timeout(TO_ANSWER)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", posted.id())
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    JsonMapper.shared().writeValueAsString(message)));
    if (!authorization.isBlank()) {
      request.header("Authorization", authorization);
    }
    try {
      // what a gateway says may name the recipient, so only its code is looked at
      Optional<Failure> failure =
          failure(http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode());
      failure.ifPresent(why -> LOG.warn("A text message could not be sent: {}", why.fault()));
      return failure;
    } catch (IOException unreachable) {
      LOG.warn(
          "A text message could not be sent: {} ({})",
          Fault.UNREACHABLE,
          unreachable.getClass().getSimpleName());
      return Optional.of(new Failure(Fault.UNREACHABLE, false, true));
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return Optional.of(new Failure(Fault.UNREACHABLE, false, true));
    }
  }

  private static Optional<Failure> failure(int code) {
    if (code >= OK && code < REDIRECTED) {
      return Optional.empty();
    }
    if (code == UNAUTHORIZED || code == FORBIDDEN) {
      return Optional.of(new Failure(Fault.SIGN_IN_REFUSED, false, true));
    }
    if (code == TIMED_OUT || code == TOO_MANY || code >= BROKEN) {
      return Optional.of(new Failure(Fault.REFUSED, false, true));
    }
    return Optional.of(new Failure(Fault.ADDRESS_REFUSED, true, false));
  }
}
