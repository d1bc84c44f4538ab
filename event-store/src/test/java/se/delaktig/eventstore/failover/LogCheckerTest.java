package se.delaktig.eventstore.failover;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitHeader;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.eventstore.StoredEvent;
import se.delaktig.eventstore.failover.Finding.Kind;

/** The checker can find fault: with a sound run it finds none, with each planted one it does. */
class LogCheckerTest {

  /** What can have gone wrong between the senders, the log and the readers. */
  enum Planted {
    LOST_ACKNOWLEDGED_COMMIT(Kind.LOST),
    DUPLICATE_AFTER_A_LOST_REPLY(Kind.DOUBLED),
    SWAPPED_ORDER(Kind.ORDER),
    HOLE(Kind.CHAIN),
    TORN_COMMIT(Kind.TORN),
    STALE_TOKEN(Kind.READER),
    FORGOTTEN_COMMAND_ID(Kind.WRONG_ANSWER),
    BROKEN_CHAIN(Kind.CHAIN),
    REFUSED_BUT_STORED(Kind.NEVER_ACCEPTED),
    NOBODYS_COMMIT(Kind.NEVER_ACCEPTED),
    UNKNOWN_STORED_TWICE(Kind.DOUBLED),
    READER_MISSED_ONE(Kind.READER),
    READER_STOPPED_SHORT(Kind.READER),
    READER_SAW_WHAT_WAS_TAKEN_BACK(Kind.READER);

    private final Kind found;

    Planted(Kind found) {
      this.found = found;
    }
  }

  private final List<Commit> log = new ArrayList<>();
  private final List<Sent> sent = new ArrayList<>();
  private final Map<String, List<String>> readers = new HashMap<>();

  /** Six commands of two writers, one after the other, and two readers. */
  @BeforeEach
  void aSoundRun() {
    MongoServer server = new MongoServer(new MemoryBackend());
    try (MongoClient client =
            MongoClients.create("mongodb://127.0.0.1:" + server.bind().getPort());
        CommitLog open =
            CommitLog.open(client, "run", InstantSource.system(), LogSettings.forEmbedded())) {
      for (int i = 0; i < 6; i++) {
        CommitRequest request = request("writer-" + i % 2, i / 2 * 2L);
        Sent command = new Sent(request.commandId(), request.events(), 10L * i);
        command.told(open.append(request), 10L * i + 5);
        sent.add(command);
      }
      open.forEachCommit(0, log::add);
    } finally {
      server.shutdownNow();
    }
    readers.put("one", new ArrayList<>(seen()));
    readers.put("other", new ArrayList<>(seen()));
  }

  @Test
  void inASoundRunNothingIsFound() {
    assertThat(LogChecker.findings(log, sent, readers)).isEmpty();
  }

  @Test
  void ofUnknownOutcomeOnceAndNotAtAllAreBothSound() {
    Commit last = log.getLast();
    Sent stored = unknown(sent.removeLast());
    sent.add(stored);
    Sent notStored = new Sent(id(), List.of(event("writer-9", 0)), 80);
    notStored.unsure();
    sent.add(notStored);

    assertThat(last.header().commandId()).isEqualTo(stored.commandId());
    assertThat(LogChecker.findings(log, sent, readers)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsPlantedIsFound(Planted fault) {
    plant(fault);

    assertThat(LogChecker.findings(log, sent, readers))
        .extracting(Finding::kind)
        .contains(fault.found);
  }

  private void plant(Planted fault) {
    switch (fault) {
      case LOST_ACKNOWLEDGED_COMMIT -> log.removeLast();
      case DUPLICATE_AFTER_A_LOST_REPLY -> log.add(log.getLast());
      case SWAPPED_ORDER -> Collections.swap(log, 2, 3);
      case HOLE -> log.set(5, moved(log.get(5)));
      case TORN_COMMIT -> log.set(3, torn(log.get(3)));
      case STALE_TOKEN -> readers.get("one").add(4, seen().get(3));
      case FORGOTTEN_COMMAND_ID -> sent.get(2).told(sent.get(3).receipts().getFirst(), 100);
      case BROKEN_CHAIN -> log.set(3, unchained(log.get(3)));
      case REFUSED_BUT_STORED -> {
        Sent command = sent.removeLast();
        sent.add(new Sent(command.commandId(), command.events(), command.sentAt()));
      }
      case NOBODYS_COMMIT -> sent.removeLast();
      case UNKNOWN_STORED_TWICE -> {
        sent.add(unknown(sent.removeLast()));
        log.add(log.getLast());
      }
      case READER_MISSED_ONE -> readers.get("other").remove(5);
      case READER_STOPPED_SHORT -> readers.get("other").removeLast();
      case READER_SAW_WHAT_WAS_TAKEN_BACK -> readers.get("one").set(7, "taken-back");
    }
  }

  private static Sent unknown(Sent known) {
    Sent command = new Sent(known.commandId(), known.events(), known.sentAt());
    command.unsure();
    return command;
  }

  private static Commit moved(Commit commit) {
    CommitHeader was = commit.header();
    CommitHeader header =
        new CommitHeader(
            was.position() + 1,
            was.count(),
            was.ledger(),
            was.ledgerSeq(),
            was.at(),
            was.actor(),
            was.role(),
            was.command(),
            was.commandId(),
            was.bodyHash(),
            was.correlation());
    return new Commit(header, commit.events(), commit.prev(), commit.hash());
  }

  private static Commit torn(Commit commit) {
    return new Commit(commit.header(), commit.events().subList(0, 1), commit.prev(), commit.hash());
  }

  private static Commit unchained(Commit commit) {
    return new Commit(commit.header(), commit.events(), commit.hash(), commit.hash());
  }

  private List<String> seen() {
    return log.stream()
        .flatMap(commit -> commit.events().stream())
        .map(StoredEvent::id)
        .collect(Collectors.toList());
  }

  private static CommitRequest request(String stream, long seq) {
    return new CommitRequest(
        "office",
        "a",
        "r",
        "note",
        id(),
        null,
        null,
        List.of(event(stream, seq), event(stream, seq + 1)));
  }

  private static NewEvent event(String stream, long seq) {
    return new NewEvent(id(), stream, seq, "noted", 2, "{\"number\":" + seq + "}");
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }
}
