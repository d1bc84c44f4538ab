package se.delaktig.project.policy;

import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;
import se.delaktig.project.event.RetentionDecided;

/** How long a project's documents must be kept. */
public sealed interface Retention {
  /** To and including a day. */
  record Until(LocalDate day) implements Retention {}

  /** Nobody can say yet. */
  record NotComputable(Missing missing) implements Retention {}

  /** What is not known. */
  enum Missing {
    /** Which programme period's rules apply. */
    PERIOD,
    /** The day of the accounts that contain the expenditure. */
    ACCOUNTS,
    /** The day of the fund's last payment. */
    LAST_PAYMENT
  }

  /**
   * By the rules of the programme period.
   *
   * <p>2014–2020 (regulation 1303/2013, article 140): three years from 31 December after the
   * accounts that contain the expenditure; from a million euro of eligible expenditure two years.
   * 2021–2027 (regulation 2021/1060, article 82): five years from 31 December of the year of the
   * last payment; ten with state aid. Where it is not known which is shorter, the longer.
   *
   * @param decided absent while nothing is
   */
  static Retention of(@Nullable RetentionDecided decided) {
    if (decided == null) {
      return new NotComputable(Missing.PERIOD);
    }
    return switch (decided.period()) {
      case ESF_2014_2020 ->
          decided.accounts() == null
              ? new NotComputable(Missing.ACCOUNTS)
              : years(decided.accounts(), Boolean.TRUE.equals(decided.aboveOneMillion()) ? 2 : 3);
      case ESF_PLUS_2021_2027 ->
          decided.lastPayment() == null
              ? new NotComputable(Missing.LAST_PAYMENT)
              : years(decided.lastPayment(), decided.stateAid() ? 10 : 5);
    };
  }

  private static Retention years(LocalDate from, int years) {
    return new Until(MonthDay.of(12, 31).atYear(from.getYear() + years));
  }
}
