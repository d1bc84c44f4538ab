package se.delaktig.acceptance;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.yaml.snakeyaml.Yaml;

/**
 * The services of {@code docker-compose.yml} without containers: each a JVM of its own, with the
 * main class and the environment that the file gives it, and only addresses, folders and ports put
 * in place of the containers' own.
 */
final class ComposedServices implements Office, AutoCloseable {
  private static final List<String> SERVICES =
      List.of("sign-in", "command-service", "query-service");

  private final Path folder;
  private final Map<String, RunningOffice.Account> accounts;
  private final Map<String, Integer> ports = new HashMap<>();
  private final Map<String, Integer> managementPorts = new HashMap<>();
  private final Map<String, Process> processes = new HashMap<>();

  private ComposedServices(Path folder, Map<String, RunningOffice.Account> accounts) {
    this.folder = folder;
    this.accounts = accounts;
    SERVICES.forEach(service -> ports.put(service, RunningOffice.freePort()));
    List.of("command-service", "query-service")
        .forEach(service -> managementPorts.put(service, RunningOffice.freePort()));
  }

  /**
   * Starts them one after the other, each when those it depends on are healthy.
   *
   * @param folder holds {@code secrets} and {@code keys}
   */
  static ComposedServices start(
      Path composeFile,
      Path folder,
      SecuredMongod mongod,
      Map<String, RunningOffice.Account> accounts)
      throws IOException {
    ComposedServices services = new ComposedServices(folder, accounts);
    Map<String, Map<String, Object>> described =
        services.described(new Yaml().load(Files.readString(composeFile)));
    for (String service : SERVICES) {
      services.start(service, Objects.requireNonNull(described.get(service)), mongod.address());
    }
    return services;
  }

  @SuppressWarnings("unchecked")
  private Map<String, Map<String, Object>> described(Map<String, Object> file) {
    return (Map<String, Map<String, Object>>) file.get("services");
  }

  private void start(String service, Map<String, Object> described, String mongod)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Ddisable-axoniq-console-message=true",
            "-cp",
            System.getProperty("java.class.path")));
    ((List<?>) described.get("command")).forEach(one -> command.add(one.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("DELAKTIG_"));
    builder.environment().put("DELAKTIG_KEYS", folder.resolve("keys").toString());
    ((Map<?, ?>) described.get("environment"))
        .forEach((name, value) ->
            builder.environment().put(name.toString(), here(value.toString(), mongod)));
    Path log = folder.resolve(service + ".log");
    processes.put(service, builder.redirectErrorStream(true).redirectOutput(log.toFile()).start());
    awaitHealthy(service, log);
  }

  /** A value of the file with this machine's addresses, folders and ports in it. */
  private String here(String value, String mongod) {
    String text =
        value
            .replaceAll("(?<!\\$)\\$\\{[A-Z_]+:-([^}]*)}", "$1")
            .replace("$$", "$")
            .replace("mongodb:27017", mongod)
            .replace("/run/secrets/", folder.resolve("secrets") + "/")
            .replace("http://sign-in:", "http://localhost:")
            .replace("http://command-service:", "http://localhost:")
            .replace("http://query-service:8080/", pages() + "/");
    return text.replaceFirst("(^|localhost:)8080$", "$1" + ports.get("query-service"))
        .replaceFirst("(^|localhost:)8081$", "$1" + ports.get("command-service"))
        .replaceFirst("(^|localhost:)8082$", "$1" + ports.get("sign-in"))
        .replaceFirst("^9080$", Integer.toString(managementPorts.get("query-service")))
        .replaceFirst("^9081$", Integer.toString(managementPorts.get("command-service")));
  }

  private void awaitHealthy(String service, Path log) throws IOException {
    Process process = Objects.requireNonNull(processes.get(service));
    String address = management(service) + "/actuator/health";
    try {
      Awaitility.await(service)
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(200))
          .ignoreException(ConnectException.class)
          .failFast(service + " ended", () -> !process.isAlive())
          .until(() -> RunningOffice.get(address).statusCode() == 200);
    } catch (ConditionTimeoutException | TerminalFailureException e) {
      throw new AssertionError(Files.readString(log), e);
    }
  }

  @Override
  public String pages() {
    return "http://localhost:" + ports.get("query-service");
  }

  @Override
  public String commands() {
    return "http://localhost:" + ports.get("command-service");
  }

  /** Where a service tells how it is. */
  String management(String service) {
    return "http://localhost:" + managementPorts.getOrDefault(service, ports.get(service));
  }

  /** All that the services have written to their logs. */
  String logs() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String service : SERVICES) {
      all.append(Files.readString(folder.resolve(service + ".log")));
    }
    return all.toString();
  }

  String signIn() {
    return "http://localhost:" + ports.get("sign-in");
  }

  @Override
  public Map<String, RunningOffice.Account> accounts() {
    return accounts;
  }

  @Override
  public Path pagesSecret() {
    return folder.resolve("secrets/pages-client-secret");
  }

  @Override
  public void close() throws InterruptedException {
    processes.values().forEach(Process::destroy);
    for (Process process : processes.values()) {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }
}
