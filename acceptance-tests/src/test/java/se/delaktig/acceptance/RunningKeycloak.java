package se.delaktig.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Keycloak, as its makers ship it, on the Java that it runs on. Where either cannot be had
 * its tests are left out, and say so.
 */
final class RunningKeycloak implements AutoCloseable {
  private static final String VERSION = "26.4.0";
  private static final Path FOLDER = Path.of("target", "keycloak").toAbsolutePath();
  private static final String ADMIN = "operator";

  private final Process process;
  private final int port;
  private final String password;

  private RunningKeycloak(Process process, int port, String password) {
    this.process = process;
    this.port = port;
    this.password = password;
  }

  /** Starts it with a realm, and returns once the realm answers. */
  static RunningKeycloak start(String realm) throws IOException, InterruptedException {
    Optional<Path> java = java17();
    assumeTrue(
        java.isPresent(),
        "No Java 17 is here (DELAKTIG_TEST_JAVA17, /usr/lib/jvm): Keycloak is left out");
    Optional<Path> home = unpacked();
    assumeTrue(home.isPresent(), "Keycloak's zip cannot be had: it is left out");
    deleteAll(home.get().resolve("data"));
    Path imported = Files.createDirectories(home.get().resolve("data/import"));
    Files.writeString(imported.resolve("delaktig-realm.json"), realm);
    int port = RunningOffice.freePort();
    String password = UUID.randomUUID().toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            "sh",
            home.get().resolve("bin/kc.sh").toString(),
            "start-dev",
            "--import-realm",
            "--http-port=" + port,
            "--http-host=127.0.0.1");
    builder.environment().put("JAVA_HOME", java.get().toString());
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", password);
    Path log = FOLDER.resolve("keycloak.log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    RunningKeycloak keycloak = new RunningKeycloak(process, port, password);
    Runtime.getRuntime().addShutdownHook(new Thread(keycloak::kill));
    Awaitility.await("Keycloak, see " + log)
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(500))
        .ignoreException(ConnectException.class)
        .failFast("it ended", () -> !process.isAlive())
        .until(() -> RunningOffice.get(keycloak.issuer()).statusCode() == 200);
    return keycloak;
  }

  private static Optional<Path> java17() throws IOException {
    String told = System.getenv("DELAKTIG_TEST_JAVA17");
    if (told != null) {
      return Optional.of(Path.of(told));
    }
    Path installed = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(installed)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(installed)) {
      return all.filter(one -> Files.isExecutable(one.resolve("bin/java")))
          .filter(RunningKeycloak::is17)
          .sorted()
          .findFirst();
    }
  }

  private static boolean is17(Path java) {
    try {
      return Files.readString(java.resolve("release")).contains("JAVA_VERSION=\"17.");
    } catch (IOException noRelease) {
      return false;
    }
  }

  /** The server's folder, unpacked once for all runs of this build. */
  private static Optional<Path> unpacked() throws IOException, InterruptedException {
    Path home = FOLDER.resolve("keycloak-" + VERSION);
    Path whole = FOLDER.resolve("unpacked-" + VERSION);
    if (!Files.exists(whole)) {
      Optional<Path> zip = fetched();
      if (zip.isEmpty()) {
        return Optional.empty();
      }
      unpack(zip.get());
      Files.delete(zip.get());
      Files.createFile(whole);
    }
    return Optional.of(home);
  }

  /** As a file and not as a dependency: what it would bring along does not resolve. */
  private static Optional<Path> fetched() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    Path zip = FOLDER.resolve("keycloak-quarkus-dist-" + VERSION + ".zip");
    for (List<String> how : List.of(List.of("-o"), List.<String>of())) {
      ProcessBuilder maven = new ProcessBuilder("mvn", "-q", "-B");
      maven.command().addAll(how);
      maven
          .command()
          .addAll(
              List.of(
                  "org.apache.maven.plugins:maven-dependency-plugin:copy",
                  "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + VERSION + ":zip",
                  "-DoutputDirectory=" + FOLDER));
      maven
          .directory(FOLDER.toFile())
          .redirectErrorStream(true)
          .redirectOutput(FOLDER.resolve("fetched.log").toFile());
      Process process = maven.start();
      if (!process.waitFor(4, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      } else if (process.exitValue() == 0 && Files.exists(zip)) {
        return Optional.of(zip);
      }
    }
    return Optional.empty();
  }

  private static void unpack(Path zip) throws IOException {
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path target = FOLDER.resolve(entry.getName()).normalize();
        if (!target.startsWith(FOLDER)) {
          throw new IOException("Leads out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(entries, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static void deleteAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }

  /** As its tokens name it. */
  String issuer() {
    return "http://localhost:" + port + "/realms/delaktig";
  }

  /** A program's token. */
  HttpResponse<String> token(String client, String secret)
      throws IOException, InterruptedException {
    return form(
        issuer() + "/protocol/openid-connect/token",
        Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
  }

  /** Asks or tells the realm's administration something. */
  JsonNode administer(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> token =
        form(
            "http://localhost:" + port + "/realms/master/protocol/openid-connect/token",
            Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                ADMIN,
                "password",
                password));
    String access = JsonMapper.shared().readTree(token.body()).get("access_token").asString();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + port + "/admin/realms/delaktig" + path))
            .header("Authorization", "Bearer " + access)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() / 100 != 2) {
      throw new AssertionError(method + " " + path + ": " + answer.statusCode() + answer.body());
    }
    return JsonMapper.shared().readTree(answer.body().isEmpty() ? "{}" : answer.body());
  }

  private static HttpResponse<String> form(String address, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  /** Ends it without a chance to say so. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
    process.waitFor(30, TimeUnit.SECONDS);
  }
}
