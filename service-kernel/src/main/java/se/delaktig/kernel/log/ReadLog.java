package se.delaktig.kernel.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.ReadingEvent;
import se.delaktig.access.event.Role;
import se.delaktig.eventstore.ChainVerifier;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.eventstore.StoredEvent;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.kernel.event.ReadingVocabulary;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.personregister.ReadingSeal;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who has looked at whom, taken files out, and been refused: a log of the same kind as the
 * programme's own, in a database of its own, chained in the same way. What is read is sealed: a
 * copy of the database tells that somebody read something at some time. What is noted here is on
 * the disk when {@link #note} returns.
 */
public final class ReadLog implements AutoCloseable {
  private static final int PAGE = 500;
  private static final String STREAM = "reading-";

  /** How a reading is stored, whatever it is. Before, each stood open under its own name. */
  private static final String SEALED = "reading-sealed";

  private final CommitLog log;
  private final ReadingSeal seal;
  private final ReadingVocabulary vocabulary = new ReadingVocabulary();
  private final JsonMapper json = ProgrammeJson.mapper();

  private ReadLog(CommitLog log, ReadingSeal seal) {
    this.log = log;
    this.seal = seal;
  }

  /**
   * On a log of its own, which it closes with itself.
   *
   * @param seal what the readings are sealed with; the chain is checked without it
   */
  public static ReadLog on(CommitLog log, ReadingSeal seal) {
    return new ReadLog(log, seal);
  }

  /** What lies open of a reading. */
  private record Envelope(String sealed) {}

  /** What lies in it: the event as it is stored, its body as text. */
  private record Letter(String name, int revision, String body) {}

  /**
   * Something that was noted.
   *
   * @param number its place in the project's chain, from 1
   * @param role in which it was read; absent for a refusal, which has none
   */
  public record Noted(
      long number, Instant at, ActorId by, @Nullable Role role, ReadingEvent event, String hash) {}

  /**
   * What a walk along a chain found.
   *
   * @param count how many commits it has
   * @param head the last one's hash; absent for an empty chain
   * @param fault where it is broken, in words; absent when it is whole
   */
  public record Chain(long count, @Nullable String head, @Nullable String fault) {}

  /**
   * Notes what happened, for ever.
   *
   * @param ledger the project's id, or {@code office}
   * @param role absent for a refusal
   */
  public void note(String ledger, ActorId by, @Nullable Role role, ReadingEvent event) {
    String id = UUID.randomUUID().toString();
    log.append(
        new CommitRequest(
            ledger,
            by.value(),
            role == null ? "NONE" : role.name(),
            "note-reading",
            id,
            null,
            null,
            List.of(new NewEvent(id, STREAM + id, 0, SEALED, 1, sealed(id, event)))));
  }

  private String sealed(String id, ReadingEvent event) {
    StoredAs stored = EventVocabulary.stored(event.getClass());
    Letter letter = new Letter(stored.value(), stored.revision(), vocabulary.write(event));
    return json.writeValueAsString(new Envelope(seal.sealed(id, json.writeValueAsString(letter))));
  }

  private ReadingEvent opened(StoredEvent stored) {
    if (!stored.name().equals(SEALED)) {
      return vocabulary.read(stored.name(), stored.revision(), stored.body());
    }
    String id = stored.stream().substring(STREAM.length());
    String sealed = json.readValue(stored.body(), Envelope.class).sealed();
    Letter letter = json.readValue(seal.opened(id, sealed), Letter.class);
    return vocabulary.read(letter.name(), letter.revision(), letter.body());
  }

  /** What was noted of a ledger from one moment to just before another, oldest first. */
  public List<Noted> between(String ledger, Instant from, Instant until) {
    List<Noted> found = new ArrayList<>();
    long position = log.positionAt(from);
    List<Commit> page = log.readFrom(position, PAGE);
    while (!page.isEmpty()) {
      for (Commit commit : page) {
        if (!commit.header().at().isBefore(until)) {
          return found;
        }
        if (commit.header().ledger().equals(ledger)) {
          found.add(noted(commit));
        }
      }
      page = log.readFrom(page.getLast().nextPosition(), PAGE);
    }
    return found;
  }

  /** Hands over all that was noted of a ledger, oldest first. */
  public void forEach(String ledger, Consumer<Noted> reader) {
    log.forEachCommit(ledger, 0, commit -> reader.accept(noted(commit)));
  }

  /** Walks along a ledger's chain from its beginning. */
  public Chain verify(String ledger) {
    ChainVerifier verifier = ChainVerifier.ofLedger();
    long[] count = {0};
    log.forEachCommit(
        ledger,
        0,
        commit -> {
          verifier.check(commit);
          count[0]++;
        });
    Optional<ChainVerifier.Fault> fault = verifier.fault();
    return new Chain(
        count[0],
        verifier.headOf(ledger).orElse(null),
        fault.map(one -> "no. " + (one.ledgerSeq() + 1) + " " + one.reason()).orElse(null));
  }

  private Noted noted(Commit commit) {
    StoredEvent stored = commit.events().getFirst();
    String role = commit.header().role();
    return new Noted(
        commit.header().ledgerSeq() + 1,
        commit.header().at(),
        new ActorId(commit.header().actor()),
        role.equals("NONE") ? null : Role.valueOf(role),
        opened(stored),
        commit.hash());
  }

  /** Ends the following of the log. */
  @Override
  public void close() {
    log.close();
  }
}
