package se.delaktig.project.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.project.event.RetentionDecided.ProgrammePeriod.ESF_2014_2020;
import static se.delaktig.project.event.RetentionDecided.ProgrammePeriod.ESF_PLUS_2021_2027;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.RetentionDecided;
import se.delaktig.project.policy.Retention.Missing;
import se.delaktig.project.policy.Retention.NotComputable;
import se.delaktig.project.policy.Retention.Until;

class RetentionTest {
  private static final LocalDate A_DAY = LocalDate.of(2021, 2, 15);

  @Test
  void whileNobodyHasSaidWhichRulesApplyNothingCanBeSaid() {
    assertThat(Retention.of(null)).isEqualTo(new NotComputable(Missing.PERIOD));
  }

  @Test
  void theOlderPeriodIsNotComputableUntilTheAccountsAreKnown() {
    assertThat(of(ESF_2014_2020, null, true, A_DAY, true))
        .isEqualTo(new NotComputable(Missing.ACCOUNTS));
  }

  @Test
  void theOlderPeriodKeepsForThreeYearsAndForTwoFromAMillion() {
    assertThat(of(ESF_2014_2020, A_DAY, false, null, false))
        .isEqualTo(new Until(LocalDate.of(2024, 12, 31)));
    assertThat(of(ESF_2014_2020, A_DAY, true, null, false))
        .isEqualTo(new Until(LocalDate.of(2023, 12, 31)));
    assertThat(of(ESF_2014_2020, A_DAY, null, null, false))
        .as("the longer where it is not known")
        .isEqualTo(new Until(LocalDate.of(2024, 12, 31)));
  }

  @Test
  void theNewerPeriodIsNotComputableUntilTheLastPaymentIsKnown() {
    assertThat(of(ESF_PLUS_2021_2027, A_DAY, false, null, false))
        .isEqualTo(new NotComputable(Missing.LAST_PAYMENT));
  }

  @Test
  void theNewerPeriodKeepsForFiveYearsAndForTenWithStateAid() {
    assertThat(of(ESF_PLUS_2021_2027, null, null, A_DAY, false))
        .isEqualTo(new Until(LocalDate.of(2026, 12, 31)));
    assertThat(of(ESF_PLUS_2021_2027, null, null, A_DAY, true))
        .isEqualTo(new Until(LocalDate.of(2031, 12, 31)));
  }

  private static Retention of(
      RetentionDecided.ProgrammePeriod period,
      @Nullable LocalDate accounts,
      @Nullable Boolean million,
      @Nullable LocalDate lastPayment,
      boolean stateAid) {
    return Retention.of(
        new RetentionDecided(
            new ProjectId("p"),
            period,
            accounts,
            million,
            lastPayment,
            stateAid,
            RetentionDecided.Archive.NOT_DECIDED));
  }
}
