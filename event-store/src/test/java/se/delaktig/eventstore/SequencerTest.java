package se.delaktig.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SequencerTest {

  /**
   * Does not answer the first insert, refuses the second for a key that the first has taken, and
   * has a majority for the first only once it has been asked for the command id.
   */
  private static final class LateMajority implements CommitStore {
    private final List<Commit> stored = new ArrayList<>();
    private boolean forGood;

    @Override
    public Insertion insert(List<Commit> batch) {
      if (stored.isEmpty()) {
        stored.addAll(batch);
        return new Insertion.Unanswered(new LogUnavailableException("no answer", null));
      }
      return new Insertion.Taken(0, DuplicateKey.EVENT);
    }

    private List<Commit> visible() {
      return forGood ? stored : List.of();
    }

    @Override
    public List<Commit> from(long position, int most) {
      return visible();
    }

    @Override
    public Optional<Commit> lastBefore(long position) {
      return visible().stream().findFirst();
    }

    @Override
    public Optional<Commit> byCommandId(String commandId) {
      Optional<Commit> seen = visible().stream().findFirst();
      forGood = true;
      return seen;
    }

    @Override
    public List<Commit> byKeys(Collection<String> keys) {
      return visible();
    }

    @Override
    public Optional<Commit> endOf(String ledger) {
      return visible().stream().findFirst();
    }

    @Override
    public List<Commit> ofLedger(String ledger, long fromSeq, int most) {
      return visible();
    }

    @Override
    public Optional<Commit> firstOf(String ledger, long fromPosition) {
      return visible().stream().findFirst();
    }
  }

  @Test
  void anAppendIsNotRefusedForItsOwnEvents() {
    Sequencer sequencer =
        new Sequencer(
            new LateMajority(),
            InstantSource.system(),
            Duration.ofSeconds(10),
            new OwnCommits(),
            () -> {},
            LogTime.MACHINE);
    AppendQueue queue = new AppendQueue(sequencer::write, 1, LogTime.MACHINE);

    Receipt receipt =
        queue.append(
            new CommitRequest(
                "ledger",
                "somebody",
                "leader",
                "Note",
                "command",
                null,
                null,
                List.of(new NewEvent("event", "stream", 0, "noted", 1, "{}"))));

    assertThat(receipt.firstPosition()).isZero();
  }
}
