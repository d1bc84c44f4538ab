package se.delaktig.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The program as people start it: standalone, in a process of its own, with the small
 * demonstration.
 */
final class RunningOffice implements Office, AutoCloseable {
  private static final Duration READY = Duration.ofMinutes(4);
  private static final Pattern ACCOUNT = Pattern.compile("^(\\S+) / (\\S+) \\(([^)]+)\\)$");

  private final Path folder;
  private final Map<String, String> settings;
  private final List<String> arguments;
  private final int queryPort;
  private final int commandPort;
  private Process process;

  private RunningOffice(
      Path folder,
      Map<String, String> settings,
      List<String> arguments,
      int queryPort,
      int commandPort) {
    this.folder = folder;
    this.settings = settings;
    this.arguments = arguments;
    this.queryPort = queryPort;
    this.commandPort = commandPort;
  }

  static RunningOffice start(Path folder) {
    return start(folder, Map.of());
  }

  /** The same with a real server in place of the store brought along, and keys of its own. */
  static RunningOffice startOn(String mongoUri, Path folder, Path keys) {
    return start(
        folder, Map.of("DELAKTIG_MONGODB_URI", mongoUri, "DELAKTIG_KEYS", keys.toString()));
  }

  /** Without the demonstration: nobody and nothing is there. */
  static RunningOffice startEmpty(Path folder) {
    return start(folder, Map.of(), List.of());
  }

  /** The same with settings of the test's own. */
  static RunningOffice startEmpty(Path folder, Map<String, String> settings) {
    return start(folder, settings, List.of());
  }

  /** The small demonstration with settings of the test's own. */
  static RunningOffice start(Path folder, Map<String, String> settings) {
    return start(folder, settings, List.of("demo-small"));
  }

  private static RunningOffice start(
      Path folder, Map<String, String> settings, List<String> arguments) {
    RunningOffice office = new RunningOffice(folder, settings, arguments, freePort(), freePort());
    office.startProcess();
    return office;
  }

  /** What a demonstration prints of an account. */
  record Account(String name, String password, String role) {}

  @Override
  public String pages() {
    return "http://localhost:" + queryPort;
  }

  @Override
  public String commands() {
    return "http://localhost:" + commandPort;
  }

  @Override
  public Path pagesSecret() {
    return folder.resolve("data-keys/pages-client-secret");
  }

  /** The accounts that the last start printed, by role. */
  @Override
  public Map<String, Account> accounts() {
    return accountsIn(printed());
  }

  /** The accounts among printed lines, by role. */
  static Map<String, Account> accountsIn(List<String> lines) {
    return lines.stream()
        .map(ACCOUNT::matcher)
        .filter(Matcher::matches)
        .map(m -> new Account(m.group(1), m.group(2), m.group(3)))
        .collect(Collectors.toMap(Account::role, Function.identity(), (older, newer) -> newer));
  }

  List<String> printed() {
    try {
      return Files.readAllLines(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills the process without a chance to tidy up, and starts it again on the same data. */
  void killAndRestart() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(1, TimeUnit.MINUTES);
    startProcess();
  }

  /** Takes a copy of the office while it runs, as its operator would. */
  void backUp(Path to) throws IOException, InterruptedException {
    operate("backup", to);
  }

  /** Puts a copy in the place of the office's data, beside the keys as they are now. */
  void stopAndRestore(Path backup) throws IOException, InterruptedException {
    process.destroy();
    process.waitFor(1, TimeUnit.MINUTES);
    Files.move(folder.resolve("data"), folder.resolve("data-before"));
    operate("restore", backup);
    startProcess();
  }

  private void operate(String word, Path backup) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx320m",
            "-cp",
            System.getProperty("java.class.path"),
            "se.delaktig.standalone.Standalone",
            word,
            backup.toString());
    builder.environment().put("DELAKTIG_DATA", folder.resolve("data").toString());
    builder.environment().remove("DELAKTIG_MONGODB_URI");
    builder.environment().putAll(settings);
    Path log = folder.resolve(word + ".log");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    if (builder.start().waitFor() != 0) {
      throw new IllegalStateException(Files.readString(log));
    }
  }

  /** Stops, and starts again on the same data when so much more time has passed. */
  void restartLaterBy(Duration time) throws IOException, InterruptedException {
    process.destroy();
    process.waitFor(1, TimeUnit.MINUTES);
    Path offset = folder.resolve("data/programme-clock-offset");
    Duration before = Duration.parse(Files.readString(offset).strip());
    Files.writeString(offset, before.plus(time).toString());
    startProcess();
  }

  void stopAndRestart() throws InterruptedException {
    process.destroy();
    process.waitFor(1, TimeUnit.MINUTES);
    startProcess();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void startProcess() {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx320m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Ddisable-axoniq-console-message=true",
            "-cp",
            System.getProperty("java.class.path"),
            "se.delaktig.standalone.Standalone");
    builder.command().addAll(arguments);
    builder.environment().put("DELAKTIG_DATA", folder.resolve("data").toString());
    builder.environment().put("DELAKTIG_QUERY_PORT", Integer.toString(queryPort));
    builder.environment().put("DELAKTIG_COMMAND_PORT", Integer.toString(commandPort));
    builder.environment().remove("DELAKTIG_MONGODB_URI");
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true).redirectOutput(log().toFile());
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitReady();
  }

  private Path log() {
    return folder.resolve("printed.log");
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + READY.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      if (isUp(pages()) && isUp(commands())) {
        return;
      }
      try {
        process.waitFor(200, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    throw new IllegalStateException(
        "the program did not get ready:\n" + String.join("\n", printed()));
  }

  /** As other programs tell; what a start prints stands there by then. */
  private static boolean isUp(String address) {
    try {
      return get(address + "/actuator/health").statusCode() == 200;
    } catch (ConnectException notYet) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A plain request without any rights. */
  static HttpResponse<String> get(String address) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(address)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
