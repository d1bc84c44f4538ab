package se.delaktig.budget.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import se.delaktig.project.event.FundingRules.Share;

/** The grant as calculated is never more than any of the three allows. */
class CalculatedGrantTest {
  private static final BigDecimal HALF_AN_ORE = new BigDecimal("0.005");

  private static BigDecimal amount(Random random) {
    return BigDecimal.valueOf(random.nextLong(2_000_000_000L), 2);
  }

  @RepeatedTest(200)
  void itIsNeverAboveWhatIsApprovedPaidOrCarried(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    BigDecimal whole = amount(random).add(BigDecimal.ONE);
    Share share =
        new Share(
            whole.multiply(BigDecimal.valueOf(random.nextInt(1, 100))).movePointLeft(2), whole);
    BigDecimal approved = amount(random);
    BigDecimal cofinancing = amount(random);
    BigDecimal paid = amount(random).subtract(BigDecimal.valueOf(random.nextInt(3)));
    BigDecimal grant = CalculatedGrant.of(share, approved, cofinancing, paid).amount();

    assertThat(grant).isBetween(BigDecimal.ZERO, approved);
    assertThat(grant).isLessThanOrEqualTo(paid.max(BigDecimal.ZERO));
    // the grant's part of grant and co-financing together is at most the share, to half an öre
    assertThat(grant.subtract(HALF_AN_ORE).multiply(share.whole().subtract(share.part())))
        .isLessThanOrEqualTo(cofinancing.multiply(share.part()));
  }

  @Test
  void cashBeyondWhatWasPaidLeavesNothingToPayAndNotLess() {
    CalculatedGrant grant =
        CalculatedGrant.of(
            new Share(BigDecimal.valueOf(47), BigDecimal.valueOf(100)),
            BigDecimal.valueOf(1_000),
            BigDecimal.valueOf(500),
            BigDecimal.valueOf(-25));

    assertThat(grant.paid()).isZero();
    assertThat(grant.amount()).isZero();
    assertThat(grant.limit()).isEqualTo(CalculatedGrant.Limit.PAID);
  }
}
