package se.delaktig.eventstore.conformance;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.NewEvent;

/**
 * A process of its own that appends to a log from when it is told to until it is told to stop. Its
 * name is the actor of its commits.
 */
final class AppendingProcess implements AutoCloseable {
  private static final int WRITERS = 4;
  private static final String READY = "ready";

  private final Process process;
  private final BufferedReader said;

  private AppendingProcess(Process process) {
    this.process = process;
    this.said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts it; it waits to be told. */
  static AppendingProcess start(String name, String uri, String database, boolean embedded) {
    try {
      return new AppendingProcess(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  AppendingProcess.class.getName(),
                  name,
                  uri,
                  database,
                  Boolean.toString(embedded))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when it has opened the log and appended once. */
  void awaitReady() throws IOException {
    String line = said.readLine();
    while (line != null && !line.equals(READY)) {
      line = said.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("the process ended before it was ready");
    }
  }

  void go() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the process did not stop when it was told to");
    }
  }

  /** Name, address, database, whether the server is the embedded one. */
  public static void main(String[] args) throws Exception {
    String name = args[0];
    LogSettings settings =
        Boolean.parseBoolean(args[3]) ? LogSettings.forEmbedded() : LogSettings.server();
    AtomicBoolean told = new AtomicBoolean();
    try (MongoClient client = MongoClients.create(args[1]);
        CommitLog log = CommitLog.open(client, args[2], InstantSource.system(), settings);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      log.append(commit(name, "warm-up", 0));
      System.out.println(READY);
      System.in.read();
      for (int i = 0; i < WRITERS; i++) {
        String stream = name + "-" + i;
        writers.submit(() -> {
          for (long seq = 0; !told.get(); seq++) {
            log.append(commit(name, stream, seq));
          }
        });
      }
      while (System.in.read() >= 0) {
        // whatever else is said is not the end
      }
      told.set(true);
    }
  }

  private static CommitRequest commit(String name, String stream, long seq) {
    return new CommitRequest(
        "2017-00434",
        name,
        "project-worker",
        "note",
        UUID.randomUUID().toString(),
        "00ff",
        null,
        List.of(
            new NewEvent(
                UUID.randomUUID().toString(),
                "note-" + name + stream,
                seq,
                "noted",
                2,
                "{\"writer\":\"" + name + "\",\"number\":" + seq + "}")));
  }
}
