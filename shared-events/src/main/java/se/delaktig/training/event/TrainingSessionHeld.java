package se.delaktig.training.event;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import se.delaktig.hours.event.Attendance;
import se.delaktig.kernel.event.StoredAs;

/** A training session was held, and who attended was recorded. */
@StoredAs("training-session-held")
public record TrainingSessionHeld(
    TrainingSessionId session,
    TrainingKind kind,
    String title,
    LocalDate date,
    LocalTime start,
    int minutes,
    List<Attendance> attendances)
    implements TrainingEvent {}
