package se.delaktig.training.event;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import se.delaktig.hours.event.Attendance;
import se.delaktig.kernel.event.StoredAs;

/**
 * A training session was held, and who attended was recorded.
 *
 * @param focuses which of the plan's focuses the session carried
 */
@StoredAs(value = "training-session-held", revision = 2)
public record TrainingSessionHeld(
    TrainingSessionId session,
    TrainingKind kind,
    String title,
    LocalDate date,
    LocalTime start,
    int minutes,
    List<Attendance> attendances,
    List<String> focuses)
    implements TrainingEvent {}
