package se.delaktig.kernel.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.kernel.view.ViewsOnALog.PROJECT;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.kernel.view.MaterialVersions.Count;

/** An office with many projects does not have all of them in memory. */
class ViewReaderTest {
  private static final String OTHER = "p2";
  private static final String LAST = "z-1";

  private final ViewsOnALog office = new ViewsOnALog(new MaterialVersions());
  private final AtomicLong nanos = new AtomicLong();
  private final ViewReader<Count> reader = office.reader(nanos::get);

  @BeforeEach
  void threeProjects() {
    office.append("film", "a");
    office.append(OTHER, "bok", "a");
    office.append(LAST, "spel", "a");
    office.append(LAST, "karta", "a");
    office.follow(0);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void onlyTheProjectsThatAreAskedForAreInMemory() {
    assertThat(reader.ledgers()).containsExactlyInAnyOrder(PROJECT, OTHER, LAST);
    assertThat(reader.held()).isZero();

    assertThat(reader.all(LAST).byId()).containsOnlyKeys("spel", "karta");
    assertThat(reader.one(OTHER, "bok")).isPresent();
    assertThat(reader.held()).isEqualTo(2);
  }

  @Test
  void aProjectThatIsNotThereTakesNoRoom() {
    assertThat(reader.all("p1").byId()).isEmpty();
    assertThat(reader.one("p", "nothing")).isEmpty();
    assertThat(reader.held()).isEqualTo(1);
  }

  @Test
  void whatIsInMemoryMeetsWhatComesAndWhatIsNotIsReadAsItStandsThen() {
    assertThat(reader.one(PROJECT, "film").map(Count::versions)).contains(1);

    long first = office.append("film", "b");
    office.append("affisch", "a");
    office.append(OTHER, "bok", "b");
    office.append("p3", "ny", "a");
    office.follow(first);

    assertThat(reader.one(PROJECT, "film").map(Count::versions)).contains(2);
    assertThat(reader.all(PROJECT).byId()).containsOnlyKeys("film", "affisch");
    assertThat(reader.held()).as("the others were not taken up").isEqualTo(1);
    assertThat(reader.ledgers()).contains("p3");
    assertThat(reader.one(OTHER, "bok").map(Count::versions)).contains(2);
    assertThat(reader.one("p3", "ny")).isPresent();
  }

  @Test
  void asLongAsNothingHappensInAProjectItsDocumentsAreOneAndTheSame() {
    var film = reader.all(PROJECT).byId();
    var nothing = reader.all("p1").byId();

    office.follow(office.append(OTHER, "bok", "b"));

    assertThat(reader.all(PROJECT).byId()).isSameAs(film);
    assertThat(reader.all("p1").byId()).isSameAs(nothing);
    office.follow(office.append("film", "b"));
    assertThat(reader.all(PROJECT).byId()).isNotSameAs(film);
  }

  @Test
  void aProjectThatNobodyAsksForMakesRoom() {
    reader.all(PROJECT);
    nanos.addAndGet(Duration.ofMinutes(40).toNanos());
    reader.all(OTHER);
    nanos.addAndGet(Duration.ofMinutes(40).toNanos());

    reader.all(LAST);

    assertThat(reader.held()).isEqualTo(2);
    assertThat(reader.one(PROJECT, "film"))
        .as("and is there again when it is asked for")
        .isPresent();
  }
}
