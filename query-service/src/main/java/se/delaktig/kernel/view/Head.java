package se.delaktig.kernel.view;

/**
 * How far a view has come, and where its documents lie.
 *
 * @param generation which making of the documents people see
 * @param position the last event that the view as a whole has met; -1 before the first
 * @param mended how often a stopped document has been mended without the position moving
 */
record Head(String generation, long position, long mended) {
  /** With the same documents at a position, or further if it stands there already. */
  Head at(long reached) {
    return new Head(generation, Math.max(position, reached), mended);
  }
}
