package se.delaktig.training.event;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.participants.event.PersonId;

/** A training session was planned, or planned anew, for those named. */
@StoredAs("training-session-planned")
public record TrainingSessionPlanned(
    TrainingSessionId session,
    TrainingKind kind,
    String title,
    LocalDate date,
    LocalTime start,
    int minutes,
    List<PersonId> called)
    implements TrainingEvent {}
