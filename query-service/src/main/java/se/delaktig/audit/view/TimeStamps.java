package se.delaktig.audit.view;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * Asks a time-stamping service (RFC 3161) to say when it saw something. It sees a hash and nothing
 * else. Whose word that is worth is for those who read it: the token carries the service's
 * certificate.
 */
final class TimeStamps {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int NONCE_BITS = 64;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final URI service;

  TimeStamps(URI service) {
    this.service = service;
  }

  /**
   * A token over bytes.
   *
   * @return the whole response, DER encoded, as {@code openssl ts -reply} reads it
   * @throws IOException when the service does not answer, refuses, or answers something else than
   *     it was asked
   */
  byte[] over(byte[] bytes) throws IOException, InterruptedException {
    TimeStampRequestGenerator asking = new TimeStampRequestGenerator();
    asking.setCertReq(true);
    TimeStampRequest request =
        asking.generate(TSPAlgorithms.SHA256, sha256(bytes), new BigInteger(NONCE_BITS, RANDOM));
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(service)
                  .timeout(PATIENCE)
                  .header("Content-Type", "application/timestamp-query")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(request.getEncoded()))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IOException("the time-stamping service answers " + answer.statusCode());
      }
      return checked(request, answer.body());
    }
  }

  private static byte[] checked(TimeStampRequest request, byte[] body) throws IOException {
    try {
      TimeStampResponse response = new TimeStampResponse(body);
      response.validate(request);
      TimeStampToken token = response.getTimeStampToken();
      if (token == null) {
        throw new IOException("the time-stamping service refuses: " + response.getStatusString());
      }
      return response.getEncoded();
    } catch (TSPException e) {
      throw new IOException("the time-stamping service answers something else", e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
