package se.delaktig.embeddedstore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;

/** A store in a process of its own, which prints its address and then waits to be killed. */
final class StoreProcess {

  /** So that it is killed in the middle of compaction too. */
  private static final long COMPACT_ALWAYS = 64 << 10;

  private StoreProcess() {}

  static Process start(Path folder, boolean fsync) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            StoreProcess.class.getName(),
            folder.toString(),
            Boolean.toString(fsync))
        .redirectErrorStream(true)
        .start();
  }

  /** The address the process prints, or all it said if it ended before. */
  static String uri(Process process) throws IOException {
    BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream()));
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith("mongodb://")) {
        return line;
      }
      all.append(line).append('\n');
    }
    throw new IllegalStateException("the store did not start: " + all);
  }

  public static void main(String[] arguments) throws IOException {
    StoreSettings settings = StoreSettings.defaults().withFsync(Boolean.parseBoolean(arguments[1]));
    EmbeddedStore store = EmbeddedStore.open(Path.of(arguments[0]), settings, COMPACT_ALWAYS, 60);
    System.out.println(store.uri());
    if (System.in.read() < 0) {
      store.close();
    }
  }
}
