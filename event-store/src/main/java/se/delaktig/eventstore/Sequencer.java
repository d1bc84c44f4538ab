package se.delaktig.eventstore;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Puts batches at the head of the log. Each insert names the position it is meant for, so it is a
 * compare-and-set on the whole log: if it succeeds, nothing has come between; if another writer was
 * faster, the head is read again and the rest goes out with new numbers.
 *
 * <p>When no answer comes, the log itself is asked: whatever stands from the old head on is either
 * one of ours, known by its first event's id, or it has taken a place that ours can then never get.
 * Sending again is always safe, because a commit's keys and command id are unique.
 */
final class Sequencer {

  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
  private static final int READ_AHEAD = 500;

  private final CommitStore store;
  private final InstantSource clock;
  private final Duration patience;
  private final OwnCommits own;
  private final Runnable neighboursForget;
  private final LogTime time;
  private final LogHead head = new LogHead();
  private final Turns turns;
  private boolean headKnown;

  /**
   * @param own is told what was stored
   * @param neighboursForget tells the other logs of this process, before a batch goes out, that
   *     what they have stored may not be the newest any more
   */
  Sequencer(
      CommitStore store,
      InstantSource clock,
      Duration patience,
      OwnCommits own,
      Runnable neighboursForget,
      LogTime time) {
    this.store = store;
    this.clock = clock;
    this.patience = patience;
    this.own = own;
    this.neighboursForget = neighboursForget;
    this.time = time;
    this.turns = new Turns(time);
  }

  /** Settles every append of the batch. Called by one thread at a time. */
  void write(List<PendingAppend> batch) {
    boolean interrupted = Thread.interrupted();
    try {
      settle(batch);
    } finally {
      if (interrupted | Thread.interrupted()) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void settle(List<PendingAppend> batch) {
    long deadline = time.nanoTime() + patience.toNanos();
    long pause = FIRST_PAUSE;
    List<PendingAppend> open = new ArrayList<>(batch);
    if (turns.giveWay()) {
      lost();
    }
    while (true) {
      LogUnavailableException failure = null;
      long before = head.next();
      int openBefore = open.size();
      try {
        round(open);
      } catch (LogUnavailableException e) {
        failure = e;
        lost();
        // an interrupt hits whoever leads; the others' appends must not suffer for it
        Thread.interrupted();
      }
      open.removeIf(PendingAppend::isSettled);
      if (open.isEmpty()) {
        return;
      }
      if (time.nanoTime() > deadline) {
        giveUp(open, failure);
        return;
      }
      if (head.next() == before && open.size() == openBefore) {
        time.pause(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE);
      } else {
        pause = FIRST_PAUSE;
      }
    }
  }

  /** One attempt. Whatever it leaves open is certainly not stored, unless it is marked unsure. */
  private void round(List<PendingAppend> open) {
    if (!headKnown) {
      catchUp(open);
    }
    List<PendingAppend> sent = withoutCollisions(open);
    if (sent.isEmpty()) {
      return;
    }
    List<Commit> numbered =
        head.commits(sent.stream().map(PendingAppend::request).toList(), clock, this::endOfLedger);
    neighboursForget.run();
    long mark = own.mark();
    long begun = time.nanoTime();
    switch (store.insert(numbered)) {
      case Insertion.Stored() -> {
        accept(sent, numbered, mark);
        turns.won(time.nanoTime() - begun);
      }
      case Insertion.Taken(int index, DuplicateKey key) -> {
        accept(sent, numbered.subList(0, index), mark);
        judge(sent.get(index), key);
      }
      case Insertion.Refused(int index, LogUnavailableException.Reason kind, String reason) -> {
        accept(sent, numbered.subList(0, index), mark);
        // what has no room for one commit has none for the next
        int end = kind == LogUnavailableException.Reason.NO_ANSWER ? index + 1 : sent.size();
        giveUp(sent.subList(index, end), kind, reason, null);
      }
      case Insertion.NotSent(LogUnavailableException cause) -> throw cause;
      case Insertion.Unanswered(LogUnavailableException cause) -> {
        sent.forEach(PendingAppend::unsure);
        throw cause;
      }
    }
    settleFollowers(open);
  }

  private void accept(List<PendingAppend> sent, List<Commit> stored, long mark) {
    own.add(stored, mark);
    for (int i = 0; i < stored.size(); i++) {
      head.passed(stored.get(i));
      sent.get(i).stored(stored.get(i).receipt());
    }
  }

  /** What stands at the head is not certain any more. */
  private void lost() {
    headKnown = false;
    own.forget();
  }

  private void judge(PendingAppend append, DuplicateKey key) {
    switch (key) {
      case POSITION -> {
        lost();
        turns.othersWrite();
      }
      case LEDGER_SEQ -> {
        lost();
        head.forgetLedgers();
      }
      case EVENT, COMMAND -> judgeByContent(append);
    }
  }

  /**
   * Says who holds the command id or a key. Left open if nobody does any more, or does not yet for
   * a majority of the servers.
   */
  private void judgeByContent(PendingAppend append) {
    Optional<Commit> done = store.byCommandId(append.request().commandId());
    // what was not there for good at the first question may be at the second: ours as well
    Optional<Commit> there =
        done.isPresent() ? done : store.byKeys(append.keys()).stream().findFirst();
    there.ifPresent(commit -> judge(append, commit));
  }

  private void judge(PendingAppend append, Commit there) {
    if (append.is(there)) {
      append.stored(there.receipt());
      lost();
    } else if (there.header().commandId().equals(append.request().commandId())) {
      append.doneBefore(there.receipt());
    } else {
      conflict(append, there.events().stream().map(StoredEvent::key).toList());
    }
  }

  private static void conflict(PendingAppend append, Iterable<String> taken) {
    for (String key : taken) {
      if (append.keys().contains(key)) {
        append.failed(() -> new StreamConflictException(Keys.stream(key), Keys.seq(key)));
        return;
      }
    }
  }

  /** Those that would be refused for an earlier one of the same batch wait for how that ends. */
  private static List<PendingAppend> withoutCollisions(List<PendingAppend> open) {
    List<PendingAppend> chosen = new ArrayList<>(open.size());
    Set<String> taken = new HashSet<>();
    Set<String> commandIds = new HashSet<>();
    for (PendingAppend append : open) {
      if (append.isSettled()) {
        continue;
      }
      if (append.keys().stream().noneMatch(taken::contains)
          && commandIds.add(append.request().commandId())) {
        taken.addAll(append.keys());
        chosen.add(append);
      }
    }
    return chosen;
  }

  private static void settleFollowers(List<PendingAppend> open) {
    for (PendingAppend append : open) {
      if (append.isSettled()) {
        continue;
      }
      for (PendingAppend other : open) {
        Receipt receipt = other.receipt();
        if (receipt == null) {
          continue;
        }
        if (receipt.commandId().equals(append.request().commandId())) {
          append.doneBefore(receipt);
          break;
        }
        conflict(append, other.keys());
        if (append.isSettled()) {
          break;
        }
      }
    }
  }

  /** Reads on from the known head, and takes for stored what turns out to be ours. */
  private void catchUp(List<PendingAppend> open) {
    if (head.next() == 0 && open.stream().noneMatch(PendingAppend::isUnsure)) {
      store.lastBefore(Long.MAX_VALUE).ifPresent(head::passed);
    }
    List<Commit> read;
    do {
      read = store.from(head.next(), READ_AHEAD);
      for (Commit commit : read) {
        if (commit.position() != head.next()) {
          throw new IllegalStateException(
              "the log has a hole: "
                  + commit.position()
                  + " stands where "
                  + head.next()
                  + " was due");
        }
        head.passed(commit);
        turns.othersWrite();
        open.stream()
            .filter(append -> !append.isSettled() && append.is(commit))
            .forEach(append -> append.stored(commit.receipt()));
      }
    } while (read.size() == READ_AHEAD);
    headKnown = true;
  }

  private LogHead.LedgerEnd endOfLedger(String ledger) {
    return store.endOf(ledger).map(LogHead.LedgerEnd::after).orElse(LogHead.LedgerEnd.NONE);
  }

  private static void giveUp(List<PendingAppend> open, @Nullable LogUnavailableException cause) {
    if (cause == null) {
      giveUp(
          open,
          LogUnavailableException.Reason.NO_ANSWER,
          "other writers were faster for too long",
          null);
    } else {
      giveUp(open, cause.reason(), "the server can't be written to: " + cause.getMessage(), cause);
    }
  }

  /** What has gone out before without an answer may be there all the same. */
  private static void giveUp(
      List<PendingAppend> open,
      LogUnavailableException.Reason reason,
      String why,
      @Nullable LogUnavailableException cause) {
    for (PendingAppend append : open) {
      append.failed(
          append.isUnsure()
              ? () -> new OutcomeUnknownException(append.request().commandId(), cause)
              : () -> new LogUnavailableException(reason, why, cause));
    }
  }
}
