package se.delaktig.audit.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.audit.view.HoursSample.Item;
import se.delaktig.audit.view.HoursSample.Method;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.event.Stated;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet.HourValue;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.PlanOf2017;

class HoursSampleTest {
  private static final LocalDate FIRST = LocalDate.of(2019, 3, 4);
  private static final Instant PROVEN = Instant.parse("2019-09-01T08:00:00Z");

  /** Hours worth 60 kronor each: a krona a minute. */
  private final HoursStatement hours = hours(80, 20);

  @Test
  void theSameSeedDrawsTheSameAndAnotherOthers() {
    for (Method method : Method.values()) {
      assertThat(ids(HoursSample.draw(hours, method, "2019", 25)))
          .as("%s", method)
          .isEqualTo(ids(HoursSample.draw(hours, method, "2019", 25)))
          .isNotEqualTo(ids(HoursSample.draw(hours, method, "2020", 25)));
    }
  }

  @Test
  void asManyAreDrawnAsAreAskedForAndNoneTwice() {
    for (Method method : List.of(Method.RANDOM, Method.BY_ORGANISATION, Method.BY_MONTH)) {
      List<String> ids = ids(HoursSample.draw(hours, method, "seed", 25));
      assertThat(ids).as("%s", method).hasSize(25).doesNotHaveDuplicates();
    }
    assertThat(HoursSample.draw(hours, Method.RANDOM, "seed", 1_000).items()).hasSize(100);
    assertThat(HoursSample.draw(hours(0, 0), Method.BY_MONTH, "seed", 10).items()).isEmpty();
    assertThat(HoursSample.draw(hours(0, 0), Method.MONETARY_UNIT, "seed", 10).items()).isEmpty();
  }

  @Test
  void eachOrganisationGetsItsShare() {
    Map<String, Long> drawn =
        HoursSample.draw(hours, Method.BY_ORGANISATION, "seed", 10).items().stream()
            .collect(Collectors.groupingBy(Item::stratum, Collectors.counting()));

    assertThat(drawn).isEqualTo(Map.of("avesta", 8L, "orsa", 2L));
  }

  @Test
  void moneyHitsTheLargeAsOftenAsTheyAreLarge() {
    HoursStatement uneven = uneven();
    HoursSample sample = HoursSample.draw(uneven, Method.MONETARY_UNIT, "seed", 20);

    assertThat(sample.items().stream().mapToInt(Item::hits).sum()).isBetween(20, 21);
    assertThat(sample.items())
        .as("whoever is worth more than the interval is surely hit")
        .filteredOn(item -> item.minutes() == 600)
        .hasSize(3);
  }

  @Test
  void everyoneIsDrawnAboutAsOftenAsAnother() {
    Map<String, Long> times =
        IntStream.range(0, 400)
            .boxed()
            .flatMap(
                seed -> ids(HoursSample.draw(hours, Method.RANDOM, "seed " + seed, 25)).stream())
            .collect(Collectors.groupingBy(id -> id, Collectors.counting()));

    // 100 times each is expected, and 60 is more than four standard deviations away
    assertThat(times)
        .hasSize(100)
        .allSatisfy((id, count) -> assertThat(count).isBetween(60L, 140L));
  }

  @Test
  void errorsAreProjectedByTheWayTheSampleWasDrawn() {
    HoursSample random = HoursSample.draw(hours, Method.RANDOM, "seed", 10);
    HoursSample.Projection half = random.projected(Map.of(3, 30));
    assertThat(half.errors()).isEqualTo(1);
    assertThat(half.found()).isEqualByComparingTo("30");
    assertThat(half.projected()).as("one in ten of a hundred").isEqualByComparingTo("300");

    HoursSample money = HoursSample.draw(hours, Method.MONETARY_UNIT, "seed", 10);
    assertThat(money.projected(Map.of(0, 30)).projected())
        .as("half of one interval of 600 kronor")
        .isEqualByComparingTo("300");
    assertThat(random.projected(Map.of()).projected()).isEqualByComparingTo(BigDecimal.ZERO);
  }

  private static List<String> ids(HoursSample sample) {
    return sample.items().stream()
        .map(item -> item.valued().counted().person().person().value())
        .toList();
  }

  private static HoursStatement hours(int avesta, int orsa) {
    List<PersonHours> people = new ArrayList<>();
    IntStream.range(0, avesta).forEach(i -> people.add(person("avesta", "a" + i, i, 60)));
    IntStream.range(0, orsa).forEach(i -> people.add(person("orsa", "o" + i, i, 60)));
    return statement(people);
  }

  private static HoursStatement uneven() {
    List<PersonHours> people = new ArrayList<>();
    IntStream.range(0, 60).forEach(i -> people.add(person("avesta", "a" + i, i, 30)));
    IntStream.range(0, 3).forEach(i -> people.add(person("avesta", "large" + i, i, 600)));
    return statement(people);
  }

  private static HoursStatement statement(List<PersonHours> people) {
    Places places = Places.none();
    for (String id : List.of("avesta", "orsa")) {
      places =
          places.after(
              new OrganisationJoined(
                  new ProjectId("2017-00434"),
                  new OrganisationId(id),
                  id,
                  Stated.notStated(),
                  Stated.notStated(),
                  Stated.notStated(),
                  LocalDate.of(2018, 9, 1)));
    }
    return HoursStatement.of(
        PlanOf2017.programme(
            "anstallda",
            PlanOf2017.rules(
                new HourValue(HourValue.Kind.AMOUNT, new BigDecimal("60"), null), Rounding.MINUTES),
            places),
        people,
        1,
        LocalDate.of(2019, 11, 18));
  }

  private static PersonHours person(String organisation, String id, int number, int minutes) {
    return new PersonHours(
        new PersonId(id),
        Sex.WOMAN,
        AgeGroup.FROM_25_TO_54,
        List.of(
            new Employment(
                new OrganisationId(organisation),
                new WorkplaceId("w-" + organisation),
                null,
                LocalDate.of(2018, 9, 1))),
        Map.of(),
        List.of(),
        List.of(
            new PersonHours.Entry(
                new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, "s-" + id),
                new WorkplaceId("w-" + organisation),
                FIRST.plusDays(number),
                LocalTime.of(8, 0),
                minutes,
                Presence.PRESENT,
                minutes,
                false,
                new ActorId("actor"),
                new PersonHours.Signed(SignatureKind.PAPER, PROVEN, 1),
                new PersonHours.Certified(
                    new PersonId("marie"), CertificateKind.PERSONAL_LINK, PROVEN, 2),
                null)),
        null,
        null);
  }
}
