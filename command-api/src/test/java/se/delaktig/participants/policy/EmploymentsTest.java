package se.delaktig.participants.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.Employment;

/** Where somebody worked on which day. */
class EmploymentsTest {
  private static final OrganisationId AVESTA = new OrganisationId("avesta-kommun");
  private static final OrganisationId ORSA = new OrganisationId("orsa-kommun");
  private static final WorkplaceId GLADAN = new WorkplaceId("gladan");
  private static final WorkplaceId LYKTAN = new WorkplaceId("lyktan");
  private static final WorkplaceId KITCHEN = new WorkplaceId("koket");
  private static final LocalDate FIRST = LocalDate.of(2018, 9, 1);
  private static final LocalDate LAST = LocalDate.of(2019, 3, 31);
  private static final LocalDate BACK = LocalDate.of(2019, 9, 1);

  private final Employments gladan = Employments.none().with(at(AVESTA, GLADAN, FIRST));

  @Test
  void nobodyWorksBeforeTheFirstDayOrAfterTheLast() {
    Employments left = gladan.left(AVESTA, LAST);
    assertThat(gladan.on(FIRST.minusDays(1))).isEmpty();
    assertThat(left.on(LAST)).containsExactly(at(AVESTA, GLADAN, FIRST));
    assertThat(left.on(LAST.plusDays(1))).isEmpty();
    assertThat(left.goesOn(AVESTA)).isFalse();
  }

  @Test
  void whoComesBackWasNotThereInBetween() {
    Employments back = gladan.left(AVESTA, LAST).with(at(AVESTA, LYKTAN, BACK));
    assertThat(back.on(LAST)).containsExactly(at(AVESTA, GLADAN, FIRST));
    assertThat(back.on(LAST.plusDays(1))).isEmpty();
    assertThat(back.on(BACK.minusDays(1))).isEmpty();
    assertThat(back.on(BACK)).containsExactly(at(AVESTA, LYKTAN, BACK));
    assertThat(back.goesOn(AVESTA)).isTrue();
  }

  @Test
  void whoTurnsOutToHaveComeBackEarlierWasThereFromThatDay() {
    Employments back =
        gladan
            .left(AVESTA, LAST)
            .with(at(AVESTA, LYKTAN, BACK))
            .with(at(AVESTA, LYKTAN, BACK.minusMonths(2)));
    assertThat(back.on(BACK.minusMonths(2).minusDays(1))).isEmpty();
    assertThat(back.on(BACK.minusMonths(2))).isNotEmpty();
  }

  @Test
  void ofTwoEmployersTheOneWithTheSessionsWorkplaceIsAskedFor() {
    Employments both = gladan.with(at(ORSA, KITCHEN, BACK));
    assertThat(both.on(BACK, GLADAN)).contains(at(AVESTA, GLADAN, FIRST));
    assertThat(both.on(BACK, null)).contains(at(ORSA, KITCHEN, BACK));
  }

  @Test
  void twoRecordsAreAwayWhenBothSaySo() {
    Employments left = gladan.left(AVESTA, LAST);
    Employments later = Employments.none().with(at(AVESTA, LYKTAN, BACK));
    Employments joined = left.joined(later);
    assertThat(joined.on(LAST)).isNotEmpty();
    assertThat(joined.on(LAST.plusDays(1))).isEmpty();
    assertThat(joined.on(BACK)).containsExactly(at(AVESTA, LYKTAN, BACK));
    assertThat(gladan.joined(later).on(LAST.plusDays(1))).isNotEmpty();
  }

  private static Employment at(OrganisationId organisation, WorkplaceId workplace, LocalDate from) {
    return new Employment(organisation, workplace, null, from);
  }
}
