package se.delaktig.kernel.event;

import se.delaktig.access.event.AccessEvent;
import se.delaktig.budget.event.BudgetEvent;
import se.delaktig.claims.event.ClaimEvent;
import se.delaktig.dialogue.event.DialogueEvent;
import se.delaktig.goals.event.GoalEvent;
import se.delaktig.hours.event.HoursEvent;
import se.delaktig.organisations.event.OrganisationEvent;
import se.delaktig.participants.event.MaskEvent;
import se.delaktig.participants.event.ParticipantEvent;
import se.delaktig.placements.event.PlacementEvent;
import se.delaktig.project.event.ProjectEvent;
import se.delaktig.steering.event.SteeringEvent;
import se.delaktig.training.event.TrainingEvent;

/**
 * Something that has happened in a project. Holds ids, codes, numbers and dates; never who a person
 * is.
 */
public sealed interface ProgrammeEvent
    permits ProjectEvent,
        OrganisationEvent,
        ParticipantEvent,
        MaskEvent,
        TrainingEvent,
        DialogueEvent,
        HoursEvent,
        PlacementEvent,
        BudgetEvent,
        ClaimEvent,
        GoalEvent,
        SteeringEvent,
        AccessEvent {}
