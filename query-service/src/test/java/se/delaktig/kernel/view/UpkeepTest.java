package se.delaktig.kernel.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static se.delaktig.kernel.view.ViewsOnALog.PROJECT;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import se.delaktig.kernel.view.MaterialVersions.Count;
import se.delaktig.kernel.view.Report.Outcome;

/** What is done to views in the background, and what is told of them. */
class UpkeepTest {
  private static final Duration NEVER = Duration.ofDays(1000);

  private final MaterialVersions view = new MaterialVersions();
  private final ViewsOnALog office = new ViewsOnALog(view);
  private final Upkeep upkeep = office.upkeep(NEVER);

  @BeforeEach
  void givenSomeVersions() {
    office.append("film", "a");
    office.append("bok", "a");
    office.follow(0);
  }

  @AfterEach
  void close() {
    RequestContextHolder.resetRequestAttributes();
    office.close();
  }

  @Test
  void whatIsAskedForIsDoneAtTheNextLookAndReported() {
    assertThat(upkeep.ask("versions", Work.Kind.PARITY)).isTrue();
    assertThat(standing().work()).map(Work::kind).contains(Work.Kind.PARITY);

    upkeep.look();

    assertThat(standing().work()).isEmpty();
    assertThat(standing().reports())
        .singleElement()
        .satisfies(report -> {
          assertThat(report.outcome()).isEqualTo(Outcome.EQUAL);
          assertThat(report.documents()).isEqualTo(2);
          assertThat(report.position()).isEqualTo(1);
          assertThat(report.hash()).hasSize(64);
        });
  }

  @Test
  void oneThingIsDoneToAViewAtATime() {
    assertThat(upkeep.ask("versions", Work.Kind.PARITY)).isTrue();
    assertThat(upkeep.ask("versions", Work.Kind.REBUILD)).isFalse();
    assertThat(upkeep.ask("no-such-view", Work.Kind.PARITY)).isFalse();
  }

  @Test
  void aViewIsComparedByItselfWhenItIsDue() {
    Upkeep often = office.upkeep(Duration.ZERO);
    await()
        .until(() -> {
          often.look();
          return !standing().reports().isEmpty();
        });
    assertThat(standing().reports()).extracting(Report::outcome).containsExactly(Outcome.EQUAL);
  }

  @Test
  void whatADeadProcessHadBegunIsBegunAnewByAnotherAndTheLateOneGivesUp() {
    WorkStore one = office.work();
    WorkStore other = office.work();
    String id = office.followed().store().id();
    Instant now = Instant.EPOCH.plusSeconds(1);
    one.ask(id, Work.Kind.REBUILD, now);
    assertThat(one.claim(id, now)).isPresent();
    assertThat(one.reached(id, 1, 2, now)).isTrue();

    assertThat(other.claim(id, now.plusSeconds(10))).isEmpty();
    assertThat(other.claim(id, now.plusSeconds(31)))
        .contains(new Work(Work.Kind.REBUILD, now, 0, -1));
    assertThat(one.reached(id, 2, 2, now.plusSeconds(32))).isFalse();
  }

  @Test
  void aStoppedDocumentIsToldOfAndMendedWhenItIsAskedFor() {
    view.cannotFold("bad");
    office.append("film", "bad");
    office.follow(2);
    upkeep.look();
    assertThat(standing().stopped())
        .containsExactly(
            new Standing.Stopped(
                PROJECT,
                "film",
                2,
                "material-added",
                standing().stopped().getFirst().error(),
                Instant.EPOCH));

    upkeep.ask("versions", Work.Kind.RETRY);
    upkeep.look();
    assertThat(standing().reports().getFirst().outcome()).isEqualTo(Outcome.STOPPED_AGAIN);

    view.canFoldAll();
    upkeep.ask("versions", Work.Kind.RETRY);
    upkeep.look();
    assertThat(standing().reports().getFirst().outcome()).isEqualTo(Outcome.MENDED);
    assertThat(standing().stoppedCount()).isZero();
    assertThat(office.reader().one(PROJECT, "film").map(Count::versions)).contains(2);
  }

  @Test
  void aViewThatDoesNotFollowSaysSoToWhoeverIsShownIt() {
    office.append("film", "b");
    upkeep.look();
    assertThat(standing().queue()).isEqualTo(1);
    assertThat(standing().lag()).isEqualTo(Duration.ofSeconds(ViewsOnALog.PASSED));

    someoneAsks();
    office.reader().one(PROJECT, "bok");
    assertThat(NotUpToDate.noted()).extracting(NotUpToDate::since).containsExactly(Instant.EPOCH);

    office.follow(2);
    upkeep.look();
    someoneAsks();
    office.reader().one(PROJECT, "bok");
    assertThat(NotUpToDate.noted()).isEmpty();
  }

  @Test
  void theMetersTellHowTheViewsStand() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    new ViewMeters(office.views(), upkeep).bindTo(registry);
    office.append("film", "b");
    view.cannotFold("bad");
    office.append("bok", "bad");

    assertThat(value(registry, "delaktig.log.position")).isEqualTo(4);
    assertThat(value(registry, "delaktig.view.position")).isEqualTo(2);
    assertThat(value(registry, "delaktig.view.queue")).isEqualTo(2);
    assertThat(value(registry, "delaktig.view.lag")).isEqualTo(ViewsOnALog.PASSED);
    assertThat(value(registry, "delaktig.view.rebuild.progress")).isEqualTo(1);

    office.follow(2);
    upkeep.ask("versions", Work.Kind.REBUILD);
    assertThat(value(registry, "delaktig.view.rebuild.progress")).isZero();
    upkeep.look();
    assertThat(value(registry, "delaktig.view.queue")).isZero();
    assertThat(value(registry, "delaktig.view.stopped")).isEqualTo(1);
    assertThat(value(registry, "delaktig.view.rebuild.progress")).isEqualTo(1);
  }

  private static double value(SimpleMeterRegistry registry, String name) {
    return registry.get(name).gauge().value();
  }

  private Standing standing() {
    return upkeep.standings().getFirst();
  }

  private static void someoneAsks() {
    RequestContextHolder.setRequestAttributes(
        new ServletRequestAttributes(new MockHttpServletRequest()));
  }
}
