package se.delaktig.training.event;

import se.delaktig.kernel.event.ProgrammeEvent;

/** What happens in the preparand training. */
public sealed interface TrainingEvent extends ProgrammeEvent
    permits PreparandAppointed,
        TrainingSessionPlanned,
        TrainingSessionHeld,
        TrainingSessionCorrected,
        TrainingSessionCancelled,
        PreparandTrainingCompleted {}
