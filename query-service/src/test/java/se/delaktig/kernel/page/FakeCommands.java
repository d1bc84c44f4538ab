package se.delaktig.kernel.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command service that answers what a test tells it to. */
final class FakeCommands {
  /** What came in. */
  record Received(String path, String body, Map<String, String> headers) {}

  private final HttpServer server;
  private final List<Received> received = new ArrayList<>();
  private int status = 200;
  private String answer = "{}";
  private int cutConnections;

  FakeCommands() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  synchronized void answers(int status, String answer) {
    this.status = status;
    this.answer = answer;
    this.cutConnections = 0;
    received.clear();
  }

  /** Reads the request and closes the connection without an answer, so many times. */
  synchronized void cutsConnections(int times) {
    cutConnections = times;
  }

  synchronized List<Received> received() {
    return List.copyOf(received);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    received.add(
        new Received(
            exchange.getRequestURI().getRawPath(),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
            Map.of(
                "Command-Id", Optional.ofNullable(headers.getFirst("Command-Id")).orElse(""),
                "Authorization", Optional.ofNullable(headers.getFirst("Authorization")).orElse(""),
                "Delaktig-Link",
                    Optional.ofNullable(headers.getFirst("Delaktig-Link")).orElse(""))));
    if (cutConnections > 0) {
      cutConnections--;
      exchange.close();
      return;
    }
    var bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", status < 400 ? "application/json" : "application/problem+json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
