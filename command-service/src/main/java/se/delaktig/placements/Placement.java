package se.delaktig.placements;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.organisations.policy.Places;
import se.delaktig.placements.command.EndPlacement;
import se.delaktig.placements.command.RecordRecruitmentOutcome;
import se.delaktig.placements.event.PlacementEnded;
import se.delaktig.placements.event.PlacementEvent;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded;

/**
 * One person's way towards employment, as far as it has come. The order of its steps is the
 * project's choice; time alone goes one way.
 *
 * @param latest the latest step; absent before the first
 * @param ended how that step ended; absent while it goes on
 */
public record Placement(
    @Nullable RecruitmentOutcomeRecorded latest, @Nullable PlacementEnded ended) {
  public static Placement unknown() {
    return new Placement(null, null);
  }

  public Placement after(PlacementEvent event) {
    return switch (event) {
      case RecruitmentOutcomeRecorded e -> new Placement(e, null);
      case PlacementEnded e -> new Placement(latest, e);
    };
  }

  public Outcome<PlacementEvent> record(
      RecordRecruitmentOutcome c, Places places, LocalDate today) {
    if (!places.workplaces().containsKey(c.workplace())) {
      return Outcome.refused(UnknownThing.workplace());
    }
    if (c.from().isAfter(today)) {
      return Outcome.refused(new PlacementRejection.InTheFuture(c.from(), "from"));
    }
    if (latest != null) {
      if (latest.group() != c.group()) {
        return Outcome.refused(new PlacementRejection.OtherGroup());
      }
      LocalDate earliest = ended == null ? latest.from() : ended.lastDay();
      if (c.from().isBefore(earliest)) {
        return Outcome.refused(new PlacementRejection.BeforePrevious(earliest));
      }
      if (ended == null && latest.step() == c.step() && latest.workplace().equals(c.workplace())) {
        return Outcome.refused(new PlacementRejection.SameStep());
      }
    }
    String evidence = c.evidence() == null || c.evidence().isBlank() ? null : c.evidence().strip();
    return Outcome.accepted(
        new RecruitmentOutcomeRecorded(
            c.placement(), c.step(), c.workplace(), c.from(), c.group(), evidence));
  }

  public Outcome<PlacementEvent> end(EndPlacement c, LocalDate today) {
    if (latest == null || !latest.workplace().equals(c.workplace())) {
      return Outcome.refused(new UnknownThing("placements.unknown", "placement"));
    }
    if (ended != null) {
      return Outcome.refused(new PlacementRejection.AlreadyEnded());
    }
    if (c.lastDay().isAfter(today)) {
      return Outcome.refused(new PlacementRejection.InTheFuture(c.lastDay(), "lastDay"));
    }
    if (c.lastDay().isBefore(latest.from())) {
      return Outcome.refused(new PlacementRejection.EndsBeforeItBegins(latest.from()));
    }
    return Outcome.accepted(new PlacementEnded(c.placement(), c.lastDay(), c.reason()));
  }
}
