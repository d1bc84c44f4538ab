package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.embeddedstore.EmbeddedStore;
import se.delaktig.embeddedstore.StoreSettings;
import se.delaktig.eventstore.ChainVerifier;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.LogSettings;
import tools.jackson.databind.JsonNode;

/**
 * Data folders that older builds have left, in {@code older-builds/}: each opens, its chains are
 * what they were, and its figures are read as they were. Folders are only ever added; see the
 * README there.
 */
class OlderBuildsTest {
  private static final Path FOLDER = Path.of("src/test/resources/older-builds");

  @TestFactory
  Stream<DynamicTest> anOlderDataFolderIsReadAsItWas(@TempDir Path temporary) throws IOException {
    List<Path> archives = archives();
    assertThat(archives).isNotEmpty();
    return archives.stream()
        .map(archive ->
            DynamicTest.dynamicTest(
                archive.getFileName().toString(),
                () -> {
                  Path folder = temporary.resolve(archive.getFileName().toString());
                  unpack(archive, folder);
                  // First, for the running office may well append to it.
                  Map<String, String> found = heads(folder.resolve("data/store"));
                  found.putAll(figures(folder));
                  found.put("sha256", sha256(archive));
                  assertThat(found).isEqualTo(expected(archive));
                }));
  }

  private static List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
    }
  }

  private static Map<String, String> expected(Path archive) throws IOException {
    Properties properties = new Properties();
    String name = archive.getFileName().toString().replace(".zip", ".properties");
    try (var reader = Files.newBufferedReader(archive.resolveSibling(name))) {
      properties.load(reader);
    }
    Map<String, String> expected = new TreeMap<>();
    properties.forEach((key, value) -> expected.put((String) key, (String) value));
    return expected;
  }

  private static Map<String, String> figures(Path folder) throws Exception {
    Map<String, String> figures = new TreeMap<>();
    try (RunningOffice office = RunningOffice.start(folder);
        Visit karin = Visit.as("projektledare", office)) {
      JsonNode hours = karin.json("/api/projects/2017-00434/hours");
      for (JsonNode figure : hours.get("figures")) {
        figures.put(figure.get("key").asString(), figure.get("value").asString());
      }
      for (JsonNode month : hours.get("splits").get("month")) {
        figures.put("certified." + month.get("key").asString(), month.get("certified").asString());
      }
    }
    return figures;
  }

  /** By the log's own reader. */
  private static Map<String, String> heads(Path store) {
    Map<String, String> heads = new TreeMap<>();
    ChainVerifier verifier = ChainVerifier.ofWholeLog();
    try (EmbeddedStore opened = EmbeddedStore.open(store, StoreSettings.defaults());
        MongoClient client = MongoClients.create(opened.uri());
        CommitLog log =
            CommitLog.open(
                client, "delaktig_log", InstantSource.system(), LogSettings.forEmbedded())) {
      long next = 0;
      for (List<Commit> page = log.readFrom(next, 500);
          !page.isEmpty();
          page = log.readFrom(next, 500)) {
        for (Commit commit : page) {
          assertThat(verifier.check(commit)).isEmpty();
          String ledger = commit.header().ledger();
          heads.put("head." + ledger, verifier.headOf(ledger).orElseThrow());
          next = commit.nextPosition();
        }
      }
      heads.put("events", Long.toString(next));
    }
    return heads;
  }

  private static void unpack(Path archive, Path folder) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("not within the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(zip, target);
        }
      }
    }
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
