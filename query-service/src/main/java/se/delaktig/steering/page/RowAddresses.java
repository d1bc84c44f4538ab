package se.delaktig.steering.page;

import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.view.Split;
import se.delaktig.kernel.page.AsOf;
import se.delaktig.steering.page.HoursSplits.By;

/**
 * Where the rows of the tables of hours are explained: {@code
 * /projekt/2017-00434/timmar/organisation/orsa?arbetsplats=gladan&manad=2019-03}.
 *
 * @param hoursPage the address of the hours' page
 * @param asOf the time that is asked about
 */
record RowAddresses(String hoursPage, AsOf asOf) {
  /** The part of an address for what belongs nowhere. */
  static final String NOWHERE = "utan";

  /** The same for parts that are shown only together. */
  static final String SEVERAL = "flera";

  /** The same for what has changed since the end of a month. */
  static final String SINCE = "sedan";

  /** What a part is called in an address. */
  static String of(String key) {
    return key.isEmpty() ? NOWHERE : key;
  }

  /** What a row is called in an address. */
  static <K> String of(Split.Row<K> row) {
    return row.joined() ? SEVERAL : of(Objects.toString(row.keys().getFirst()));
  }

  /** The page of a row; none of one that must not be shown. */
  @Nullable String row(By by, Split.Row<?> row) {
    return row.tooFew() ? null : row(by, of(row));
  }

  String row(By by, String part) {
    return hoursPage + "/" + by.inAddress() + "/" + part + asOf.query();
  }

  /** The page of a workplace's row within its organisation. */
  @Nullable String workplace(Split.Row<String> organisation, Split.Row<String> workplace) {
    return organisation.tooFew() || workplace.tooFew()
        ? null
        : hoursPage
            + "/"
            + By.ORGANISATION.inAddress()
            + "/"
            + of(organisation)
            + "?arbetsplats="
            + of(workplace)
            + asOf.more();
  }

  /**
   * The page of a part of a row.
   *
   * @param organisation the part, where it is one; the same of workplace and month
   */
  String within(
      HoursRows.Asked asked,
      @Nullable String organisation,
      @Nullable String workplace,
      @Nullable String month) {
    StringJoiner narrowed = new StringJoiner("&", "?", "");
    add(narrowed, "organisation", organisation == null ? asked.organisation() : organisation);
    add(narrowed, "arbetsplats", workplace == null ? asked.workplace() : workplace);
    add(narrowed, "manad", month == null ? asked.month() : month);
    return hoursPage + "/" + asked.by().inAddress() + "/" + asked.part() + narrowed + asOf.more();
  }

  private static void add(StringJoiner narrowed, String name, @Nullable String value) {
    if (value != null) {
      narrowed.add(name + "=" + value);
    }
  }
}
