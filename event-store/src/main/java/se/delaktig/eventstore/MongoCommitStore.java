package se.delaktig.eventstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.codecs.configuration.CodecRegistries;
import se.delaktig.eventstore.LogUnavailableException.Reason;

/** Commits as documents of one MongoDB collection, one document each. */
final class MongoCommitStore implements CommitStore {

  private static final int DUPLICATE_KEY = 11000;
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

  private final MongoDatabase database;
  private final String collection;
  private final MongoCollection<Commit> commits;

  /** In milliseconds; none of a server in this process, which answers or is gone with it. */
  private final OptionalLong oneAnswer;

  private MongoCommitStore(
      MongoDatabase database, MongoCollection<Commit> commits, OptionalLong oneAnswer) {
    this.database = database.withReadPreference(ReadPreference.primary());
    this.collection = commits.getNamespace().getCollectionName();
    this.commits = commits;
    this.oneAnswer = oneAnswer;
  }

  /**
   * The store in a collection, with its indexes.
   *
   * @throws MongoException if they can't be made
   */
  static MongoCommitStore open(MongoDatabase database, String collection, LogSettings settings) {
    MongoCollection<Commit> commits =
        database
            .getCollection(collection, Commit.class)
            .withCodecRegistry(
                CodecRegistries.fromRegistries(
                    CodecRegistries.fromCodecs(new CommitCodec()), database.getCodecRegistry()))
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            .withReadConcern(ReadConcern.MAJORITY)
            .withReadPreference(ReadPreference.primary());
    unique(commits, DuplicateKey.LEDGER_SEQ, CommitCodec.LEDGER, CommitCodec.LEDGER_SEQ);
    unique(commits, DuplicateKey.EVENT, CommitCodec.KEYS);
    unique(commits, DuplicateKey.COMMAND, CommitCodec.COMMAND_ID);
    if (settings.embedded()) {
      return new MongoCommitStore(database, commits, OptionalLong.empty());
    }
    long oneAnswer = oneAnswer(settings.patience());
    return new MongoCommitStore(
        database.withTimeout(oneAnswer, TimeUnit.MILLISECONDS),
        commits.withTimeout(oneAnswer, TimeUnit.MILLISECONDS),
        OptionalLong.of(oneAnswer));
  }

  /**
   * How many milliseconds one answer is waited for. A server that has stopped with its connections
   * open would otherwise hold every appender and reader until it pleases to go on, while another
   * has long taken over.
   */
  private static long oneAnswer(Duration patience) {
    Duration third = patience.dividedBy(3);
    return (third.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : third).toMillis();
  }

  private static void unique(MongoCollection<Commit> commits, DuplicateKey key, String... fields) {
    commits.createIndex(
        Indexes.ascending(fields), new IndexOptions().unique(true).name(index(key)));
  }

  private static String index(DuplicateKey key) {
    return switch (key) {
      case POSITION -> "_id_";
      case LEDGER_SEQ -> "log_ledger";
      case EVENT -> "log_keys";
      case COMMAND -> "log_command";
    };
  }

  /**
   * Sends the insert as a command of its own and not by the driver's {@code insertMany}, for that
   * one is either tried again by the driver or not, as the whole client is. The log finds out by
   * itself what became of a batch; the server need not keep a record of it for a second try.
   */
  @Override
  public Insertion insert(List<Commit> batch) {
    try {
      return outcome(
          database.runCommand(InsertCommand.of(collection, batch), BsonDocument.class),
          batch.size());
    } catch (MongoTimeoutException e) {
      return neverLeft(e)
          ? new Insertion.NotSent(unavailable(e))
          : new Insertion.Unanswered(unavailable(e));
    } catch (MongoException e) {
      // what takes no writes says so before it begins with any
      return Unwritable.reason(e).isPresent()
          ? new Insertion.Refused(0, Unwritable.reason(e).get(), String.valueOf(e.getMessage()))
          : new Insertion.Unanswered(unavailable(e));
    }
  }

  /**
   * A plain timeout has waited for a server or a connection, a subclass for an answer; except that
   * where answers have a time limit, waiting for a server is told by the subclass too, and only the
   * text tells it apart.
   */
  private static boolean neverLeft(MongoTimeoutException e) {
    return e.getClass() == MongoTimeoutException.class
        || e.getCause() == null
            && String.valueOf(e.getMessage()).startsWith("Timed out while waiting for a server ");
  }

  private static Insertion outcome(BsonDocument answer, int sent) {
    if (answer.containsKey("writeConcernError")) {
      return unanswered(answer.getDocument("writeConcernError").toJson());
    }
    BsonArray errors = answer.getArray("writeErrors", new BsonArray());
    if (!errors.isEmpty()) {
      return refusal(errors.getFirst().asDocument());
    }
    int stored = answer.getNumber("n").intValue();
    return stored == sent
        ? new Insertion.Stored()
        : unanswered("the server says that it has stored " + stored + " of " + sent + " commits");
  }

  private static Insertion unanswered(String why) {
    return new Insertion.Unanswered(new LogUnavailableException(why, null));
  }

  private static Insertion refusal(BsonDocument error) {
    int index = error.getNumber("index").intValue();
    String message = error.getString("errmsg").getValue();
    int code = error.getNumber("code").intValue();
    if (code != DUPLICATE_KEY) {
      return new Insertion.Refused(
          index, Unwritable.reason(code).orElse(Reason.NO_ANSWER), message);
    }
    for (DuplicateKey key : DuplicateKey.values()) {
      if (message.contains("index: " + index(key) + " ")) {
        return new Insertion.Taken(index, key);
      }
    }
    throw new IllegalStateException("a unique index that is not the log's: " + message);
  }

  @Override
  public List<Commit> from(long position, int most) {
    return read(() ->
        commits
            .find(gte(CommitCodec.POSITION, position))
            .sort(ascending(CommitCodec.POSITION))
            .limit(most)
            .into(new ArrayList<>()));
  }

  @Override
  public Optional<Commit> lastBefore(long position) {
    return read(() ->
        Optional.ofNullable(
            commits
                .find(lt(CommitCodec.POSITION, position))
                .sort(descending(CommitCodec.POSITION))
                .first()));
  }

  @Override
  public Optional<Commit> byCommandId(String commandId) {
    return read(
        () -> Optional.ofNullable(commits.find(eq(CommitCodec.COMMAND_ID, commandId)).first()));
  }

  @Override
  public Optional<Commit> lastWordOn(String commandId) {
    if (oneAnswer.isEmpty()) {
      return byCommandId(commandId);
    }
    return read(() ->
        Optional.ofNullable(
            commits
                .withReadConcern(ReadConcern.LINEARIZABLE)
                .find(eq(CommitCodec.COMMAND_ID, commandId))
                .first()));
  }

  /** By key and not by range: keys can be foretold, and $in is answered from any server's index. */
  @Override
  public List<Commit> byKeys(Collection<String> keys) {
    return read(() -> commits.find(in(CommitCodec.KEYS, keys)).into(new ArrayList<>()));
  }

  @Override
  public Optional<Commit> endOf(String ledger) {
    return read(() ->
        Optional.ofNullable(
            commits
                .find(eq(CommitCodec.LEDGER, ledger))
                .sort(descending(CommitCodec.LEDGER_SEQ))
                .first()));
  }

  @Override
  public List<Commit> ofLedger(String ledger, long fromSeq, int most) {
    return read(() ->
        commits
            .find(and(eq(CommitCodec.LEDGER, ledger), gte(CommitCodec.LEDGER_SEQ, fromSeq)))
            .sort(ascending(CommitCodec.LEDGER_SEQ))
            .limit(most)
            .into(new ArrayList<>()));
  }

  @Override
  public Optional<Commit> firstOf(String ledger, long fromPosition) {
    return read(() ->
        Optional.ofNullable(
            commits
                .find(and(eq(CommitCodec.LEDGER, ledger), gte(CommitCodec.POSITION, fromPosition)))
                .sort(ascending(CommitCodec.POSITION))
                .first()));
  }

  @Override
  public Announcements announce(Announcements.Listener listener) {
    return oneAnswer.isPresent()
        ? ChangeStreamAnnouncements.of(commits, oneAnswer.getAsLong(), listener)
        : Announcements.NONE;
  }

  private static <T> T read(Supplier<T> query) {
    try {
      return query.get();
    } catch (MongoException e) {
      throw unavailable(e);
    }
  }

  private static LogUnavailableException unavailable(MongoException e) {
    return new LogUnavailableException(String.valueOf(e.getMessage()), e);
  }
}
