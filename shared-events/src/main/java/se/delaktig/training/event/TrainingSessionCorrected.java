package se.delaktig.training.event;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.participants.event.PersonId;

/**
 * What was recorded of a held training session was corrected; holds the session whole as it now
 * stands.
 *
 * @param focuses which of the plan's focuses the session carried
 */
@StoredAs(value = "training-session-corrected", revision = 2)
public record TrainingSessionCorrected(
    TrainingSessionId session,
    int revision,
    CorrectionReason reason,
    TrainingKind kind,
    String title,
    LocalDate date,
    LocalTime start,
    int minutes,
    List<Attendance> attendances,
    List<PersonId> removed,
    List<String> focuses)
    implements TrainingEvent {}
