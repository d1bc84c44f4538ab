package se.delaktig.kernel.json;

import java.time.LocalDate;

/**
 * The time that an answer holds for, on both clocks.
 *
 * @param happened the last activity day that counts
 * @param known the last day whose records count
 */
public record AsOfJson(LocalDate happened, LocalDate known) {}
