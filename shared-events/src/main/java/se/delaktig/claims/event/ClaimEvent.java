package se.delaktig.claims.event;

import se.delaktig.kernel.event.ProgrammeEvent;

/** What is handed in: months closed, claims for payment, and the monthly participant files. */
public sealed interface ClaimEvent extends ProgrammeEvent
    permits MonthClosed,
        MonthReopened,
        ClaimBuilt,
        ClaimSubmitted,
        ClaimReturned,
        ClaimDecided,
        ClaimPaid,
        ParticipantFileSent {}
