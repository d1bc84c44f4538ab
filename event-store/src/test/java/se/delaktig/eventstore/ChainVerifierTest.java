package se.delaktig.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChainVerifierTest {

  private final List<Commit> log = log();

  @Test
  void anUntouchedLogHasNoFault() {
    assertThat(reasonAfter(commits -> commits)).isEqualTo("none");
  }

  @Test
  void eachKindOfTamperingIsSaid() {
    assertThat(reasonAfter(without(3))).contains("stands at 4 where 3 was due");
    assertThat(reasonAfter(swapped())).contains("stands at 4 where 3 was due");
    assertThat(reasonAfter(changed(3, ChainVerifierTest::earlier))).contains("is recorded");
    assertThat(reasonAfter(changed(3, ChainVerifierTest::renumbered))).contains("is number 7");
    assertThat(reasonAfter(changed(3, ChainVerifierTest::unchained))).contains("does not name");
    assertThat(reasonAfter(changed(3, ChainVerifierTest::byAnother))).contains("content gives");
    assertThat(reasonAfter(changed(3, ChainVerifierTest::torn))).contains("holds 0");
  }

  @Test
  void theFirstFaultIsTheOneSaid() {
    ChainVerifier verifier = ChainVerifier.ofWholeLog();
    changed(5, ChainVerifierTest::byAnother)
        .apply(changed(2, ChainVerifierTest::byAnother).apply(log))
        .forEach(verifier::check);

    assertThat(verifier.fault()).map(ChainVerifier.Fault::position).contains(2L);
  }

  @Test
  void aLedgerIsCheckedOnItsOwnWithoutTheOthersInBetween() {
    ChainVerifier verifier = ChainVerifier.ofLedger();
    log.stream()
        .filter(commit -> commit.header().ledger().equals("office"))
        .forEach(verifier::check);

    assertThat(verifier.fault()).isEmpty();
    assertThat(verifier.headOf("office")).contains(log.get(7).hash());
    assertThat(verifier.headOf("2017-00434")).isEmpty();
  }

  private String reasonAfter(UnaryOperator<List<Commit>> tampering) {
    ChainVerifier verifier = ChainVerifier.ofWholeLog();
    tampering.apply(log).forEach(verifier::check);
    return verifier.fault().map(ChainVerifier.Fault::reason).orElse("none");
  }

  private static UnaryOperator<List<Commit>> without(int index) {
    return commits -> {
      List<Commit> tampered = new ArrayList<>(commits);
      tampered.remove(index);
      return tampered;
    };
  }

  private static UnaryOperator<List<Commit>> swapped() {
    return commits -> {
      List<Commit> tampered = new ArrayList<>(commits);
      Collections.swap(tampered, 3, 4);
      return tampered;
    };
  }

  private static UnaryOperator<List<Commit>> changed(int index, UnaryOperator<Commit> change) {
    return commits -> {
      List<Commit> tampered = new ArrayList<>(commits);
      tampered.set(index, change.apply(tampered.get(index)));
      return tampered;
    };
  }

  private static Commit earlier(Commit c) {
    return with(c, header(c.header(), c.header().ledgerSeq(), Instant.EPOCH, "actor-1"), c.prev());
  }

  private static Commit renumbered(Commit c) {
    return with(c, header(c.header(), 7, c.header().at(), "actor-1"), c.prev());
  }

  private static Commit byAnother(Commit c) {
    return with(
        c, header(c.header(), c.header().ledgerSeq(), c.header().at(), "actor-2"), c.prev());
  }

  private static Commit unchained(Commit c) {
    return with(c, c.header(), CommitHash.NONE);
  }

  private static Commit torn(Commit c) {
    return new Commit(c.header(), List.of(), c.prev(), c.hash());
  }

  private static Commit with(Commit c, CommitHeader header, String prev) {
    return new Commit(header, c.events(), prev, c.hash());
  }

  private static CommitHeader header(CommitHeader h, long ledgerSeq, Instant at, String actor) {
    return new CommitHeader(
        h.position(),
        h.count(),
        h.ledger(),
        ledgerSeq,
        at,
        actor,
        h.role(),
        h.command(),
        h.commandId(),
        h.bodyHash(),
        h.correlation());
  }

  private static List<Commit> log() {
    List<CommitRequest> requests =
        LongStream.range(0, 8)
            .mapToObj(i ->
                new CommitRequest(
                    i % 2 == 0 ? "2017-00434" : "office",
                    "actor-1",
                    "project-worker",
                    "note",
                    "command-" + i,
                    null,
                    null,
                    List.of(new NewEvent("event-" + i, "s-" + i % 2, i / 2, "noted", 1, "{}"))))
            .toList();
    InstantSource clock = InstantSource.fixed(Instant.parse("2019-11-18T08:00:00Z"));
    return new LogHead().commits(requests, clock, ledger -> LogHead.LedgerEnd.NONE);
  }
}
