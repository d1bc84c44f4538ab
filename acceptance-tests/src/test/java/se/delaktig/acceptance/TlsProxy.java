package se.delaktig.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Set;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What stands before one port with TLS, as the example in docs/operations.md sets it up. */
final class TlsProxy implements AutoCloseable {
  private static final Set<String> OF_EACH_CONNECTION =
      Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade");
  private static final char[] PASSWORD = "for-the-tests".toCharArray();

  private final HttpsServer server;
  private final int port;
  private final HttpClient inwards =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private TlsProxy(HttpsServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * @param outside where browsers come
   * @param inside where that leads
   */
  static TlsProxy start(SSLContext keys, int outside, int inside) throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), outside), 0);
    TlsProxy proxy = new TlsProxy(server, inside);
    server.setHttpsConfigurator(new HttpsConfigurator(keys));
    server.createContext("/", proxy::pass);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return proxy;
  }

  /** A key of localhost that its own holder trusts, for both ends. */
  static SSLContext selfSigned(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve("tls.p12");
    int made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "tls",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (made != 0) {
      throw new IllegalStateException("keytool made no key");
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("tls", store.getCertificate("tls"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext both = SSLContext.getInstance("TLS");
    both.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return both;
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
              URI.create("http://localhost:" + port + exchange.getRequestURI().toString()));
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> {
            if (!OF_EACH_CONNECTION.contains(name.toLowerCase())) {
              values.forEach(value -> request.header(name, value));
            }
          });
      byte[] body = exchange.getRequestBody().readAllBytes();
      request.method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
      HttpResponse<byte[]> answer =
          inwards.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (!OF_EACH_CONNECTION.contains(name.toLowerCase()) && !name.startsWith(":")) {
              exchange.getResponseHeaders().put(name, values);
            }
          });
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    inwards.close();
  }
}
