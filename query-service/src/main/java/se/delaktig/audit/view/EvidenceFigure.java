package se.delaktig.audit.view;

import java.time.LocalDate;
import java.util.Map;

/**
 * A figure as the program claims it in a bundle of evidence, to be recomputed from the events by
 * whoever doubts it.
 *
 * @param figure which one: {@code hours.certified}
 * @param of what part of the project it is about: an organisation's id, a group of organisations, a
 *     sub-budget, a goal, or a claim with one of its lines; empty for the whole
 * @param happened the last activity day that counts
 * @param known how many of the ledger's commits it takes account of
 * @param unit what it is counted in; {@code STANDING} for the word a goal's standing is called by,
 *     {@code NUMBER} for what somebody measures a goal in
 * @param value exact: whole minutes and people, kronor with two decimals; a goal's hours and shares
 *     with two decimals
 */
public record EvidenceFigure(
    String figure,
    Map<String, String> of,
    LocalDate happened,
    long known,
    String unit,
    String value) {}
