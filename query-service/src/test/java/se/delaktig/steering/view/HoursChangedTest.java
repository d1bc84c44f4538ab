package se.delaktig.steering.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
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
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.PlanOf2017;
import se.delaktig.project.view.Programme;

class HoursChangedTest {
  private static final LocalDate DAY = LocalDate.of(2019, 5, 9);

  @Test
  void eachOrganisationsChangeIsToldAndTheyAddUp() {
    HoursChanged changed =
        HoursChanged.between(
            hours(Map.of("avesta", 6, "orsa", 6), 60),
            hours(Map.of("avesta", 7, "orsa", 6), 60),
            false);

    assertThat(changed.rows()).extracting(HoursChanged.Row::id).containsExactly("avesta");
    assertThat(changed.total().logged()).isEqualTo(60);
    assertThat(changed.rows().getFirst().sums().logged()).isEqualTo(60);
  }

  @Test
  void whatWasShownTogetherThenIsNotToldApartNow() {
    HoursChanged changed =
        HoursChanged.between(
            hours(Map.of("avesta", 9, "orsa", 2, "sjovik", 2), 60),
            hours(Map.of("avesta", 9, "orsa", 8, "sjovik", 2), 60),
            false);

    assertThat(changed.rows()).extracting(HoursChanged.Row::id).containsExactly((String) null);
    assertThat(changed.rows().getFirst().sums().logged()).isEqualTo(6 * 60);
  }

  @Test
  void whoSeesPeopleIsToldOfAnOrganisationsFirstHours() {
    HoursChanged changed =
        HoursChanged.between(hours(Map.of(), 60), hours(Map.of("orsa", 1), 60), true);

    assertThat(changed.rows()).extracting(HoursChanged.Row::id).containsExactly("orsa");
  }

  @Test
  void nothingIsToldWhereNothingChanged() {
    HoursStatement hours = hours(Map.of("avesta", 6), 60);

    assertThat(HoursChanged.between(hours, hours, false).changed()).isFalse();
  }

  private static HoursStatement hours(Map<String, Integer> people, int minutes) {
    List<PersonHours> all =
        people.entrySet().stream()
            .flatMap(place ->
                IntStream.range(0, place.getValue())
                    .mapToObj(i -> person(place.getKey(), place.getKey() + i, minutes)))
            .toList();
    return HoursStatement.of(programme(), all, 1, DAY);
  }

  private static Programme programme() {
    Places places = Places.none();
    for (String id : List.of("avesta", "orsa", "sjovik")) {
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
    return PlanOf2017.programme("anstallda", PlanOf2017.breakEven(Rounding.MINUTES), places);
  }

  private static PersonHours person(String organisation, String id, int minutes) {
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
                new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, "s-" + organisation),
                new WorkplaceId("w-" + organisation),
                DAY,
                LocalTime.of(13, 0),
                minutes,
                Presence.PRESENT,
                minutes,
                false,
                new ActorId("actor"),
                null,
                null,
                null)),
        null,
        null);
  }
}
