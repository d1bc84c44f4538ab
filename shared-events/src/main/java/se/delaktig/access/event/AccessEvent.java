package se.delaktig.access.event;

import se.delaktig.kernel.event.ProgrammeEvent;

/** Who may do what, from when, until when, by whom and why. */
public sealed interface AccessEvent extends ProgrammeEvent
    permits AccessGranted,
        AccessWithdrawn,
        AccessProposed,
        AccessDeclined,
        FourEyesDecided,
        FourEyesEndAsked {}
