package se.delaktig.placements.event;

import se.delaktig.kernel.event.ProgrammeEvent;

/**
 * What followed for people far from the labour market: internship and employment. They are no
 * participants.
 */
public sealed interface PlacementEvent extends ProgrammeEvent
    permits RecruitmentOutcomeRecorded, PlacementEnded {
  PlacementId placement();
}
