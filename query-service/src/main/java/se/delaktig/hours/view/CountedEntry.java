package se.delaktig.hours.view;

import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/**
 * A person's part in a session, and what of it counts.
 *
 * @param workplace the person's workplace that day; absent when there was none
 * @param organisation the person's organisation that day; absent when there was none
 * @param certifiedMinutes minutes that count as co-financing: signed, certified and within the
 *     rules
 * @param leftOut minutes that do not, in parts with one reason each; with {@code certifiedMinutes}
 *     they add up to the logged minutes
 */
public record CountedEntry(
    PersonHours person,
    PersonHours.Entry entry,
    @Nullable WorkplaceId workplace,
    @Nullable OrganisationId organisation,
    int certifiedMinutes,
    List<LeftOut> leftOut) {

  /** The same of somebody who is counted elsewhere than the hours lie. */
  CountedEntry of(PersonHours other) {
    return new CountedEntry(other, entry, workplace, organisation, certifiedMinutes, leftOut);
  }

  /** Minutes left out for a reason. */
  public record LeftOut(Reason reason, int minutes) {}

  public YearMonth month() {
    return YearMonth.of(entry.date().getYear(), entry.date().getMonthValue());
  }

  /** The id of the organisation that day; empty where there was none. */
  public String organisationKey() {
    return organisation == null ? "" : organisation.value();
  }

  /** The id of the workplace that day; empty where there was none. */
  public String workplaceKey() {
    return workplace == null ? "" : workplace.value();
  }

  /** Where hours of the training stand that are shown by organisation only. */
  public static final String TRAINING = "training:";

  /** The workplace that day; for a training session, which few of one attend, the organisation. */
  public String workplaceOrTrainingKey() {
    return entry.session().kind() == ActivityKind.PREPARAND_TRAINING
        ? TRAINING + organisationKey()
        : workplaceKey();
  }

  /** The reason why some of it does not count; the first, where there are several. */
  public Optional<Reason> reason() {
    return leftOut.stream().map(LeftOut::reason).findFirst();
  }

  /** The reasons for which minutes of it are left out, each once. */
  public Set<Reason> reasons() {
    if (leftOut.isEmpty()) {
      return Set.of();
    }
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    for (LeftOut part : leftOut) {
      if (part.minutes() > 0) {
        reasons.add(part.reason());
      }
    }
    return reasons;
  }

  /** Minutes left out for one reason. */
  public int minutesLeftOut(Reason reason) {
    int minutes = 0;
    for (LeftOut part : leftOut) {
      minutes += part.reason() == reason ? part.minutes() : 0;
    }
    return minutes;
  }
}
