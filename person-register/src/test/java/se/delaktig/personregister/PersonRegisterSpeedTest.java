package se.delaktig.personregister;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/** An import of the whole project, and the searches of a large one, are quick enough. */
class PersonRegisterSpeedTest {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final String[] GIVEN = {"Anna", "Bo", "Cecilia", "Dag", "Åsa", "Erik", "Märta"};
  private static final String[] FAMILY = {"Berg", "Lind", "Öst", "Sjö", "Näs", "Dal", "Ek"};

  @TempDir Path folder;
  private TestServers server;
  private PersonRegister register;
  private MasterKeys keys;

  @BeforeEach
  void start() {
    server = TestServers.inMemory();
    keys = MasterKeys.open(folder);
    register = PersonRegister.open(server.client().getDatabase("register"), keys);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_project_of_2684_people_is_imported_and_read(TestInfo info, TestReporter reporter) {
    Map<PersonId, PersonDetails> people = new LinkedHashMap<>();
    Duration claimed =
        timed(() -> {
          register
              .claimAll(PROJECT, TestNumbers.ALL)
              .forEach((number, claim) -> people.put(claim.person(), details(number)));
          return people;
        });
    Duration kept =
        timed(() -> {
          register.keepAll(PROJECT, people);
          return people;
        });
    Duration keptAgain =
        timed(() -> {
          register.keepAll(PROJECT, people);
          return people;
        });
    PersonRegister cold = PersonRegister.open(server.client().getDatabase("register"), keys);
    Duration readCold = timed(() -> cold.details(PROJECT, people.keySet()));
    Duration readWarm = timed(() -> cold.details(PROJECT, people.keySet()));
    Duration searchedCold = timed(() -> cold.byName(PROJECT, "lind", 20));

    reporter.publishEntry(
        Map.of(
            "claimed", claimed.toString(),
            "kept", kept.toString(),
            "keptAgain", keptAgain.toString(),
            "readCold", readCold.toString(),
            "readWarm", readWarm.toString(),
            "searchedCold", searchedCold.toString()));
    assertThat(cold.details(PROJECT, people.keySet())).isEqualTo(people);
    assertThat(claimed.plus(kept)).isLessThan(Duration.ofSeconds(2));
    assertThat(keptAgain).isLessThan(Duration.ofSeconds(2));
    assertThat(readCold).isLessThan(Duration.ofSeconds(1));
    assertThat(readWarm).isLessThan(Duration.ofMillis(500));
  }

  @Test
  void a_name_is_found_among_100_000_people_within_50_ms(TestReporter reporter) {
    for (int from = 0; from < 100_000; from += 5_000) {
      Map<PersonId, PersonDetails> people = new LinkedHashMap<>();
      for (int i = from; i < from + 5_000; i++) {
        people.put(
            new PersonId("p" + i),
            new PersonDetails(
                GIVEN[i % 7] + (char) ('a' + i % 23),
                FAMILY[i / 7 % 7] + FAMILY[i / 49 % 7].toLowerCase() + (char) ('a' + i % 19),
                TestNumbers.number(i % 2_684),
                null,
                null,
                false));
      }
      register.keepAll(PROJECT, people);
    }
    Duration first = timed(() -> register.byName(PROJECT, "åsa lind", 20));
    List<Duration> searches = new ArrayList<>();
    for (String text : List.of("åsa lind", "a", "näsöst", "erik", "finns inte", "märta sjö")) {
      for (int i = 0; i < 5; i++) {
        searches.add(timed(() -> register.byName(PROJECT, text, 20)));
      }
    }
    searches.sort(null);
    Duration median = searches.get(searches.size() / 2);

    reporter.publishEntry(
        Map.of(
            "first", first.toString(),
            "median", median.toString(),
            "slowest", searches.getLast().toString()));
    assertThat(register.byName(PROJECT, "åsa lind", 20)).hasSize(20);
    assertThat(median).isLessThan(Duration.ofMillis(50));
  }

  private static PersonDetails details(PersonalNumber number) {
    int i = number.hashCode() & 0xffff;
    return new PersonDetails(
        GIVEN[i % 7], FAMILY[i / 7 % 7] + "sson", number, "p" + i + "@example.org", null, false);
  }

  private static Duration timed(Supplier<?> work) {
    long start = System.nanoTime();
    assertThat(work.get()).isNotNull();
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
