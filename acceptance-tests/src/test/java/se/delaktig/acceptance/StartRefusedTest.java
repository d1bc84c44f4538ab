package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.embeddedstore.EmbeddedStore;
import se.delaktig.embeddedstore.StoreSettings;
import se.delaktig.eventstore.conformance.RealMongod;

/** A start that cannot be ends, and its last line says why in words that help. */
class StartRefusedTest {
  @TempDir Path folder;

  @Test
  void aPortThatIsTaken() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(other.getLocalPort());
      assertThat(refused(Map.of("DELAKTIG_COMMAND_PORT", port), "demo"))
          .contains(port)
          .contains("DELAKTIG_COMMAND_PORT");
    }
    assertThat(folder.resolve("data")).as("nothing has begun").doesNotExist();
  }

  @Test
  void aFolderThatAnotherProcessHolds() throws Exception {
    Path store = folder.resolve("data/store");
    try (EmbeddedStore other = EmbeddedStore.open(store, StoreSettings.defaults())) {
      assertThat(other.uri()).isNotEmpty();
      assertThat(refused(Map.of())).contains(store.toString()).contains("already in use");
    }
  }

  @Test
  void keysAmongTheData() throws Exception {
    assertThat(refused(Map.of("DELAKTIG_KEYS", folder.resolve("data/keys").toString())))
        .contains("DELAKTIG_KEYS must not lie in DELAKTIG_DATA");
  }

  @Test
  void aSettingThatIsNone() throws Exception {
    assertThat(refused(Map.of("DELAKTIG_PUBLIC_URL", "delaktig.example")))
        .contains("DELAKTIG_PUBLIC_URL must be like https://delaktig.example");
  }

  @Test
  void aWordThatIsNone() throws Exception {
    assertThat(refused(Map.of(), "dmeo"))
        .startsWith("Unknown: dmeo")
        .contains("./delaktig demo", "./delaktig backup");
  }

  @Test
  void aDataFolderThatIsAFile() throws Exception {
    Files.writeString(folder.resolve("data"), "a file");
    assertThat(refused(Map.of())).contains(folder.resolve("data").toString());
  }

  @Test
  void someoneElsesOfficeWhereADemonstrationIsAskedFor() throws Exception {
    Files.createDirectories(folder.resolve("data/store"));
    assertThat(refused(Map.of(), "demo")).contains("no demonstration");
  }

  @Test
  void aDatabaseThatDoesNotAnswer() throws Exception {
    String nowhere =
        "mongodb://me:secret@localhost:"
            + RunningOffice.freePort()
            + "/?serverSelectionTimeoutMS=300";
    assertThat(refused(Map.of("DELAKTIG_MONGODB_URI", nowhere)))
        .contains("DELAKTIG_MONGODB_URI")
        .doesNotContain("secret");
  }

  @Test
  void aDatabaseThatCannotKeepWhatTheLogPromises() throws Exception {
    assumeTrue(RealMongod.program().isPresent(), RealMongod.MISSING);
    try (RealMongod alone = RealMongod.startAlone()) {
      assertThat(refused(Map.of("DELAKTIG_MONGODB_URI", alone.memberUri(0))))
          .contains("belongs to no replica set")
          .contains("--replSet")
          .contains("DELAKTIG_MONGODB_URI");
    }
  }

  /** Why a start ended by itself, with the exit code for what one can mend. */
  private String refused(Map<String, String> settings, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "se.delaktig.standalone.Standalone"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> all = new HashMap<>();
    all.put("DELAKTIG_DATA", folder.resolve("data").toString());
    all.put("DELAKTIG_QUERY_PORT", Integer.toString(RunningOffice.freePort()));
    all.put("DELAKTIG_COMMAND_PORT", Integer.toString(RunningOffice.freePort()));
    all.putAll(settings);
    builder.environment().keySet().removeIf(name -> name.startsWith("DELAKTIG_"));
    builder.environment().putAll(all);
    Path printed = folder.resolve("printed.log");
    Process process = builder.redirectErrorStream(true).redirectOutput(printed.toFile()).start();
    boolean ended = process.waitFor(90, TimeUnit.SECONDS);
    process.destroyForcibly();
    List<String> lines = Files.readAllLines(printed);
    assertThat(ended).as(String.join("\n", lines)).isTrue();
    assertThat(process.exitValue()).as(String.join("\n", lines)).isEqualTo(2);
    int headline = lines.indexOf("Delaktig startade inte. / Delaktig did not start.");
    assertThat(headline).as(String.join("\n", lines)).isNotNegative();
    return String.join("\n", lines.subList(headline + 1, lines.size()));
  }
}
