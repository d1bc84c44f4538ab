package se.delaktig.eventstore.failover;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.delaktig.eventstore.ChainVerifier;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.eventstore.Receipt;
import se.delaktig.eventstore.StoredEvent;
import se.delaktig.eventstore.failover.Finding.Kind;
import se.delaktig.eventstore.failover.Sent.Knowledge;

/**
 * Holds what the clients of a log saw against the log: senders what they were told, readers what
 * they were given. It knows nothing of how the log works.
 */
final class LogChecker {

  private final List<Commit> log;
  private final Map<String, List<Commit>> byCommand = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private LogChecker(List<Commit> log) {
    this.log = log;
    for (Commit commit : log) {
      byCommand.computeIfAbsent(commit.header().commandId(), id -> new ArrayList<>()).add(commit);
    }
  }

  /**
   * What is wrong.
   *
   * @param log the whole log, as it stands in the end
   * @param sent every command that was ever sent
   * @param readers what each reader from the beginning of the log was given: ids of events, in the
   *     order in which they came
   */
  static List<Finding> findings(
      List<Commit> log, Collection<Sent> sent, Map<String, List<String>> readers) {
    LogChecker checker = new LogChecker(log);
    checker.chain();
    sent.forEach(checker::command);
    checker.nobodys(sent);
    checker.order(sent);
    readers.forEach(checker::reader);
    return checker.findings;
  }

  private void found(Kind kind, String what) {
    findings.add(new Finding(kind, what));
  }

  private void chain() {
    ChainVerifier verifier = ChainVerifier.ofWholeLog();
    log.forEach(verifier::check);
    verifier.fault().ifPresent(fault -> found(Kind.CHAIN, fault.toString()));
  }

  private void command(Sent command) {
    List<Commit> there = byCommand.getOrDefault(command.commandId(), List.of());
    if (there.size() > 1) {
      found(Kind.DOUBLED, command + " is there " + there.size() + " times");
    }
    if (there.isEmpty() && command.knowledge() == Knowledge.ACKNOWLEDGED) {
      found(Kind.LOST, command + " is not there");
    }
    if (!there.isEmpty() && command.knowledge() == Knowledge.REFUSED) {
      found(Kind.NEVER_ACCEPTED, command + " is there");
    }
    for (Commit commit : there) {
      if (!contents(commit).equals(contents(command))) {
        found(Kind.TORN, command + " was " + contents(command) + ", is " + contents(commit));
      }
    }
    for (Receipt receipt : command.receipts()) {
      if (there.size() == 1 && !receipt.equals(there.getFirst().receipt())) {
        found(Kind.WRONG_ANSWER, "told " + receipt + ", is " + there.getFirst().receipt());
      }
    }
  }

  private static List<String> contents(Commit commit) {
    return commit.events().stream()
        .map(event -> event.stream() + " " + event.seq() + " " + event.body())
        .toList();
  }

  private static List<String> contents(Sent command) {
    return command.events().stream().map(LogChecker::content).toList();
  }

  private static String content(NewEvent event) {
    return event.stream() + " " + event.seq() + " " + event.body();
  }

  private void nobodys(Collection<Sent> sent) {
    Set<String> ids = new HashSet<>();
    sent.forEach(command -> ids.add(command.commandId()));
    byCommand.keySet().stream()
        .filter(id -> !ids.contains(id))
        .forEach(id -> found(Kind.NEVER_ACCEPTED, id + " is there, and nobody sent it"));
  }

  /** Whatever was acknowledged before something else was sent stands before it. */
  private void order(Collection<Sent> sent) {
    Map<String, Sent> byId = new HashMap<>();
    sent.forEach(command -> byId.put(command.commandId(), command));
    long earliestLater = Long.MAX_VALUE;
    for (Commit commit : log.reversed()) {
      Sent command = byId.get(commit.header().commandId());
      if (command == null) {
        continue;
      }
      if (earliestLater < command.sentAt()) {
        found(
            Kind.ORDER, command + " stands before one that was acknowledged before this was sent");
      }
      earliestLater = Math.min(earliestLater, command.answeredAt());
    }
  }

  private void reader(String name, List<String> seen) {
    List<String> there =
        log.stream().flatMap(commit -> commit.events().stream()).map(StoredEvent::id).toList();
    for (int i = 0; i < Math.min(there.size(), seen.size()); i++) {
      if (!there.get(i).equals(seen.get(i))) {
        found(
            Kind.READER, name + " saw " + seen.get(i) + " at " + i + ", there is " + there.get(i));
        return;
      }
    }
    if (there.size() != seen.size()) {
      found(Kind.READER, name + " saw " + seen.size() + " events of " + there.size());
    }
  }
}
