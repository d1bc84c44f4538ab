package se.delaktig.placements.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.placements.event.PlacementEnded;
import se.delaktig.placements.event.PlacementId;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Group;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Step;
import se.delaktig.project.event.ProjectId;

/** Steps become a chain, and numbers of people hide the few. */
class PlacementViewTest {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");

  @Test
  void stepsBecomeAChainAndTheLatestEnds() {
    Chain chain =
        Chain.unknown("p1")
            .after(step("p1", Step.INTERNSHIP))
            .after(step("p1", Step.PERMANENT_EMPLOYMENT))
            .after(
                new PlacementEnded(
                    new PlacementId("p1"),
                    LocalDate.of(2019, 10, 1),
                    PlacementEnded.Reason.STUDIES));
    assertThat(chain.links()).extracting(link -> link.ended() == null).containsExactly(true, false);
    assertThat(chain.goesOn()).isFalse();
  }

  @Test
  void anEndWithoutAStepChangesNothing() {
    Chain unknown = Chain.unknown("p1");
    assertThat(
            unknown.after(
                new PlacementEnded(
                    new PlacementId("p1"), LocalDate.EPOCH, PlacementEnded.Reason.STUDIES)))
        .isEqualTo(unknown);
  }

  @Test
  void eachPersonIsCountedOnceAtTheLatestStep() {
    List<Chain> chains = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      chains.add(
          Chain.unknown("p" + i)
              .after(step("p" + i, Step.INTERNSHIP))
              .after(step("p" + i, Step.TEMPORARY_EMPLOYMENT)));
    }
    Outcomes outcomes = Outcomes.of(chains, 7);
    assertThat(outcomes.total()).isEqualTo(6);
    assertThat(outcomes.byStep().parts())
        .containsEntry(Step.INTERNSHIP, 0L)
        .containsEntry(Step.TEMPORARY_EMPLOYMENT, 6L);
  }

  @Test
  void whoSeesNumbersOnlySeesNobodyTakeAStep() {
    List<Chain> chains = new ArrayList<>();
    List<Outcomes> told = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      chains.add(Chain.unknown("p" + i).after(step("p" + i, Step.INTERNSHIP)));
      told.add(read(chains, true));
    }
    for (int i = 0; i < 23; i++) {
      chains.set(i, chains.get(i).after(step("p" + i, Step.TEMPORARY_EMPLOYMENT)));
      told.add(read(chains, true));
    }
    assertThat(told)
        .allSatisfy(one ->
            assertThat(one.byStep().parts().values())
                .allMatch(n -> n == null || n >= 5 && n % 5 == 0));
    assertThat(told.stream().map(Outcomes::total).distinct())
        .containsExactly(null, 5L, 10L, 15L, 20L);
    assertThat(told.getLast().byStep().parts())
        .containsEntry(Step.INTERNSHIP, null)
        .containsEntry(Step.TEMPORARY_EMPLOYMENT, 20L);
    assertThat(read(chains, false).total()).as("others").isEqualTo(23);
  }

  @Test
  void howManyWerePlacedByADayRisesFiveAtATimeToWhoSeesNumbersOnly() {
    List<Chain> chains = new ArrayList<>();
    List<BigDecimal> fives = new ArrayList<>();
    List<BigDecimal> others = new ArrayList<>();
    fives.add(placed(chains, true, LocalDate.MAX));
    others.add(placed(chains, false, LocalDate.MAX));
    for (int i = 0; i < 11; i++) {
      chains.add(Chain.unknown("p" + i).after(step("p" + i, Step.INTERNSHIP)));
      fives.add(placed(chains, true, LocalDate.MAX));
      others.add(placed(chains, false, LocalDate.MAX));
    }
    assertThat(fives.stream().distinct())
        .as("the first of all is not seen either")
        .containsExactly(null, BigDecimal.valueOf(5), BigDecimal.TEN);
    assertThat(others).startsWith(BigDecimal.ZERO, null).endsWith(BigDecimal.valueOf(11));
    LocalDate before = chains.getFirst().since().minusDays(1);
    assertThat(placed(chains, false, before)).isZero();
  }

  private static BigDecimal placed(List<Chain> chains, boolean numbersOnly, LocalDate day) {
    Map<String, Chain> byId = new LinkedHashMap<>();
    chains.forEach(chain -> byId.put(chain.placement(), chain));
    Views views = mock();
    ViewReader<Chain> reader = mock();
    PlacementView view = mock();
    when(views.reader(view)).thenReturn(reader);
    Sight sight = mock();
    when(sight.all(reader, view)).thenReturn(new ViewReader.Snapshot<>(7, byId));
    when(sight.numbersOnly()).thenReturn(numbersOnly);
    return new PlacementReader(views, view).placed(sight, day).value();
  }

  private static Outcomes read(List<Chain> chains, boolean numbersOnly) {
    Map<String, Chain> byId = new LinkedHashMap<>();
    chains.forEach(chain -> byId.put(chain.placement(), chain));
    ViewReader<Chain> reader = mock();
    when(reader.all(PROJECT.value())).thenReturn(new ViewReader.Snapshot<>(7, byId));
    Views views = mock();
    PlacementView view = mock();
    when(views.reader(view)).thenReturn(reader);
    Sight sight = mock();
    when(sight.project()).thenReturn(PROJECT);
    when(sight.sees(any(WorkplaceId.class))).thenReturn(true);
    when(sight.numbersOnly()).thenReturn(numbersOnly);
    return new PlacementReader(views, view).numbers(sight);
  }

  @Test
  void aHiddenNumberCannotBeWorkedOutFromTheTotal() {
    SmallNumbers<String> numbers = SmallNumbers.of(numbers(3, 7, 20));
    assertThat(numbers.parts()).containsEntry("a", null).containsEntry("b", null);
    assertThat(numbers.parts()).containsEntry("c", 20L);
    assertThat(numbers.total()).isEqualTo(30);
  }

  @Test
  void twoHiddenOnesThatTheirSumWouldTellHideAThird() {
    SmallNumbers<String> numbers = SmallNumbers.of(numbers(1, 1, 9));
    assertThat(numbers.parts().values()).containsOnlyNulls();
    assertThat(numbers.total()).isEqualTo(11);
  }

  @Test
  void aTotalThatWouldTellIsHidden() {
    SmallNumbers<String> numbers = SmallNumbers.of(numbers(3, 0, 0));
    assertThat(numbers.total()).isNull();
    assertThat(numbers.parts()).containsEntry("b", 0L);
  }

  @Test
  void nothingIsHiddenWhereNoneIsSmall() {
    assertThat(SmallNumbers.of(numbers(5, 0, 9)).parts()).containsEntry("a", 5L);
  }

  private static Map<String, Long> numbers(long a, long b, long c) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    numbers.put("a", a);
    numbers.put("b", b);
    numbers.put("c", c);
    return numbers;
  }

  private static RecruitmentOutcomeRecorded step(String id, Step step) {
    return new RecruitmentOutcomeRecorded(
        new PlacementId(id),
        step,
        new WorkplaceId("gladan"),
        LocalDate.of(2019, 3, 1),
        Group.NEWLY_ARRIVED,
        null);
  }
}
