package se.delaktig.training;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.SessionFacts;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.training.command.AppointPreparand;
import se.delaktig.training.command.CompletePreparandTraining;
import se.delaktig.training.event.PreparandAppointed;
import se.delaktig.training.event.PreparandTrainingCompleted;
import se.delaktig.training.event.TrainingEvent;
import se.delaktig.training.event.TrainingSessionCancelled;
import se.delaktig.training.event.TrainingSessionCorrected;
import se.delaktig.training.event.TrainingSessionHeld;
import se.delaktig.training.event.TrainingSessionPlanned;

/**
 * A person's way through the preparand training.
 *
 * @param as as what the person was appointed; absent when not
 * @param complete whether the training was declared complete
 * @param dispensed whether that was by dispensation
 */
public record Preparand(PreparandAppointed.@Nullable As as, boolean complete, boolean dispensed) {
  public static Preparand unknown() {
    return new Preparand(null, false, false);
  }

  /**
   * What must be known to declare a training complete.
   *
   * @param sessions each session that the command names, as it stands; empty for one that is not
   *     held in the project
   * @param minutesNeeded the rule of the day; absent where the project's rules do not say
   */
  public record Facts(List<Optional<SessionFacts>> sessions, @Nullable Integer minutesNeeded) {}

  /** The same person with what another record says. */
  public Preparand joined(Preparand other) {
    return new Preparand(
        as == null ? other.as : as, complete || other.complete, dispensed || other.dispensed);
  }

  public Preparand after(TrainingEvent event) {
    return switch (event) {
      case PreparandAppointed e -> new Preparand(e.as(), complete, dispensed);
      case PreparandTrainingCompleted e -> new Preparand(as, true, e.dispensation() != null);
      case TrainingSessionPlanned e -> this;
      case TrainingSessionHeld e -> this;
      case TrainingSessionCorrected e -> this;
      case TrainingSessionCancelled e -> this;
    };
  }

  /**
   * @param known whether the person is registered in the project
   */
  public Outcome<TrainingEvent> appoint(AppointPreparand c, boolean known) {
    if (!known) {
      return Outcome.refused(UnknownThing.person("person"));
    }
    return c.as() == as
        ? Outcome.refused(new TrainingRejection.AlreadyAppointed())
        : Outcome.accepted(new PreparandAppointed(c.person(), c.as()));
  }

  public Outcome<TrainingEvent> complete(CompletePreparandTraining c, Facts facts) {
    if (as == null) {
      return Outcome.refused(new TrainingRejection.NotAppointed());
    }
    int minutes = 0;
    for (Optional<SessionFacts> session : facts.sessions()) {
      if (session.isEmpty()) {
        return Outcome.refused(UnknownThing.session());
      }
      minutes += session.get().minutesOf(c.person()).orElse(0);
    }
    Integer needed = facts.minutesNeeded();
    boolean enough = needed != null && minutes >= needed;
    // A correction or a new rule may take back what the rule gave; a dispensation mends that.
    if (complete && (enough || dispensed || c.dispensation() == null)) {
      return Outcome.refused(new TrainingRejection.AlreadyComplete());
    }
    if (enough) {
      return Outcome.accepted(new PreparandTrainingCompleted(c.person(), minutes, null));
    }
    if (c.dispensation() != null) {
      return Outcome.accepted(
          new PreparandTrainingCompleted(c.person(), minutes, c.dispensation()));
    }
    return Outcome.refused(
        needed == null
            ? new TrainingRejection.NoRule()
            : new TrainingRejection.MinutesMissing(needed - minutes));
  }
}
