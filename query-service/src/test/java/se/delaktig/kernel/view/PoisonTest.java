package se.delaktig.kernel.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.kernel.view.ViewsOnALog.PROJECT;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import se.delaktig.kernel.view.MaterialVersions.Count;

/** An event that cannot be folded stops the documents it touches, and nothing else. */
class PoisonTest {
  private final MaterialVersions view = new MaterialVersions();
  private final ViewsOnALog office = new ViewsOnALog(view);

  @BeforeEach
  void someoneAsks() {
    RequestContextHolder.setRequestAttributes(
        new ServletRequestAttributes(new MockHttpServletRequest()));
  }

  @AfterEach
  void close() {
    RequestContextHolder.resetRequestAttributes();
    office.close();
  }

  @Test
  void onlyTheDocumentsItTouchesStopAndAllOthersGoOn() {
    givenThreeVersionsOfAFilmWithAPoisonInTheMiddle();

    office.append("bok", "b");
    office.follow(0);

    assertThat(office.reader().one(PROJECT, "bok").map(Count::versions)).contains(2);
    assertThat(office.reader().one(PROJECT, "film").map(Count::versions)).contains(1);
    assertThat(stopped())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.key()).isEqualTo(new Key(PROJECT, "film"));
          assertThat(one.stop().position()).isEqualTo(2);
          assertThat(one.stop().event()).isEqualTo("material-added");
        });
  }

  @Test
  void whatIsKeptOfTheErrorQuotesNothingOfTheEvent() {
    givenThreeVersionsOfAFilmWithAPoisonInTheMiddle();
    assertThat(stopped().getFirst().stop().error())
        .startsWith("IllegalStateException")
        .doesNotContain("bad");
  }

  @Test
  void whoeverIsShownItIsToldSinceWhenItIsNotUpToDate() {
    givenThreeVersionsOfAFilmWithAPoisonInTheMiddle();

    office.reader().one(PROJECT, "bok");
    assertThat(NotUpToDate.noted()).isEmpty();

    office.reader().one(PROJECT, "film");
    assertThat(NotUpToDate.noted())
        .containsExactly(new NotUpToDate("versions", PROJECT, Instant.EPOCH));
  }

  @Test
  void whoeverIsShownAWholeLedgerIsToldToo() {
    givenThreeVersionsOfAFilmWithAPoisonInTheMiddle();

    office.reader().all("another");
    assertThat(NotUpToDate.noted()).isEmpty();

    office.reader().all(PROJECT);
    assertThat(NotUpToDate.noted()).hasSize(1);
  }

  @Test
  void itStaysStoppedThroughARestartAndTheSameEventsAgain() {
    givenThreeVersionsOfAFilmWithAPoisonInTheMiddle();
    view.canFoldAll();

    office.restart();
    office.follow(0);
    office.append("film", "d");
    office.follow(0);

    assertThat(office.reader().one(PROJECT, "film").map(Count::versions)).contains(1);
    assertThat(stopped())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.position()).isEqualTo(4);
          assertThat(one.stop().position()).isEqualTo(2);
        });
  }

  @Test
  void aRetryFoldsItFromTheFirstEventAndGivesWhatACleanRunGives() {
    givenThreeVersionsOfAFilmWithAPoisonInTheMiddle();
    assertThat(mend()).isZero();
    assertThat(stopped()).hasSize(1);

    view.canFoldAll();
    assertThat(mend()).isEqualTo(1);

    assertThat(stopped()).isEmpty();
    assertThat(office.reader().one(PROJECT, "film").map(Count::versions)).contains(3);
    assertThat(hash()).isEqualTo(hashOfACleanRun());
  }

  @Test
  void aReaderThatHasLookedSeesTheMendedDocumentThoughNothingHasHappened() {
    givenThreeVersionsOfAFilmWithAPoisonInTheMiddle();
    assertThat(office.reader().one(PROJECT, "film").map(Count::versions)).contains(1);
    view.canFoldAll();
    mend();
    office.views().lookAgain();
    someoneAsks();
    assertThat(office.reader().one(PROJECT, "film").map(Count::versions)).contains(3);
    assertThat(NotUpToDate.noted()).isEmpty();
  }

  @Test
  void whatHappensAfterTheRetryIsFoldedAsEver() {
    givenThreeVersionsOfAFilmWithAPoisonInTheMiddle();
    view.canFoldAll();
    mend();
    office.append("film", "d");
    office.follow(3);
    assertThat(office.reader().one(PROJECT, "film").map(Count::versions)).contains(4);
    assertThat(hash()).isEqualTo(hashOfACleanRun());
  }

  /** The processor has read the document as stopped, and the retry is done before it writes. */
  @Test
  void aBatchUnderWayWhenADocumentIsMendedIsFoldedOnceMore() {
    givenThreeVersionsOfAFilmWithAPoisonInTheMiddle();
    long next = office.append("film", "d");
    ViewStore<Count> store = office.followed().store();
    Head head = store.head();
    Folding<Count> underWay = Folding.into(view, store.live(head));
    underWay.fold(office.events(next));

    view.canFoldAll();
    mend();
    assertThat(store.write(head, underWay, next)).isNull();

    office.follow(next);
    assertThat(office.reader().one(PROJECT, "film").map(Count::versions)).contains(4);
    assertThat(hash()).isEqualTo(hashOfACleanRun());
  }

  @Test
  void anEventThatIsPoisonForADocumentThatIsNewStopsItBeforeItsFirst() {
    view.cannotFold("bad");
    office.append("film", "bad");
    office.follow(0);
    assertThat(office.reader().one(PROJECT, "film").map(Count::versions)).contains(0);
    assertThat(stopped()).hasSize(1);
  }

  private void givenThreeVersionsOfAFilmWithAPoisonInTheMiddle() {
    view.cannotFold("bad");
    office.append("film", "a");
    office.append("bok", "a");
    office.append("film", "bad");
    office.append("film", "c");
    office.follow(0);
  }

  private List<Stored<Count>> stopped() {
    ViewStore<Count> store = office.followed().store();
    return store.live(store.head()).stopped();
  }

  private int mend() {
    return new Mending<>(office.followed(), office.pages()).mend();
  }

  private String hash() {
    ViewHash hash = new ViewHash();
    ViewStore<Count> store = office.followed().store();
    store.live(store.head()).forEachWritten(hash::add);
    return hash.hex();
  }

  private String hashOfACleanRun() {
    Parity parity = Refold.parity(office.followed(), office.pages(), (next, end) -> {});
    assertThat(parity.equal()).isTrue();
    try (ViewsOnALog clean = new ViewsOnALog(new MaterialVersions())) {
      office
          .events(0)
          .forEach(event ->
              clean.append(
                  ((se.delaktig.dialogue.event.MaterialAdded) event.event()).material().value(),
                  ((se.delaktig.dialogue.event.MaterialAdded) event.event()).title()));
      clean.follow(0);
      ViewHash hash = new ViewHash();
      ViewStore<Count> store = clean.followed().store();
      store.live(store.head()).forEachWritten(hash::add);
      return hash.hex();
    }
  }
}
