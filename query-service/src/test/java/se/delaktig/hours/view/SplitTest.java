package se.delaktig.hours.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/** Hours in parts, for those who see the people and for those who do not. */
class SplitTest {
  private final List<CountedEntry> entries = new ArrayList<>();

  @Test
  void whoSeesThePeopleSeesEveryPart() {
    at("avesta", "gladan", 12);
    at("avesta", "liten", 2);
    assertThat(byWorkplace().rows())
        .extracting(Split.Row::keys)
        .containsExactly(List.of("gladan"), List.of("liten"));
  }

  @Test
  void aSmallPartIsJoinedWithTheNextSmallest() {
    at("avesta", "gladan", 12);
    at("avesta", "liten", 2);
    at("avesta", "mellan", 7);
    assertThat(byWorkplace().rowsWithoutSmall())
        .extracting(Split.Row::keys)
        .containsExactly(List.of("gladan"), List.of("liten", "mellan"));
  }

  @Test
  void aSmallWorkplaceIsJoinedWithinItsOrganisationSoThatTheOrganisationDoesNotGiveItAway() {
    at("avesta", "gladan", 12);
    at("avesta", "liten", 2);
    at("orsa", "mellan", 6);
    assertThat(rowsBesideOrganisations())
        .extracting(Split.Row::keys)
        .containsExactly(List.of("gladan", "liten"), List.of("mellan"));
  }

  @Test
  void organisationsThatAreJoinedHaveTheirWorkplacesJoined() {
    at("avesta", "gladan", 12);
    at("orsa", "mellan", 6);
    at("sjovik", "skolan", 3);
    assertThat(rowsBesideOrganisations())
        .extracting(Split.Row::keys)
        .containsExactly(List.of("gladan"), List.of("mellan", "skolan"));
  }

  @Test
  void whereAllAreFewNothingIsShown() {
    at("avesta", "liten", 3);
    assertThat(byWorkplace().rowsWithoutSmall()).singleElement().matches(Split.Row::tooFew);
  }

  @Test
  void theRowsAddUpToAllHours() {
    at("avesta", "gladan", 12);
    at("avesta", "liten", 2);
    at("orsa", "mellan", 3);
    int sum =
        rowsBesideOrganisations().stream().mapToInt(row -> Sums.of(row.entries()).logged()).sum();
    assertThat(sum).isEqualTo(17 * 60);
  }

  @Test
  void theWorkplacesOfAnOrganisationAddUpToIt() {
    at("avesta", "gladan", 12);
    at("avesta", "liten", 2);
    at("avesta", "minst", 1);
    at("orsa", "mellan", 6);
    for (Split.Within<String, String> one : withinOrganisations()) {
      assertThat(one.parts().stream().mapToInt(SplitTest::logged).sum())
          .isEqualTo(logged(one.whole()));
    }
    assertThat(withinOrganisations().stream().mapToInt(one -> logged(one.whole())).sum())
        .isEqualTo(21 * 60);
  }

  private static int logged(Split.Row<String> row) {
    return Sums.of(row.entries()).logged();
  }

  private Split<String> byWorkplace() {
    return Split.of(entries, CountedEntry::workplaceKey);
  }

  private List<Split.Row<String>> rowsBesideOrganisations() {
    return withinOrganisations().stream().flatMap(one -> one.parts().stream()).toList();
  }

  private List<Split.Within<String, String>> withinOrganisations() {
    return Split.within(
        Split.of(entries, CountedEntry::organisationKey).rowsWithoutSmall(),
        CountedEntry::workplaceKey,
        Split::rowsWithoutSmall);
  }

  private void at(String organisation, String workplace, int people) {
    for (int i = 0; i < people; i++) {
      PersonHours.Entry entry =
          new PersonHours.Entry(
              new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, workplace),
              new WorkplaceId(workplace),
              LocalDate.of(2019, 10, 14),
              LocalTime.of(13, 0),
              60,
              Presence.PRESENT,
              60,
              false,
              new ActorId("actor-1"),
              null,
              null,
              null);
      PersonHours person =
          new PersonHours(
              new PersonId(workplace + i),
              null,
              null,
              List.of(),
              Map.of(),
              List.of(),
              List.of(entry),
              null,
              null);
      entries.add(
          new CountedEntry(
              person,
              entry,
              new WorkplaceId(workplace),
              new OrganisationId(organisation),
              60,
              List.of()));
    }
  }
}
