package se.delaktig.claims.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.CashCofinancingRecorded;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.view.CountedCash;
import se.delaktig.budget.view.StaffCounting;
import se.delaktig.budget.view.ValuedHours;
import se.delaktig.budget.view.ValuedHours.Valued;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.participants.event.PersonId;

/**
 * What has become other in the same months between two places in the log.
 *
 * @param hours people's parts in sessions that are worth other minutes now, oldest first
 * @param costs costs that have come, gone or changed
 * @param cash cash that has come, gone or changed
 * @param staff posts' months that count otherwise
 * @param lines kronor by line: after less before; only lines that differ
 */
public record Corrections(
    List<Hours> hours,
    List<Cost> costs,
    List<Cash> cash,
    List<Staff> staff,
    SortedMap<ClaimLine, BigDecimal> lines) {

  /**
   * A person's part in a session.
   *
   * @param before minutes that were worth something
   * @param after minutes that are
   * @param amount kronor that it changes
   */
  public record Hours(
      SessionRef session,
      PersonId person,
      LocalDate date,
      int before,
      int after,
      BigDecimal amount) {
    public YearMonth month() {
      return YearMonth.from(date);
    }
  }

  /** A cost; absent before when it has come, absent after when it is gone. */
  public record Cost(@Nullable CostRecorded before, @Nullable CostRecorded after) {
    public CostRecorded either() {
      return Objects.requireNonNull(after == null ? before : after);
    }

    /** Kronor that it changes. */
    public BigDecimal amount() {
      BigDecimal then = before == null ? BigDecimal.ZERO : ClaimFigures.signed(before);
      BigDecimal now = after == null ? BigDecimal.ZERO : ClaimFigures.signed(after);
      return now.subtract(then).setScale(2);
    }
  }

  /** Cash that counts; absent before when it has come, absent after when it is gone. */
  public record Cash(
      @Nullable CashCofinancingRecorded before, @Nullable CashCofinancingRecorded after) {
    public CashCofinancingRecorded either() {
      return Objects.requireNonNull(after == null ? before : after);
    }

    /** Kronor that it changes. */
    public BigDecimal amount() {
      BigDecimal then = before == null ? BigDecimal.ZERO : before.amount();
      BigDecimal now = after == null ? BigDecimal.ZERO : after.amount();
      return now.subtract(then).setScale(2);
    }
  }

  /** A post's month; absent before when it has come. */
  public record Staff(StaffCounting.@Nullable Counted before, StaffCounting.Counted after) {
    /** Kronor that it changes. */
    public BigDecimal amount() {
      return before == null ? after.cost() : after.cost().subtract(before.cost());
    }
  }

  /** Nothing has become other. */
  static Corrections nothing() {
    return new Corrections(List.of(), List.of(), List.of(), List.of(), new TreeMap<>());
  }

  /** Whether nothing has become other. */
  public boolean none() {
    return items() == 0 && lines.isEmpty();
  }

  /** How many things have become other. */
  public int items() {
    return hours.size() + costs.size() + cash.size() + staff.size();
  }

  /**
   * @param before the figures as they were
   * @param after the figures of the same months later
   */
  public static Corrections between(ClaimFigures before, ClaimFigures after) {
    SortedMap<ClaimLine, BigDecimal> lines = new TreeMap<>();
    after.lines().forEach((line, amount) -> lines.merge(line, amount, BigDecimal::add));
    before.lines().forEach((line, amount) -> lines.merge(line, amount.negate(), BigDecimal::add));
    lines.values().removeIf(amount -> amount.signum() == 0);
    return new Corrections(
        hours(before, after),
        costs(before, after),
        cash(before, after),
        staff(before, after),
        lines);
  }

  private record Part(SessionRef session, PersonId person) {}

  private static Part part(Valued one) {
    return new Part(one.counted().entry().session(), one.counted().person().person());
  }

  /**
   * Parts whose minutes or rules differ. What the whole has changed by, to the öre, is the sum of
   * theirs: what rounding leaves goes to the last.
   */
  private static List<Hours> hours(ClaimFigures before, ClaimFigures after) {
    List<Hours> all = new ArrayList<>();
    List<Valued> then = before.hours().parts();
    List<Valued> now = after.hours().parts();
    // Both stand oldest first, so that nearly all meet as they are gone through side by side.
    Map<Part, Valued> gone = new LinkedHashMap<>();
    Map<Part, Valued> come = new LinkedHashMap<>();
    int i = 0;
    int j = 0;
    while (i < then.size() || j < now.size()) {
      int order =
          i == then.size() ? 1 : j == now.size() ? -1 : ValuedHours.order(then.get(i), now.get(j));
      if (order == 0) {
        compare(part(then.get(i)), then.get(i), now.get(j), all);
        i++;
        j++;
      } else if (order < 0) {
        gone.put(part(then.get(i)), then.get(i));
        i++;
      } else {
        come.put(part(now.get(j)), now.get(j));
        j++;
      }
    }
    gone.forEach((part, was) -> compare(part, was, come.remove(part), all));
    come.forEach((part, is) -> compare(part, null, is, all));
    all.sort(
        Comparator.comparing(Hours::date)
            .thenComparing(one -> one.session().id())
            .thenComparing(one -> one.person().value()));
    return evened(all, after.hours().total().subtract(before.hours().total()));
  }

  private static void compare(
      Part part, @Nullable Valued was, @Nullable Valued is, List<Hours> all) {
    if (was == null
        || is == null
        || is.minutes() != was.minutes()
        || is.ruleVersion() != was.ruleVersion()) {
      all.add(changed(part, was, is));
    }
  }

  private static Hours changed(Part part, @Nullable Valued was, @Nullable Valued is) {
    Valued either = Objects.requireNonNull(is == null ? was : is);
    BigDecimal then = was == null ? BigDecimal.ZERO : was.amount();
    BigDecimal now = is == null ? BigDecimal.ZERO : is.amount();
    return new Hours(
        part.session(),
        part.person(),
        either.counted().entry().date(),
        was == null ? 0 : was.minutes(),
        is == null ? 0 : is.minutes(),
        now.subtract(then).setScale(2));
  }

  private static List<Hours> evened(List<Hours> all, BigDecimal whole) {
    if (all.isEmpty()) {
      return List.of();
    }
    BigDecimal sum = all.stream().map(Hours::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    Hours last = all.removeLast();
    all.add(
        new Hours(
            last.session(),
            last.person(),
            last.date(),
            last.before(),
            last.after(),
            last.amount().add(whole.subtract(sum))));
    return List.copyOf(all);
  }

  private static List<Cost> costs(ClaimFigures before, ClaimFigures after) {
    Map<String, CostRecorded> then = new LinkedHashMap<>();
    before.costs().forEach(cost -> then.put(cost.cost().value(), cost));
    List<Cost> changed = new ArrayList<>();
    after
        .costs()
        .forEach(cost -> {
          CostRecorded was = then.remove(cost.cost().value());
          if (!cost.equals(was)) {
            changed.add(new Cost(was, cost));
          }
        });
    then.values().forEach(gone -> changed.add(new Cost(gone, null)));
    changed.sort(
        Comparator.comparing((Cost one) -> one.either().paid())
            .thenComparing(one -> one.either().cost().value()));
    return List.copyOf(changed);
  }

  private static List<Cash> cash(ClaimFigures before, ClaimFigures after) {
    Map<String, CashCofinancingRecorded> then = counting(before);
    List<Cash> changed = new ArrayList<>();
    counting(after)
        .forEach((id, cash) -> {
          CashCofinancingRecorded was = then.remove(id);
          if (!cash.equals(was)) {
            changed.add(new Cash(was, cash));
          }
        });
    then.values().forEach(gone -> changed.add(new Cash(gone, null)));
    changed.sort(
        Comparator.comparing((Cash one) -> one.either().received())
            .thenComparing(one -> one.either().cash().value()));
    return List.copyOf(changed);
  }

  private static Map<String, CashCofinancingRecorded> counting(ClaimFigures figures) {
    Map<String, CashCofinancingRecorded> counting = new LinkedHashMap<>();
    figures.cash().given().stream()
        .filter(CountedCash.Counted::counts)
        .forEach(one -> counting.put(one.cash().cash().value(), one.cash()));
    return counting;
  }

  private static List<Staff> staff(ClaimFigures before, ClaimFigures after) {
    Map<String, StaffCounting.Counted> then = new HashMap<>();
    before.staff().forEach(one -> then.put(one.time().time().value(), one));
    List<Staff> changed = new ArrayList<>();
    after
        .staff()
        .forEach(one -> {
          StaffCounting.Counted was = then.get(one.time().time().value());
          if (was == null
              || was.cost().compareTo(one.cost()) != 0
              || was.minutes() != one.minutes()) {
            changed.add(new Staff(was, one));
          }
        });
    return List.copyOf(changed);
  }
}
