package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.Reason;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.LeftOut;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.ProjectPlan.Sector;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSet.HourValue;
import se.delaktig.project.view.Programme;

/**
 * Co-financing (medfinansiering) that certified hours earn. The value of an hour is kept as an
 * exact ratio; only amounts are rounded, to öre. The hours are gone through once, when something is
 * asked first.
 */
public final class Cofinancing {
  private static final int ORE = 2;
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

  private final HoursStatement hours;
  private @Nullable Gathered gathered;

  public Cofinancing(HoursStatement hours) {
    this.hours = hours;
  }

  /** The hours that it is about. */
  public HoursStatement hours() {
    return hours;
  }

  /**
   * A statement's hours, as far as money is asked of them.
   *
   * @param certified those that count, in parts by organisation
   * @param bySector the same in parts by whether public or private organisations gave them
   * @param leftOut those that do not count, by the reason
   */
  private record Gathered(
      ValuedGroups certified, ValuedGroups bySector, Map<Reason, ValuedGroups> leftOut) {}

  private synchronized Gathered gathered() {
    Gathered known = gathered;
    if (known == null) {
      known = gather();
      gathered = known;
    }
    return known;
  }

  private Gathered gather() {
    Programme programme = hours.programme();
    ValuedGroups certified = new ValuedGroups(programme);
    ValuedGroups bySector = new ValuedGroups(programme);
    Map<Reason, ValuedGroups> leftOut = new EnumMap<>(Reason.class);
    for (CountedEntry one : hours.entries()) {
      String organisation = hours.part(one, CountedEntry::organisationKey);
      if (one.certifiedMinutes() > 0) {
        certified.add(organisation, one, one.certifiedMinutes());
        bySector.add(hours.part(one, this::inKind), one, one.certifiedMinutes());
      }
      for (Reason reason : one.reasons()) {
        leftOut
            .computeIfAbsent(reason, none -> new ValuedGroups(programme))
            .add(organisation, one, one.minutesLeftOut(reason));
      }
    }
    return new Gathered(certified, bySector, leftOut);
  }

  private String inKind(CountedEntry one) {
    return "budget.in-kind." + sectorKey(sector(hours.programme(), one));
  }

  /**
   * What an hour is worth: {@code kronor} for {@code perMinutes} minutes, never divided out.
   *
   * @param perMinutes above 0
   */
  public record Ratio(BigDecimal kronor, BigDecimal perMinutes) {
    /** Kronor for so many minutes, to öre. */
    public BigDecimal amount(BigDecimal minutes) {
      return kronor.multiply(minutes).divide(perMinutes, ORE, RoundingMode.HALF_UP);
    }
  }

  /** What the project must contribute: the whole budget less the grant. */
  public static BigDecimal needed(ProjectPlan plan) {
    return plan.totalBudget().subtract(plan.grant());
  }

  /** The hour value of a rule set; empty for break-even where no hours are planned. */
  public static Optional<Ratio> hourValue(Programme programme, RuleSet rules) {
    HourValue value = rules.hourValue();
    return switch (value.kind()) {
      case AMOUNT ->
          Optional.ofNullable(value.amount()).map(amount -> new Ratio(amount, MINUTES_PER_HOUR));
      case BREAK_EVEN -> {
        int planned = programme.plannedMinutes();
        yield planned == 0
            ? Optional.empty()
            : Optional.of(new Ratio(needed(programme.planned()), BigDecimal.valueOf(planned)));
      }
    };
  }

  /** What certified hours have earned, against what the project must contribute. */
  public Figure earned() {
    return figure(
        "cofinancing.earned",
        needed(hours.programme().planned()),
        gathered().certified(),
        awaiting());
  }

  /**
   * What hours that are left out for a reason would earn.
   *
   * @param key the figure's
   */
  public Figure waiting(String key, Reason reason) {
    return figure(key, null, leftOut(reason), List.of());
  }

  /** What certified hours have earned, by whether public or private organisations gave them. */
  List<Part> bySector() {
    return evened(parts(gathered().bySector().parts()), value());
  }

  /** Whether hours were given by a public or a private organisation; absent where nobody says. */
  public static @Nullable Sector sector(Programme programme, CountedEntry entry) {
    OrganisationJoined joined =
        entry.organisation() == null
            ? null
            : programme.places().organisations().get(entry.organisation());
    return joined == null ? null : joined.sector().value();
  }

  private static String sectorKey(@Nullable Sector sector) {
    return sector == null ? "unknown" : sector.name().toLowerCase(Locale.ROOT);
  }

  private List<Part> parts(Map<String, ValuedGroup> groups) {
    return groups.entrySet().stream()
        .map(one ->
            new Part(one.getKey(), one.getValue().value(), hours.toJoin(one.getValue().people())))
        .toList();
  }

  private Figure figure(
      String key, @Nullable BigDecimal of, ValuedGroups groups, List<LeftOut> leftOut) {
    BigDecimal total = groups.all().value();
    return new Figure(
        key,
        total,
        of,
        Unit.KRONOR,
        hours.ruleVersion(),
        hours.position(),
        evened(parts(groups.parts()), total),
        leftOut);
  }

  /** What all certified hours have earned. */
  public BigDecimal value() {
    return gathered().certified().all().value();
  }

  /** Some certified minutes valued under the rules of each entry's day. */
  public BigDecimal value(List<CountedEntry> entries) {
    return CertifiedMinutes.valued(hours.programme(), entries, CountedEntry::certifiedMinutes);
  }

  /** What hours left out for a reason would earn. */
  public BigDecimal waiting(Reason reason) {
    return leftOut(reason).all().value();
  }

  private ValuedGroups leftOut(Reason reason) {
    ValuedGroups those = gathered().leftOut().get(reason);
    return those == null ? new ValuedGroups(hours.programme()) : those;
  }

  /** What hours that wait for a signature or a certificate would earn. */
  List<LeftOut> awaiting() {
    List<LeftOut> waiting = new ArrayList<>();
    gathered()
        .leftOut()
        .forEach((reason, those) ->
            waiting.add(
                new LeftOut(
                    reason.key(),
                    those.all().value(),
                    those.all().sessions(),
                    those.all().people())));
    return waiting;
  }

  /**
   * Gives the öre that rounding of the parts lost or won to the largest part, so that they add up.
   */
  private static List<Part> evened(List<Part> parts, BigDecimal total) {
    BigDecimal sum = parts.stream().map(Part::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal rest = total.subtract(sum);
    if (rest.signum() == 0 || parts.isEmpty()) {
      return List.copyOf(parts);
    }
    List<Part> next = new ArrayList<>(parts);
    int largest = 0;
    for (int i = 1; i < next.size(); i++) {
      if (next.get(i).value().compareTo(next.get(largest).value()) > 0) {
        largest = i;
      }
    }
    Part part = next.get(largest);
    next.set(largest, new Part(part.key(), part.value().add(rest), part.people()));
    return List.copyOf(next);
  }
}
