package se.delaktig.participants.event;

import se.delaktig.kernel.event.ProgrammeEvent;

/** What happens to a person in the project, apart from the hours. */
public sealed interface ParticipantEvent extends ProgrammeEvent
    permits ParticipantRegistered,
        EmploymentAdded,
        WorkplaceChanged,
        EmploymentEnded,
        DetailsCorrected,
        RecordEvent,
        ProtectionEvent {
  PersonId person();
}
