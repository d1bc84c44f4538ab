package se.delaktig.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Chromium without a window and without network, with one page opened from the disk. It is driven
 * by its DevTools protocol.
 */
final class Browser implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(30);
  private static final long PATIENCE_MINUTES = 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Process process;
  private final Path profile;
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger asked = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final WebSocket page;

  /**
   * Opens a page.
   *
   * @param program the browser's executable
   */
  Browser(String program, Path file) {
    profile = Folders.temporary("browser");
    try {
      process =
          new ProcessBuilder(command(program, profile, file))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path port = profile.resolve("DevToolsActivePort");
    Awaitility.await().atMost(START).until(() -> Files.exists(port) && !lines(port).isEmpty());
    page = connected(lines(port).getFirst(), file.toUri().toString());
    ask("Network.enable", Map.of());
    ask(
        "Network.emulateNetworkConditions",
        Map.of("offline", true, "latency", 0, "downloadThroughput", 0, "uploadThroughput", 0));
  }

  private static List<String> command(String program, Path profile, Path file) {
    List<String> command =
        new ArrayList<>(
            List.of(
                program,
                "--headless=new",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--no-first-run",
                "--disable-gpu"));
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--no-sandbox");
    }
    command.add(file.toUri().toString());
    return command;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private WebSocket connected(String port, String address) {
    HttpRequest pages =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build();
    String socket =
        Awaitility.await()
            .atMost(START)
            .ignoreExceptions()
            .until(() -> socketOf(pages, address), Optional::isPresent)
            .orElseThrow();
    return http.newWebSocketBuilder().buildAsync(URI.create(socket), new Answers()).join();
  }

  private Optional<String> socketOf(HttpRequest pages, String address) throws Exception {
    String listed = http.send(pages, HttpResponse.BodyHandlers.ofString()).body();
    return JSON.readTree(listed)
        .valueStream()
        .filter(one -> one.get("url").asString().equals(address))
        .map(one -> one.get("webSocketDebuggerUrl").asString())
        .findFirst();
  }

  /** Completes what waits for an answer. */
  private final class Answers implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        JsonNode answer = JSON.readTree(text.toString());
        text.setLength(0);
        CompletableFuture<JsonNode> waits = waiting.remove(answer.path("id").asInt(-1));
        if (waits != null) {
          waits.complete(answer);
        }
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }

  private JsonNode ask(String method, Map<String, Object> parameters) {
    int id = asked.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    page.sendText(
            JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
        .join();
    try {
      JsonNode given = answer.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
      if (!given.has("result")) {
        throw new IllegalStateException(method + ": " + given);
      }
      return given.get("result");
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(method, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Lets a field for files take one. */
  void choose(String selector, Path file) {
    int root = ask("DOM.getDocument", Map.of()).get("root").get("nodeId").asInt();
    int field =
        ask("DOM.querySelector", Map.of("nodeId", root, "selector", selector))
            .get("nodeId")
            .asInt();
    ask(
        "DOM.setFileInputFiles",
        Map.of("nodeId", field, "files", List.of(file.toAbsolutePath().toString())));
  }

  /** What an expression gives, after waiting for it where it is a promise; as text. */
  String value(String expression) {
    JsonNode answer =
        ask(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.get("result").path("value").asString("");
  }

  /** What an expression gives that is a number. */
  double number(String expression) {
    return Double.parseDouble(value("String(" + expression + ")"));
  }

  @Override
  public void close() {
    page.abort();
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    http.close();
    Folders.delete(profile);
  }
}
