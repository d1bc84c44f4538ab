package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * The compose file, as docker-compose itself reads it; what it sets up is tried without containers
 * in {@link ServicesTest}.
 */
class ComposeFileTest {
  private static final Path FILE = Path.of("../docker-compose.yml");
  private static final List<String> OURS = List.of("sign-in", "command-service", "query-service");

  @TempDir Path folder;

  @Test
  void everyServiceSaysHowItIsAndIsReachedFromThisMachineOnly() throws Exception {
    Map<String, Map<String, Object>> services = services("--profile", "monitoring");
    assertThat(services.keySet()).containsAll(OURS).contains("mongodb", "prometheus", "grafana");
    services.forEach((name, service) -> {
      if (!name.equals("first-administrator")) {
        assertThat(service).as(name).containsKey("healthcheck");
      }
      for (Object port : (List<?>) service.getOrDefault("ports", List.of())) {
        assertThat(port.toString()).as(name).startsWith("127.0.0.1:");
      }
    });
  }

  @Test
  void ourServicesHaveNoMoreRightsThanTheyNeed() throws Exception {
    Map<String, Map<String, Object>> services = services();
    for (String name : OURS) {
      assertThat(services.get(name))
          .as(name)
          .containsEntry("read_only", true)
          .containsEntry("cap_drop", List.of("ALL"))
          .containsEntry("security_opt", List.of("no-new-privileges:true"));
      assertThat(services.get(name).get("environment").toString())
          .as(name)
          .contains("mongodb://" + name + ":");
    }
  }

  @SuppressWarnings("unchecked")
  private Map<String, Map<String, Object>> services(String... options) throws Exception {
    boolean there = succeeds(List.of("docker-compose", "version"));
    assumeTrue(
        there || "true".equals(System.getenv("CI")),
        "docker-compose is not there to read the file");
    List<String> command = new ArrayList<>(List.of("docker-compose", "-f", FILE.toString()));
    command.addAll(List.of(options));
    command.add("config");
    assertThat(succeeds(command)).as(Files.readString(folder.resolve("said"))).isTrue();
    assertThat(Files.readString(folder.resolve("said"))).isEmpty();
    Map<String, Object> read = new Yaml().load(Files.readString(folder.resolve("read")));
    return (Map<String, Map<String, Object>>) read.get("services");
  }

  private boolean succeeds(List<String> command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(folder.resolve("read").toFile())
              .redirectError(folder.resolve("said").toFile())
              .start();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }
}
