package se.delaktig.goals.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.goals.view.Attainment.Row;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.view.Ended;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.view.Figure;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.PlanOf2017;
import se.delaktig.project.view.Programme;
import se.delaktig.training.event.PreparandTrainingCompleted;

/** The activity targets in parts: they add up, and give nobody away. */
class AttainmentTest {
  private static final LocalDate DAY = LocalDate.of(2019, 10, 31);
  private static final Programme PROGRAMME =
      PlanOf2017.programme("anstallda", PlanOf2017.breakEven(Rounding.MINUTES), Places.none());

  private final List<PersonHours> people = new ArrayList<>();

  @Test
  void everyTargetAddsUpBySexAgeGroupAndOrganisation() {
    people(7, "avesta", Sex.WOMAN, 60, true);
    people(2, "avesta", Sex.MAN, 45, false);
    people(3, "orsa", Sex.MAN, 0, true);

    Attainment bySex = Attainment.of(hours(), PartedBy.SEX);

    assertThat(bySex.rows()).extracting(Row::key).containsExactly("WOMAN", "MAN");
    assertThat(reached(bySex, Target.TRAINED_PEOPLE)).containsExactly(7, 3);
    assertThat(reached(bySex, Target.TRAINING_HOURS)).containsExactly(7 * 840, 3 * 840);
    assertThat(reached(bySex, Target.DIALOGUE_PEOPLE)).containsExactly(7, 2);
    assertThat(reached(bySex, Target.DIALOGUE_HOURS)).containsExactly(7 * 60, 2 * 45);
    for (PartedBy by : PartedBy.values()) {
      assertThatItAddsUp(Attainment.of(hours(), by));
    }
  }

  @Test
  void whoHasMovedIsCountedOnceAndTheHoursWhereTheyWereWorked() {
    PersonHours moved = person("avesta", Sex.WOMAN, 60, false);
    people.add(
        new PersonHours(
            moved.person(),
            moved.sex(),
            moved.ageGroup(),
            List.of(employment("avesta"), employment("orsa", DAY)),
            Map.of(new OrganisationId("avesta"), DAY.minusDays(1)),
            List.of(),
            moved.entries(),
            null,
            null));

    Attainment parted = Attainment.of(hours(), PartedBy.ORGANISATION);

    assertThat(parted.rows()).extracting(Row::key).containsExactly("avesta", "orsa");
    assertThat(reached(parted, Target.DIALOGUE_HOURS)).containsExactly(60, 0);
    assertThat(reached(parted, Target.DIALOGUE_PEOPLE)).containsExactly(0, 1);
  }

  @Test
  void aPartWithFewIsJoinedWithTheNextSmallestSoThatTheTotalDoesNotGiveItAway() {
    people(3, "avesta", Sex.WOMAN, 60, false);
    people(9, "orsa", Sex.WOMAN, 60, false);
    people(20, "norr", Sex.WOMAN, 60, false);

    Attainment parted = shown(PartedBy.ORGANISATION);

    assertThat(parted.rows()).extracting(Row::key).containsExactly("norr", Figure.JOINED);
    assertThat(parted.rows()).extracting(Row::parts).containsExactly(1, 2);
    assertThat(reached(parted, Target.DIALOGUE_PEOPLE)).containsExactly(20, 12);
    assertThatItAddsUp(parted);
  }

  @Test
  void aTargetThatFewHaveReachedIsNotToldInParts() {
    people(3, "avesta", Sex.WOMAN, 60, true);
    people(9, "avesta", Sex.MAN, 60, false);
    people(9, "avesta", Sex.WOMAN, 60, false);

    Attainment parted = shown(PartedBy.SEX);

    assertThat(parted.whole().reached()).doesNotContainKey(Target.TRAINED_PEOPLE);
    assertThat(parted.rows())
        .allSatisfy(row ->
            assertThat(row.reached())
                .doesNotContainKeys(Target.TRAINED_PEOPLE, Target.TRAINING_HOURS));
    assertThat(reached(parted, Target.DIALOGUE_PEOPLE)).containsExactly(12, 9);
  }

  @Test
  void whatIsSettledToBeShownTogetherIsNotShownApart() {
    people(9, "avesta", Sex.WOMAN, 60, false);
    people(9, "orsa", Sex.WOMAN, 60, false);
    people(20, "norr", Sex.WOMAN, 60, false);

    assertThat(settled("avesta", "orsa").rows())
        .extracting(Row::key)
        .containsExactly("norr", Figure.JOINED);
    assertThatItAddsUp(settled("avesta", "orsa"));
  }

  /** What the joined row lost would be what the part was when few were in it. */
  @Test
  void noPartStepsInOrOutOfTheJoinedRowByHowManyItHolds() {
    people(12, "orsa", Sex.WOMAN, 60, true);
    people(20, "norr", Sex.WOMAN, 60, true);
    people(9, "syd", Sex.WOMAN, 60, true);
    List<String> rows = settled("syd").rows().stream().map(Row::key).toList();
    assertThat(rows).containsExactly("norr", "orsa", Figure.JOINED);

    people(3, "avesta", Sex.WOMAN, 60, true);
    Attainment few = settled("syd");
    assertThat(few.rows())
        .extracting(Row::key)
        .containsExactly("avesta", "norr", "orsa", Figure.JOINED);
    assertThat(few.rows()).allSatisfy(row -> assertThat(row.reached()).isEmpty());

    people(5, "avesta", Sex.WOMAN, 60, true);
    assertThat(reached(settled("syd"), Target.TRAINED_PEOPLE)).containsExactly(8, 20, 12, 9);
    assertThatItAddsUp(settled("syd"));
  }

  @Test
  void whatHasChangedSinceTheEndOfAMonthIsARowOfItsOwn() {
    people(9, "avesta", Sex.WOMAN, 60, false);
    people(9, "avesta", Sex.MAN, 60, false);
    HoursStatement then = hours();
    people(6, "avesta", Sex.MAN, 60, false);

    Attainment parted =
        Attainment.withoutSmallGroups(new Ended(DAY, then), hours(), true, PartedBy.SEX);

    assertThat(reached(parted, Target.DIALOGUE_PEOPLE)).containsExactly(9, 9);
    assertThat(Objects.requireNonNull(parted.since()).reached())
        .containsEntry(Target.DIALOGUE_PEOPLE, 6)
        .containsEntry(Target.DIALOGUE_HOURS, 360);
    assertThatItAddsUp(parted);
  }

  @Test
  void noNumberIsEverAboutOneToFourPeople() {
    Random random = new Random(8);
    for (int history = 0; history < 300; history++) {
      people.clear();
      for (String organisation : List.of("avesta", "orsa", "norr", "syd")) {
        for (Sex sex : Sex.values()) {
          people(
              random.nextInt(8), organisation, sex, random.nextInt(2) * 60, random.nextBoolean());
        }
      }
      for (PartedBy by : PartedBy.values()) {
        Attainment parted = shown(by);
        assertThatItAddsUp(parted);
        parted.rows().forEach(row -> assertThatNobodyStandsOut(row));
      }
    }
  }

  @Test
  void whatAPartHasReachedAddsUpForEveryReader() {
    people(7, "avesta", Sex.WOMAN, 60, true);
    people(9, "avesta", Sex.MAN, 60, false);
    people(8, "orsa", Sex.WOMAN, 60, true);
    for (PartedBy by : PartedBy.values()) {
      AttainedFigures figures = new AttainedFigures(hours(), by);
      Attainment parted = Attainment.of(hours(), by);
      for (Row row : parted.rows()) {
        for (Target target : Target.values()) {
          assertThat(List.of(figures.inParts(row, target), figures.inOne(row, target)))
              .allMatch(Figure::addsUp)
              .extracting(figure -> figure.orZero().intValueExact())
              .containsOnly(Objects.requireNonNull(row.reached().get(target)));
        }
      }
      Figure since = figures.since(parted.rows().getFirst(), parted.whole(), Target.DIALOGUE_HOURS);
      assertThat(since.addsUp()).isTrue();
    }
  }

  private static void assertThatNobodyStandsOut(Row row) {
    Stream.of(Target.TRAINED_PEOPLE, Target.DIALOGUE_PEOPLE)
        .filter(row.reached()::containsKey)
        .forEach(target -> assertThat(row.reached().get(target)).isNotIn(1, 2, 3, 4));
  }

  private static void assertThatItAddsUp(Attainment parted) {
    List<Row> rows = new ArrayList<>(parted.rows());
    Stream.ofNullable(parted.since()).forEach(rows::add);
    parted
        .whole()
        .reached()
        .forEach((target, whole) ->
            assertThat(rows.stream().mapToInt(row -> row.reached().get(target)).sum())
                .as(target.name())
                .isEqualTo(whole));
  }

  private static List<Integer> reached(Attainment parted, Target target) {
    return parted.rows().stream().map(row -> row.reached().get(target)).toList();
  }

  private Attainment shown(PartedBy by) {
    return Attainment.withoutSmallGroups(new Ended(null, hours()), hours(), false, by);
  }

  private Attainment settled(String... together) {
    return Attainment.settled(hours(), Set.of(together), PartedBy.ORGANISATION);
  }

  private HoursStatement hours() {
    return HoursStatement.of(PROGRAMME, List.copyOf(people), 7, DAY);
  }

  private void people(
      int number, String organisation, Sex sex, int dialogueMinutes, boolean trained) {
    IntStream.range(0, number)
        .forEach(i -> people.add(person(organisation, sex, dialogueMinutes, trained)));
  }

  private PersonHours person(String organisation, Sex sex, int dialogueMinutes, boolean trained) {
    PersonId id = new PersonId("p" + people.size());
    List<PersonHours.Entry> entries = new ArrayList<>();
    if (dialogueMinutes > 0) {
      entries.add(entry(ActivityKind.WORKPLACE_DIALOGUE, DAY.minusDays(9), dialogueMinutes));
    }
    if (trained) {
      entries.add(entry(ActivityKind.PREPARAND_TRAINING, DAY.minusDays(30), 840));
    }
    return new PersonHours(
        id,
        sex,
        AgeGroup.values()[people.size() % AgeGroup.values().length],
        List.of(employment(organisation)),
        Map.of(),
        List.of(),
        entries,
        null,
        trained ? new PreparandTrainingCompleted(id, 840, null) : null);
  }

  private static Employment employment(String organisation) {
    return employment(organisation, LocalDate.of(2018, 9, 1));
  }

  private static Employment employment(String organisation, LocalDate from) {
    return new Employment(
        new OrganisationId(organisation), new WorkplaceId(organisation + "-1"), null, from);
  }

  private static PersonHours.Entry entry(ActivityKind kind, LocalDate day, int minutes) {
    return new PersonHours.Entry(
        new SessionRef(kind, "s"),
        null,
        day,
        LocalTime.of(13, 0),
        minutes,
        Presence.PRESENT,
        minutes,
        false,
        new ActorId("samira"),
        null,
        null,
        null);
  }
}
