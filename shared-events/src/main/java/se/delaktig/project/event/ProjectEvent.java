package se.delaktig.project.event;

import se.delaktig.kernel.event.ProgrammeEvent;

/** What happens to a project as a whole: its plan, the rules that apply to it. */
public sealed interface ProjectEvent extends ProgrammeEvent
    permits ProjectPlanned,
        SourceConflictSettled,
        RuleSetDecided,
        RetentionDecided,
        DocumentRequestEvent {
  ProjectId project();
}
