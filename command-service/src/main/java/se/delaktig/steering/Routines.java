package se.delaktig.steering;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.steering.command.AdoptRoutine;
import se.delaktig.steering.command.FollowUpRoutine;
import se.delaktig.steering.event.RoutineAdopted;
import se.delaktig.steering.event.RoutineEvent;
import se.delaktig.steering.event.RoutineFollowedUp;
import se.delaktig.steering.event.Worded;

/**
 * The routines and policies that a project has led to.
 *
 * @param adopted how many
 */
public record Routines(int adopted) {
  public static Routines none() {
    return new Routines(0);
  }

  public Routines after(RoutineEvent event) {
    return switch (event) {
      case RoutineAdopted e -> new Routines(e.number());
      case RoutineFollowedUp e -> this;
    };
  }

  /**
   * @param organisations those that the project has
   * @param seal seals what is said in words; asked only once nothing is wrong
   */
  public Outcome<RoutineEvent> adopt(
      AdoptRoutine c,
      Set<OrganisationId> organisations,
      LocalDate today,
      Function<String, Worded> seal) {
    if (c.date().isAfter(today)) {
      return Outcome.refused(new SteeringRejection.InTheFuture());
    }
    return c.organisation() != null && !organisations.contains(c.organisation())
        ? Outcome.refused(UnknownThing.organisation())
        : Outcome.accepted(
            new RoutineAdopted(
                c.project(),
                adopted + 1,
                c.kind(),
                c.level(),
                c.organisation(),
                c.date(),
                seal.apply(c.text().strip())));
  }

  /**
   * @param seal seals what is said in words; asked only once nothing is wrong
   */
  public Outcome<RoutineEvent> followUp(
      FollowUpRoutine c, LocalDate today, Function<String, Worded> seal) {
    if (c.number() > adopted) {
      return Outcome.refused(new UnknownThing("steering.routine-unknown", "number"));
    }
    return c.date().isAfter(today)
        ? Outcome.refused(new SteeringRejection.InTheFuture())
        : Outcome.accepted(
            new RoutineFollowedUp(
                c.project(), c.number(), c.date(), c.use(), Meeting.sealed(c.note(), seal)));
  }
}
