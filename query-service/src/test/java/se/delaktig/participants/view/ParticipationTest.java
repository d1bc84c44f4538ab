package se.delaktig.participants.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.view.Figure;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;
import se.delaktig.participants.view.Participation.Line;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/** Registered, started and left are told apart, and never about fewer than five people. */
class ParticipationTest {
  private static final LocalDate DAY = LocalDate.of(2019, 10, 31);

  private final List<PersonHours> people = new ArrayList<>();

  private void people(int number, String organisation, String workplace, Status status) {
    for (int i = 0; i < number; i++) {
      people.add(person(organisation, workplace, status, DAY.minusDays(30)));
    }
  }

  private PersonHours person(
      String organisation, String workplace, Status status, LocalDate firstDay) {
    OrganisationId employer = new OrganisationId(organisation);
    List<PersonHours.Entry> entries =
        status == Status.REGISTERED
            ? List.of()
            : List.of(
                new PersonHours.Entry(
                    new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, "s1"),
                    new WorkplaceId(workplace),
                    firstDay,
                    LocalTime.of(13, 0),
                    60,
                    Presence.PRESENT,
                    60,
                    false,
                    new ActorId("samira"),
                    null,
                    null,
                    null));
    return new PersonHours(
        new PersonId("p" + people.size()),
        people.size() % 2 == 0 ? Sex.WOMAN : Sex.MAN,
        AgeGroup.FROM_25_TO_54,
        List.of(
            new Employment(employer, new WorkplaceId(workplace), null, LocalDate.of(2018, 9, 1))),
        status == Status.LEFT ? Map.of(employer, DAY.minusDays(1)) : Map.of(),
        List.of(),
        entries,
        null,
        null);
  }

  private static Line line(List<Line> lines, String key) {
    return lines.stream().filter(line -> line.key().equals(key)).findFirst().orElseThrow();
  }

  @Test
  void anEmployeeIsAParticipantFromTheFirstDayAttended() {
    people.add(person("avesta", "gladan", Status.STARTED, DAY.plusDays(1)));
    people.add(person("avesta", "gladan", Status.STARTED, DAY));
    people.add(person("avesta", "gladan", Status.LEFT, DAY.minusDays(9)));

    assertThat(Participation.of(people, DAY).whole()).isEqualTo(new Line("all", null, 3, 1, 1, 1));
    assertThat(Participation.of(people, LocalDate.of(2018, 8, 31)).whole().people()).isZero();
  }

  @Test
  void whoSeesThePeopleSeesEveryGroup() {
    people(1, "avesta", "gladan", Status.LEFT);
    people(9, "orsa", "skolan", Status.STARTED);

    Participation seen = Participation.of(people, DAY);

    assertThat(line(seen.splits().get("workplace"), "gladan"))
        .isEqualTo(new Line("gladan", "avesta", 1, 0, 0, 1));
    assertThat(seen.figure(7).counts()).extracting(Figure.Part::people).containsExactly(0, 9, 1);
  }

  @Test
  void aStatusWithFewPeopleIsNotToldApart() {
    people(40, "avesta", "gladan", Status.STARTED);
    people(10, "avesta", "gladan", Status.REGISTERED);
    people(2, "avesta", "gladan", Status.LEFT);

    Participation seen = Participation.withoutSmallGroups(people, DAY);

    assertThat(seen.whole()).isEqualTo(new Line("all", null, 52, null, 40, null));
    assertThat(seen.figure(7).counts())
        .extracting(Figure.Part::key)
        .containsExactly("participants.status.STARTED", Figure.JOINED);
  }

  @Test
  void aSmallWorkplaceIsJoinedWithinItsOrganisationWhoseLineWouldGiveItAway() {
    people(3, "avesta", "gladan", Status.STARTED);
    people(17, "avesta", "solen", Status.STARTED);
    people(20, "avesta", "skogen", Status.STARTED);
    people(30, "orsa", "skolan", Status.STARTED);

    List<Line> workplaces =
        Objects.requireNonNull(
            Participation.withoutSmallGroups(people, DAY).splits().get("workplace"));

    assertThat(workplaces)
        .containsExactly(
            new Line("skogen", "avesta", 20, 0, 20, 0),
            new Line(Figure.JOINED, "avesta", 20, 0, 20, 0),
            new Line("skolan", "orsa", 30, 0, 30, 0));
  }

  @Test
  void fewPeopleAltogetherAreNotToldAtAll() {
    people(3, "avesta", "gladan", Status.STARTED);

    assertThat(Participation.withoutSmallGroups(people, DAY).whole())
        .isEqualTo(new Line("all", null, null, null, null, null));
  }

  @Test
  void nothingToldOrReckonedIsAboutFewerThanFiveAndEachSplitAddsUp() {
    Random random = new Random(2684);
    for (int round = 0; round < 300; round++) {
      people.clear();
      int workplaces = 1 + random.nextInt(12);
      for (int w = 0; w < workplaces; w++) {
        String organisation = "o" + random.nextInt(4);
        for (Status status : Status.values()) {
          people(random.nextInt(12) - 4, organisation, organisation + "w" + w, status);
        }
      }
      Participation seen = Participation.withoutSmallGroups(people, DAY);
      Map<String, Line> organisations =
          seen.splits().get("organisation").stream()
              .collect(Collectors.toMap(Line::key, line -> line));
      Stream.concat(Stream.of(seen.whole()), seen.splits().values().stream().flatMap(List::stream))
          .forEach(ParticipationTest::tellsNothingSmall);
      if (seen.whole().people() == null) {
        continue;
      }
      seen.splits()
          .forEach((split, lines) -> assertThat(sum(lines)).as(split).isEqualTo(people.size()));
      organisations.forEach((key, organisation) -> {
        List<Line> within =
            seen.splits().get("workplace").stream()
                .filter(line -> key.equals(line.within()))
                .toList();
        assertThat(sum(within)).isEqualTo(organisation.people());
        assertThat(within.stream().filter(line -> line.people() == null)).isEmpty();
      });
    }
  }

  private static int sum(List<Line> lines) {
    return lines.stream().mapToInt(line -> Objects.requireNonNull(line.people())).sum();
  }

  private static void tellsNothingSmall(Line line) {
    assertThat(small(line.people())).as(line.toString()).isFalse();
    int rest = line.people() == null ? 0 : line.people();
    for (@Nullable Integer number :
        new Integer[] {line.registered(), line.started(), line.left()}) {
      assertThat(small(number)).as(line.toString()).isFalse();
      rest -= number == null ? 0 : number;
    }
    assertThat(small(rest)).as(line.toString()).isFalse();
  }

  private static boolean small(@Nullable Integer number) {
    return number != null && number > 0 && number < 5;
  }
}
