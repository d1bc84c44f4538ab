package se.delaktig.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * What stands before an office in other people's browsers: leads each host name to a port of this
 * machine, and tells the program nothing of what the browser asked for.
 */
final class ReverseProxy implements AutoCloseable {
  private static final Set<String> OF_EACH_CONNECTION =
      Set.of(
          "connection", "content-length", "host", "transfer-encoding", "upgrade", "http2-settings");

  private final Map<String, Integer> ports;
  private final HttpServer server;
  private final HttpClient inwards =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ReverseProxy(Map<String, Integer> ports, HttpServer server) {
    this.ports = ports;
    this.server = server;
  }

  /**
   * @param ports where each host name leads
   */
  static ReverseProxy of(Map<String, Integer> ports) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ReverseProxy proxy = new ReverseProxy(ports, server);
    server.createContext("/", proxy::pass);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return proxy;
  }

  /** A network in which the host names are known. */
  HttpClient.Builder network() {
    return HttpClient.newBuilder().proxy(ProxySelector.of(server.getAddress()));
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI asked = exchange.getRequestURI();
      Integer port = Objects.requireNonNull(ports.get(asked.getHost()), asked::toString);
      String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
              URI.create("http://localhost:" + port + asked.getRawPath() + query));
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> {
            if (!OF_EACH_CONNECTION.contains(name.toLowerCase())) {
              values.forEach(value -> request.header(name, value));
            }
          });
      byte[] body = exchange.getRequestBody().readAllBytes();
      request.method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
      answer(exchange, inwards.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } catch (RuntimeException e) {
      throw new IOException(e);
    }
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer)
      throws IOException {
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!OF_EACH_CONNECTION.contains(name.toLowerCase())) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    byte[] body = answer.body();
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    inwards.close();
  }
}
