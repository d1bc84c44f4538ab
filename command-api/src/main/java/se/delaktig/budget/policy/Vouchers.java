package se.delaktig.budget.policy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostId;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.event.VoucherId;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectId;

/** How vouchers and their rows are told apart, so that the same one entered twice meets itself. */
public final class Vouchers {
  private static final int OF_A_ROW = 12;

  private Vouchers() {}

  /**
   * A voucher by what identifies it in an organisation's books.
   *
   * @param financialYear the calendar year in which the financial year begins
   * @param number series and number; case and blanks do not tell two apart
   */
  public static VoucherId voucher(
      ProjectId project, OrganisationId organisation, int financialYear, String number) {
    return new VoucherId(
        uuid(
            project.value(),
            organisation.value(),
            Integer.toString(financialYear),
            number.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ")));
  }

  /**
   * A voucher's row.
   *
   * @param nth which of the rows of its sub-budget and category, from 1
   */
  public static CostId row(VoucherId voucher, SubBudget subBudget, CostCategory category, int nth) {
    String row = uuid(subBudget.name(), category.name(), Integer.toString(nth));
    return CostId.of(voucher, row.replace("-", "").substring(0, OF_A_ROW));
  }

  private static String uuid(String... parts) {
    return UUID.nameUUIDFromBytes(String.join("|", parts).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
