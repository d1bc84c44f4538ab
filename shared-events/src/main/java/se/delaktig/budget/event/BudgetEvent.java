package se.delaktig.budget.event;

import se.delaktig.kernel.event.ProgrammeEvent;

/** What happens to the project's money, apart from what hours earn. */
public sealed interface BudgetEvent extends ProgrammeEvent
    permits AidDeclared,
        BudgetDecided,
        CashCofinancingRecorded,
        CashCofinancingWithdrawn,
        CostRecorded,
        CostReversed,
        EvidenceAttached,
        EvidenceWithdrawn,
        StaffAppointed,
        StaffTimeRecorded,
        StaffTimeSigned {}
