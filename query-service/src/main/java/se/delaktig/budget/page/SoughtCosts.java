package se.delaktig.budget.page;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.util.UriComponentsBuilder;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.VoucherId;
import se.delaktig.budget.view.VoucherCost;
import se.delaktig.kernel.page.Typed;

/**
 * Which costs are looked for; what is empty sifts nothing.
 *
 * @param category its name
 * @param organisation its id
 * @param month in which they were paid: {@code 2019-03}
 * @param evidence {@code saknas} for vouchers without evidence
 */
record SoughtCosts(
    @BindParam("slag") String category,
    @BindParam("organisation") String organisation,
    @BindParam("manad") String month,
    @BindParam("underlag") String evidence) {
  static final String LACKING = "saknas";

  SoughtCosts(
      @Nullable String category,
      @Nullable String organisation,
      @Nullable String month,
      @Nullable String evidence) {
    this.category = category == null ? "" : category;
    this.organisation = organisation == null ? "" : organisation;
    this.month = month == null ? "" : month;
    this.evidence = evidence == null ? "" : evidence;
  }

  /**
   * Those of some costs that are looked for.
   *
   * @param evidenced how many files of evidence vouchers have
   */
  List<VoucherCost.Entry> among(List<VoucherCost.Entry> all, Map<VoucherId, Integer> evidenced) {
    Optional<CostCategory> one = Typed.one(CostCategory.class, category);
    return all.stream()
        .filter(entry -> one.isEmpty() || entry.recorded().category() == one.get())
        .filter(entry ->
            organisation.isEmpty() || entry.recorded().organisation().value().equals(organisation))
        .filter(entry -> month.isEmpty() || month(entry).equals(month))
        .filter(entry -> !evidence.equals(LACKING) || lacks(entry, evidenced))
        .toList();
  }

  static String month(VoucherCost.Entry entry) {
    return YearMonth.from(entry.recorded().paid()).toString();
  }

  static boolean lacks(VoucherCost.Entry entry, Map<VoucherId, Integer> evidenced) {
    return entry.reversed() == null && !evidenced.containsKey(entry.recorded().cost().voucher());
  }

  SoughtCosts inCategory(String which) {
    return new SoughtCosts(which, organisation, month, evidence);
  }

  SoughtCosts inMonth(String which) {
    return new SoughtCosts(category, organisation, which, evidence);
  }

  /** An address that looks for them. */
  String at(String page) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(page);
    add(address, "slag", category);
    add(address, "organisation", organisation);
    add(address, "manad", month);
    add(address, "underlag", evidence);
    return address.encode().toUriString();
  }

  private static void add(UriComponentsBuilder address, String name, String value) {
    if (!value.isEmpty()) {
      address.queryParam(name, value);
    }
  }
}
