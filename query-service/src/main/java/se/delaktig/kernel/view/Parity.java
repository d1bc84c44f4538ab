package se.delaktig.kernel.view;

import java.util.List;

/**
 * Whether a view's live documents are what the log says.
 *
 * @param position the last event that both had met
 * @param documents how many live documents were compared
 * @param stopped how many were left out since they say themselves that they are not up to date
 * @param differing how many are not what the log says, or are missing, or should not be there
 * @param examples ids of some that differ
 * @param hash of the live documents
 */
record Parity(
    long position,
    long documents,
    long stopped,
    long differing,
    List<String> examples,
    String hash) {
  boolean equal() {
    return differing == 0;
  }
}
