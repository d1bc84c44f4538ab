package se.delaktig.embeddedstore;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The copies that are being made of the file. While there is one, the file only grows. Whoever
 * copies says now and then that it goes on; one that stays silent is given up, so that a copy that
 * was cut off does not let the file grow for ever. The end of a copy tells whether it held all the
 * time.
 *
 * <p>Another process asks by three commands: {@code beginCopy}, {@code continueCopy}, {@code
 * endCopy}. It copies the file itself, with its own rights: the store writes nowhere but in its
 * folder, whatever it is sent.
 */
final class Copies {

  static final String BEGIN = "beginCopy";
  static final String CONTINUE = "continueCopy";
  static final String END = "endCopy";

  private static final int ILLEGAL_OPERATION = 20;

  private final Path path;
  private final StoreFile file;
  private final Compaction compaction;
  private final Writer writer;
  private final String storeId;
  private final long silenceNanos;

  /** When each is given up. Only the writer's thread touches it. */
  private final Map<String, Long> until = new HashMap<>();

  /**
   * @param storeId what a command has to name, so that nobody copies another store than he means
   * @param silenceSeconds after how long without a word a copy is given up
   */
  Copies(
      Path path,
      StoreFile file,
      Compaction compaction,
      Writer writer,
      String storeId,
      int silenceSeconds) {
    this.path = path;
    this.file = file;
    this.compaction = compaction;
    this.writer = writer;
    this.storeId = storeId;
    this.silenceNanos = TimeUnit.SECONDS.toNanos(silenceSeconds);
  }

  /** One of this process. */
  Backup.Source begin() throws IOException {
    String copy = UUID.randomUUID().toString();
    Backup.Moment moment = begin(copy);
    return new Backup.Source() {
      @Override
      public Backup.Moment moment() {
        return moment;
      }

      @Override
      public void goOn() throws IOException {
        held(Copies.this.goOn(copy));
      }

      @Override
      public void end() throws IOException {
        held(Copies.this.end(copy));
      }
    };
  }

  private static void held(boolean did) throws IOException {
    if (!did) {
      throw new IOException("the store did not wait for the copy any longer");
    }
  }

  private Backup.Moment begin(String copy) throws IOException {
    return writer.call(() -> {
      until.put(copy, System.nanoTime() + silenceNanos);
      compaction.pause(true);
      file.reuseSpace(false);
      file.sync();
      return Backup.moment(path);
    });
  }

  private boolean goOn(String copy) throws IOException {
    return writer.call(() -> until.replace(copy, System.nanoTime() + silenceNanos) != null);
  }

  private boolean end(String copy) throws IOException {
    return writer.call(() -> {
      boolean held = until.remove(copy) != null;
      resumeIfDone();
      return held;
    });
  }

  /** Gives up those that have been silent for too long. Only the writer calls it. */
  void sweep() {
    if (!until.isEmpty()) {
      long now = System.nanoTime();
      until.values().removeIf(end -> now - end > 0);
      resumeIfDone();
    }
  }

  /** The file has been opened anew: nothing kept it from changing. Only the writer calls it. */
  void giveUpAll() {
    until.clear();
    compaction.pause(false);
  }

  private void resumeIfDone() {
    if (until.isEmpty()) {
      compaction.pause(false);
      file.reuseSpace(true);
    }
  }

  static boolean isAbout(String command) {
    return switch (command.toLowerCase(Locale.ROOT)) {
      case "begincopy", "continuecopy", "endcopy" -> true;
      default -> false;
    };
  }

  /** The answer to one of the three commands. */
  Document answer(String command, Document query) {
    String copy = String.valueOf(query.get(command));
    try {
      return switch (command.toLowerCase(Locale.ROOT)) {
        case "begincopy" -> begun(query);
        case "continuecopy" -> goOn(copy) ? okay(new Document()) : notHeld();
        default -> end(copy) ? okay(new Document()) : notHeld();
      };
    } catch (IOException e) {
      return StoreBackend.error("the file can't be copied: " + e, 1, "InternalError");
    }
  }

  private Document begun(Document query) throws IOException {
    if (!storeId.equals(query.get("store"))) {
      return StoreBackend.error(
          "this is not the store that is meant", ILLEGAL_OPERATION, "IllegalOperation");
    }
    String copy = UUID.randomUUID().toString();
    Backup.Moment moment = begin(copy);
    return okay(
        new Document("copy", copy)
            .append("head", new BinData(moment.head()))
            .append("size", moment.size()));
  }

  private static Document notHeld() {
    return StoreBackend.error(
        "the store did not wait for the copy any longer", ILLEGAL_OPERATION, "IllegalOperation");
  }

  private static Document okay(Document answer) {
    Utils.markOkay(answer);
    return answer;
  }
}
