package se.delaktig.goals.event;

import se.delaktig.kernel.event.ProgrammeEvent;

/** What happens to the project's goals, and what is asked to see whether they are reached. */
public sealed interface GoalEvent extends ProgrammeEvent
    permits FollowUpEvent, SurveyEvent, TheoryOfChangeDrawn {}
