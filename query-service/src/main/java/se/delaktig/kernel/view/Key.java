package se.delaktig.kernel.view;

/** Which document of a view: its ledger and its id there. */
record Key(String ledger, String id) {
  static Key of(String text) {
    int bar = text.indexOf('|');
    return new Key(text.substring(0, bar), text.substring(bar + 1));
  }

  String text() {
    return ledger + "|" + id;
  }

  /** Not after any of a ledger's documents in the order of their texts. */
  static String first(String ledger) {
    return ledger + "|";
  }

  /** After all of a ledger's documents: with the sign that follows the bar. */
  static String after(String ledger) {
    return ledger + "}";
  }
}
