package se.delaktig.dialogue.event;

import se.delaktig.kernel.event.ProgrammeEvent;

/** What happens in the workplace dialogue. */
public sealed interface DialogueEvent extends ProgrammeEvent
    permits DialogueSessionPlanned,
        DialogueSessionLogged,
        DialogueSessionCorrected,
        DialogueSessionCancelled,
        AttendeeIdentified,
        MaterialAdded {}
