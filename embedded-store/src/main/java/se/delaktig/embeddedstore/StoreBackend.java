package se.delaktig.embeddedstore;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import io.netty.channel.Channel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers commands: all databases of one file. */
final class StoreBackend extends AbstractMongoBackend {

  private static final Logger LOG = LoggerFactory.getLogger(StoreBackend.class);

  /** What the library's protocol is up to; a driver asks for nothing newer then. */
  private static final int WIRE_VERSION = 8;

  private static final int INTERNAL_ERROR = 1;

  private static final Set<String> WRITES =
      Set.of(
          "insert",
          "update",
          "delete",
          "findandmodify",
          "create",
          "createindexes",
          "drop",
          "dropindexes",
          "dropdatabase",
          "renamecollection");

  private final StoreFile file;
  private final OpenCursors cursors = new OpenCursors(getCursorRegistry());

  StoreBackend(StoreFile file) {
    this.file = file;
    databaseNames().forEach(this::resolveDatabase);
  }

  /** Forgets what it knew of the file and reads it anew, after the file was opened again. */
  void reload() {
    super.close();
    databaseNames().forEach(this::resolveDatabase);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new StoreDatabase(name, file, cursors);
  }

  OpenCursors cursors() {
    return cursors;
  }

  private Set<String> databaseNames() {
    Set<String> names = new TreeSet<>();
    for (String table : file.tableNames()) {
      String database = StoreDatabase.databaseOf(table);
      if (database != null && file.table(table).size() > 0) {
        names.add(database);
      }
    }
    return names;
  }

  /** Whether a command may change something, so that it has to wait its turn and be committed. */
  static boolean isWrite(String command, Document query) {
    String name = command.toLowerCase(Locale.ROOT);
    if (!name.equals("aggregate")) {
      return WRITES.contains(name);
    }
    return query.get("pipeline") instanceof Collection<?> stages
        && stages.stream()
            .anyMatch(
                s -> s instanceof Document d && (d.containsKey("$out") || d.containsKey("$merge")));
  }

  /** The answer to a command, whatever happens: an error is an answer too. */
  Document answer(Channel channel, String database, String command, Document query) {
    try {
      return handleCommand(channel, database, command, query);
    } catch (MongoServerError e) {
      return error(e.getMessageWithoutErrorCode(), e.getCode(), e.getCodeName());
    } catch (MongoServerException e) {
      return error(e.getMessageWithoutErrorCode(), INTERNAL_ERROR, "InternalError");
    } catch (RuntimeException e) {
      // never the command itself: it may hold personal details
      LOG.error("The command {} on {} failed", command, database, e);
      return error("the command failed: " + e, INTERNAL_ERROR, "InternalError");
    }
  }

  static Document error(String message, int code, String codeName) {
    return new Document("ok", 0.0)
        .append("errmsg", message)
        .append("code", code)
        .append("codeName", codeName);
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    return switch (command.toLowerCase(Locale.ROOT)) {
      case "hello", "ismaster" -> hello();
      case "listdatabases" -> listDatabases();
      case "endsessions" -> okay(new Document());
      default -> super.handleCommand(channel, database, command, query);
    };
  }

  private Document hello() {
    return okay(
        new Document("helloOk", true)
            .append("ismaster", true)
            .append("isWritablePrimary", true)
            .append("maxBsonObjectSize", BsonConstants.MAX_BSON_OBJECT_SIZE)
            .append("maxMessageSizeBytes", MongoWireProtocolHandler.MAX_MESSAGE_SIZE_BYTES)
            .append("maxWriteBatchSize", MongoWireProtocolHandler.MAX_WRITE_BATCH_SIZE)
            .append("localTime", Instant.now(getClock()))
            .append("minWireVersion", 0)
            .append("maxWireVersion", WIRE_VERSION)
            .append("readOnly", false));
  }

  private Document listDatabases() {
    List<Document> databases =
        databaseNames().stream()
            .map(name -> new Document("name", name).append("sizeOnDisk", 0L).append("empty", false))
            .toList();
    return okay(new Document("databases", databases).append("totalSize", file.size()));
  }

  @Override
  public Document getServerStatus() {
    Document status = super.getServerStatus();
    Document metrics = (Document) Objects.requireNonNull(status.get("metrics"));
    metrics.put("queryExecutor", new Document("scannedObjects", file.examined().sum()));
    return status;
  }

  private static Document okay(Document answer) {
    Utils.markOkay(answer);
    return answer;
  }
}
