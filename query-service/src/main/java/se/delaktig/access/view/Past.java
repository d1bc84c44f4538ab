package se.delaktig.access.view;

import java.time.LocalDate;
import se.delaktig.kernel.view.LedgerAt;

/**
 * A time that a project is seen at, on both clocks.
 *
 * @param happened the last activity day that counts
 * @param known the last day whose records count
 * @param ledger the project's views as they were known at the end of that day
 */
public record Past(LocalDate happened, LocalDate known, LedgerAt ledger) {}
