package se.delaktig.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.gridfs.GridFSBuckets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.access.event.AccessRefused;
import se.delaktig.access.event.ActorId;
import se.delaktig.backup.OfficeCommand;
import se.delaktig.backup.RefusedException;
import se.delaktig.embeddedstore.EmbeddedStore;
import se.delaktig.embeddedstore.StoreSettings;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.conformance.RealMongod;
import se.delaktig.kernel.log.ReadLog;
import se.delaktig.personregister.MasterKeys;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.standalone.DrilledOffice.Load;

/**
 * Drills: an office is carried elsewhere as its operator would do it, while commands go on where
 * that is promised, and what has arrived is held against what was there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficeCommandsTest {
  private Path played;
  private Path keys;
  private Path data;
  private Path elsewhere;

  @BeforeAll
  void theDemonstrationHasBeenPlayed(@TempDir Path folder) {
    played = folder.resolve("played");
    keys = folder.resolve("keys");
    DrilledOffice.open(played, keys, null).close();
  }

  @BeforeEach
  void aCopyOfIt(@TempDir Path folder) throws IOException {
    data = folder.resolve("data");
    elsewhere = folder.resolve("elsewhere");
    DrilledOffice.copy(played, data);
  }

  @Test
  void aBackupMadeWhileCommandsGoOnIsTheOfficeAtThatMoment() throws Exception {
    Path backup = data.resolveSibling("backup");
    long before;
    long after;
    Map<String, String> all;
    try (DrilledOffice office = DrilledOffice.open(data, keys, null)) {
      try (Load load = office.load()) {
        load.goesOnFor(20);
        before = load.acknowledged();
        assertThat(program(data, "backup", backup.toString())).contains("The backup is done");
        after = load.acknowledged();
        load.goesOnFor(20);
      }
      all = office.hashes();
    }
    assertThat(after).isGreaterThan(before);
    assertThat(program(elsewhere, "restore", backup.toString())).contains("Restored from");
    assertThat(all).containsAllEntriesOf(restored(elsewhere, before, null));
    assertThatThrownBy(() -> run(OfficeCommand.RESTORE, elsewhere, backup.toString()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("an office already");
    assertThatThrownBy(() -> run(OfficeCommand.BACKUP, elsewhere, backup.toString()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("empty folder of its own");
  }

  @Test
  void aBackupThatHasBeenChangedIsNotRestored() throws Exception {
    Path backup = data.resolveSibling("backup");
    run(OfficeCommand.BACKUP, data, backup.toString());
    try (EmbeddedStore store =
            EmbeddedStore.open(backup.resolve("store"), StoreSettings.defaults());
        MongoClient client = MongoClients.create(store.uri())) {
      client.getDatabase("delaktig_signin").getCollection("accounts").drop();
    }
    assertThatThrownBy(() -> run(OfficeCommand.RESTORE, elsewhere, backup.toString()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("delaktig_signin.accounts");
    assertThat(elsewhere.resolve("store")).doesNotExist();
  }

  @Test
  void aReadLogThatSomethingWasStruckOutOfIsNotCopied() throws Exception {
    Path store = data.resolve("store");
    noteReadings(store, 3);
    Path whole = data.resolveSibling("whole");
    assertThat(run(OfficeCommand.BACKUP, data, whole.toString())).contains("Readings: 3");
    assertThat(run(OfficeCommand.RESTORE, elsewhere, whole.toString())).contains("Readings: 3");

    try (EmbeddedStore opened = EmbeddedStore.open(store, StoreSettings.defaults());
        MongoClient client = MongoClients.create(opened.uri())) {
      assertThat(
              client
                  .getDatabase("delaktig_reads")
                  .getCollection("commits")
                  .deleteOne(new org.bson.Document("_id", 1L))
                  .getDeletedCount())
          .isEqualTo(1);
    }

    Path backup = data.resolveSibling("backup");
    assertThatThrownBy(() -> run(OfficeCommand.BACKUP, data, backup.toString()))
        .hasMessageContaining("The chain of delaktig_reads is broken");
    assertThat(backup.resolve("inventory.json")).doesNotExist();
  }

  private void noteReadings(Path store, int count) {
    try (EmbeddedStore opened = EmbeddedStore.open(store, StoreSettings.defaults());
        MongoClient client = MongoClients.create(opened.uri());
        ReadLog log =
            ReadLog.on(
                CommitLog.open(
                    client, "delaktig_reads", InstantSource.system(), LogSettings.forEmbedded()),
                PersonRegister.open(client.getDatabase("delaktig_register"), MasterKeys.open(keys))
                    .readings())) {
      for (int i = 0; i < count; i++) {
        log.note("2017-00434", new ActorId("actor-1"), null, new AccessRefused("record-cost"));
      }
    }
  }

  @Test
  void anOfficeMovesToAServerAndBack() throws Exception {
    Assumptions.assumeTrue(RealMongod.program().isPresent(), RealMongod.MISSING);
    byte[] file = new byte[3 << 20];
    new Random(1).nextBytes(file);
    ObjectId fileId = storeFile(data.resolve("store"), file);
    try (RealMongod server = RealMongod.start(1)) {
      String uri = server.uri();
      String said = run(OfficeCommand.MOVE_TO, data, uri);
      assertThat(said).contains("Moved; start with DELAKTIG_MONGODB_URI");
      assertThatThrownBy(() -> DrilledOffice.open(data, keys, null))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("The office has moved");
      assertThatThrownBy(() -> run(OfficeCommand.MOVE_TO, played, uri))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("an office already");
      Map<String, String> all;
      Map<String, Object> views;
      try (DrilledOffice office = DrilledOffice.open(data, keys, uri)) {
        try (Load load = office.load()) {
          load.goesOnFor(5);
        }
        all = office.hashes();
        views = office.views();
      }
      assertThat(heads(run(OfficeCommand.MOVE_FROM, data, uri)))
          .isNotEqualTo(heads(said))
          .isNotEmpty();
      assertThatThrownBy(() -> run(OfficeCommand.MOVE_FROM, data, uri))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("an office already");
      try (DrilledOffice back = DrilledOffice.open(data, keys, null)) {
        assertThat(back.hashes()).isEqualTo(all);
        assertThat(back.views()).isEqualTo(views);
      }
      assertThat(readFile(data.resolve("store"), fileId)).isEqualTo(file);
    }
  }

  @Test
  void aMoveThatWasCutOffIsBegunAnew() throws Exception {
    Assumptions.assumeTrue(RealMongod.program().isPresent(), RealMongod.MISSING);
    try (RealMongod server = RealMongod.start(1);
        MongoClient client = MongoClients.create(server.uri())) {
      client
          .getDatabase("delaktig_log")
          .getCollection("commits.moving")
          .insertOne(new org.bson.Document("_id", 99L));
      run(OfficeCommand.MOVE_TO, data, server.uri());
      assertThat(client.getDatabase("delaktig_log").listCollectionNames())
          .noneMatch(name -> name.endsWith(".moving"));
    }
  }

  @Test
  void aDumpOfTheServerMadeWhileCommandsGoOnIsTheOfficeAtThatMoment() throws Exception {
    Assumptions.assumeTrue(RealMongod.program().isPresent(), RealMongod.MISSING);
    Path dump = tool("mongodump");
    Path restore = tool("mongorestore");
    Assumptions.assumeTrue(
        Files.isExecutable(dump) && Files.isExecutable(restore),
        "No mongodump and mongorestore beside mongod: their drill is left out");
    Path archive = data.resolveSibling("dump.archive");
    try (RealMongod server = RealMongod.start(1);
        RealMongod other = RealMongod.start(1)) {
      run(OfficeCommand.MOVE_TO, data, server.uri());
      long before;
      long after;
      Map<String, String> all;
      try (DrilledOffice office = DrilledOffice.open(data, keys, server.uri())) {
        try (Load load = office.load()) {
          load.goesOnFor(20);
          before = load.acknowledged();
          process(dump, "--uri=" + server.uri(), "--oplog", "--archive=" + archive);
          after = load.acknowledged();
          load.goesOnFor(20);
        }
        all = office.hashes();
      }
      assertThat(after).isGreaterThan(before);
      process(restore, "--uri=" + other.uri(), "--oplogReplay", "--archive=" + archive);
      assertThat(all).containsAllEntriesOf(restored(data, before, other.uri()));
    }
  }

  @Test
  void whatIsAskedForWronglyIsToldHow() {
    for (String[] wrong :
        List.of(
            new String[] {"backup"},
            new String[] {"restore", "a", "b"},
            new String[] {"move-to"},
            new String[] {"move-from", "localhost"})) {
      OfficeCommand command = OfficeCommand.askedFor(List.of(wrong)).orElseThrow();
      assertThatThrownBy(() -> command.run(List.of(wrong), data, keys, null, System.out))
          .isInstanceOf(RefusedException.class)
          .hasMessage(OfficeCommand.USAGE);
    }
    assertThatThrownBy(() ->
            OfficeCommand.BACKUP.run(
                List.of("backup", "x"), data, keys, "mongodb://localhost/", System.out))
        .hasMessageContaining("use mongodump");
  }

  /**
   * Opens an office that came from a copy: nothing acknowledged before the copy is missing, and the
   * views are those that the log gives when they are made anew.
   *
   * @return the hashes of its log
   */
  private Map<String, String> restored(Path folder, long acknowledged, String uri)
      throws IOException {
    Map<String, String> hashes;
    Map<String, Object> views;
    try (DrilledOffice office = DrilledOffice.open(folder, keys, uri)) {
      assertThat(office.head()).isGreaterThan(acknowledged);
      hashes = office.hashes();
      views = office.views();
    }
    if (uri == null) {
      try (EmbeddedStore store =
          EmbeddedStore.open(folder.resolve("store"), StoreSettings.defaults())) {
        dropViews(store.uri());
      }
    } else {
      dropViews(uri);
    }
    try (DrilledOffice madeAnew = DrilledOffice.open(folder, keys, uri)) {
      assertThat(madeAnew.views()).isEqualTo(views);
    }
    assertThat(views).isNotEmpty();
    return hashes;
  }

  private static void dropViews(String uri) {
    try (MongoClient client = MongoClients.create(uri)) {
      client.getDatabase("delaktig_views").drop();
    }
  }

  private static ObjectId storeFile(Path store, byte[] content) {
    try (EmbeddedStore opened = EmbeddedStore.open(store, StoreSettings.defaults());
        MongoClient client = MongoClients.create(opened.uri())) {
      return GridFSBuckets.create(client.getDatabase("delaktig_files"))
          .uploadFromStream("file", new ByteArrayInputStream(content));
    }
  }

  private static byte[] readFile(Path store, ObjectId id) {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (EmbeddedStore opened = EmbeddedStore.open(store, StoreSettings.defaults());
        MongoClient client = MongoClients.create(opened.uri())) {
      GridFSBuckets.create(client.getDatabase("delaktig_files")).downloadToStream(id, read);
    }
    return read.toByteArray();
  }

  private static List<String> heads(String said) {
    return said.lines().filter(line -> line.matches("  \\S+: \\d+ [0-9a-f]{64}")).toList();
  }

  private String run(OfficeCommand command, Path folder, String argument) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    command.run(
        List.of(command.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), argument),
        folder,
        keys,
        null,
        new PrintStream(said, true, StandardCharsets.UTF_8));
    return said.toString(StandardCharsets.UTF_8);
  }

  /** The program as an operator calls it, beside the running office. */
  private String program(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx320m", "-cp", System.getProperty("java.class.path"), "-Dstdout.encoding=UTF-8"));
    command.add(Standalone.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("DELAKTIG_DATA", folder.toString());
    builder.environment().put("DELAKTIG_KEYS", keys.toString());
    builder.environment().remove("DELAKTIG_MONGODB_URI");
    return said(builder);
  }

  private static Path tool(String name) {
    return RealMongod.program().orElseThrow().resolveSibling(name);
  }

  private static void process(Path program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    said(new ProcessBuilder(command));
  }

  private static String said(ProcessBuilder builder) throws Exception {
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
