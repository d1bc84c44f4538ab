package se.delaktig.kernel.view;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A server in memory that loses requests and answers, does half of a bulk write or does it twice,
 * as a seed says. Only what is written to one database is touched.
 */
final class UnreliableBackend extends MemoryBackend {
  private static final Map<String, String> BULKS =
      Map.of("insert", "documents", "update", "updates", "delete", "deletes");
  private static final int ONE_IN = 8;

  private final String database;
  private @Nullable SplittableRandom random;
  private int faults;

  UnreliableBackend(String database) {
    this.database = database;
  }

  /** From now on things go wrong. */
  synchronized void goesWrong(long seed) {
    random = new SplittableRandom(seed);
  }

  /** From now on nothing goes wrong any more. */
  synchronized void goesWell() {
    random = null;
  }

  /** How often something has gone wrong so far. */
  synchronized int faults() {
    return faults;
  }

  @Override
  public synchronized Document handleCommand(
      Channel channel, String into, String command, Document query) {
    String bulk = BULKS.get(command);
    if (random == null || bulk == null || !into.equals(database) || random.nextInt(ONE_IN) != 0) {
      return super.handleCommand(channel, into, command, query);
    }
    faults++;
    return switch (random.nextInt(4)) {
      case 0 -> throw lost();
      case 1 -> {
        super.handleCommand(channel, into, command, query);
        throw lost();
      }
      case 2 -> {
        super.handleCommand(channel, into, command, half(query, bulk));
        throw lost();
      }
      default -> {
        Document first = super.handleCommand(channel, into, command, query);
        super.handleCommand(channel, into, command, query);
        yield first;
      }
    };
  }

  private static Document half(Document query, String bulk) {
    List<Object> all = new ArrayList<>();
    if (query.get(bulk) instanceof Iterable<?> several) {
      several.forEach(all::add);
    }
    Document torn = new Document((Map<String, ?>) query);
    torn.put(bulk, all.subList(0, all.size() / 2));
    return torn;
  }

  private static MongoServerError lost() {
    return new MongoServerError(6, "HostUnreachable", "planted: no answer");
  }
}
