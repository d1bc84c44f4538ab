package se.delaktig.eventstore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hears every answer that a sender gets, and holds the log to it, at once and at the end. */
final class Witness {

  private final SimulatedServer server;
  private final Map<String, Receipt> receipts = new LinkedHashMap<>();
  private final List<CommitRequest> notStored = new ArrayList<>();
  private final List<CommitRequest> unsure = new ArrayList<>();

  Witness(SimulatedServer server) {
    this.server = server;
  }

  /** A request goes out; whatever was said of it before does not hold any more. */
  void sends(CommitRequest request) {
    notStored.remove(request);
  }

  void acknowledged(CommitRequest request, Receipt receipt) {
    Commit commit = forGood(receipt);
    List<String> ids = commit.events().stream().map(StoredEvent::id).toList();
    require(
        ids.equals(request.events().stream().map(NewEvent::id).toList()),
        "the receipt of " + request.commandId() + " is for " + ids);
    answeredFirst(receipt);
  }

  void doneBefore(CommitRequest request, Receipt first) {
    require(
        Optional.ofNullable(request.bodyHash()).equals(Optional.ofNullable(first.bodyHash())),
        request.commandId() + " is said to be done, with another body");
    forGood(first);
    answeredFirst(first);
  }

  void reused(CommitRequest request) {
    Receipt first = receiptForGood(request.commandId());
    require(
        first != null && !first.bodyHash().equals(request.bodyHash()),
        request.commandId() + " is said to be there with another body, and is not");
  }

  void conflict(CommitRequest request, StreamConflictException conflict) {
    String key = Keys.of(conflict.stream(), conflict.seq());
    require(
        request.events().stream().anyMatch(event -> event.key().equals(key)),
        request.commandId() + " is refused for " + key + ", which it does not hold");
    require(
        server.forGood().stream()
            .flatMap(commit -> commit.events().stream())
            .anyMatch(event -> event.key().equals(key)),
        request.commandId() + " is refused for " + key + ", which nobody has taken");
    notStored.add(request);
  }

  void notStored(CommitRequest request) {
    if (!unsure.contains(request)) {
      notStored.add(request);
    }
  }

  /** From now on only the log can say; that a later sending stores nothing says nothing of it. */
  void unknown(CommitRequest request) {
    unsure.add(request);
  }

  /**
   * What the log says when it is asked for a command.
   *
   * @param seen as many commits the asked process can't but know of
   */
  void asked(String commandId, Optional<Receipt> answer, int seen) {
    if (answer.isPresent()) {
      forGood(answer.get());
      answeredFirst(answer.get());
    } else {
      require(
          server.first(seen).stream()
              .noneMatch(commit -> commit.header().commandId().equals(commandId)),
          commandId + " is in the log, and the log says that it is not");
    }
  }

  /** The answer that was given for a command. */
  Optional<Receipt> receipt(String commandId) {
    return Optional.ofNullable(receipts.get(commandId));
  }

  private void answeredFirst(Receipt receipt) {
    Receipt first = receipts.putIfAbsent(receipt.commandId(), receipt);
    require(
        first == null || first.equals(receipt),
        receipt.commandId() + " was answered " + first + " and now " + receipt);
  }

  private Commit forGood(Receipt receipt) {
    for (Commit commit : server.forGood()) {
      if (commit.position() == receipt.firstPosition()) {
        require(
            commit.receipt().equals(receipt),
            receipt + " is given for what stands there: " + commit.receipt());
        return commit;
      }
    }
    throw new AssertionError("acknowledged, and not there for good: " + receipt);
  }

  private @Nullable Receipt receiptForGood(String commandId) {
    return server.forGood().stream()
        .filter(commit -> commit.header().commandId().equals(commandId))
        .map(Commit::receipt)
        .findFirst()
        .orElse(null);
  }

  /** Holds the whole log to everything that was ever answered. */
  void verify(List<Commit> log) {
    ChainVerifier verifier = ChainVerifier.ofWholeLog();
    log.forEach(verifier::check);
    verifier
        .fault()
        .ifPresent(fault -> {
          throw new AssertionError("the log is broken: " + fault);
        });
    Set<Receipt> there = new LinkedHashSet<>();
    Set<String> firstEvents = new LinkedHashSet<>();
    Set<String> intents = new LinkedHashSet<>();
    for (Commit commit : log) {
      there.add(commit.receipt());
      firstEvents.add(commit.events().getFirst().id());
      require(
          intents.add(commit.header().correlation()),
          "what was wished for once is there twice: " + commit.header());
    }
    receipts
        .values()
        .forEach(receipt -> require(there.contains(receipt), "acknowledged and lost: " + receipt));
    notStored.forEach(request ->
        require(
            !firstEvents.contains(request.events().getFirst().id()),
            "said not to be stored, and there: " + request));
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
