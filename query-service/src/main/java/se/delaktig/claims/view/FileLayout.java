package se.delaktig.claims.view;

import java.util.List;

/**
 * How a participant file is laid out. Configuration: the receiver's order of columns is not
 * confirmed.
 *
 * @param confirmed whether the receiver has confirmed it
 * @param rows whom a month's file is about
 * @param womanSuffix what follows the birth date in place of a woman's number that is protected
 * @param manSuffix the same for a man
 * @param separator one character between the columns
 * @param charset the name of the file's encoding
 */
public record FileLayout(
    String name,
    boolean confirmed,
    String note,
    Rows rows,
    Reentry reentry,
    String reentryNote,
    String womanSuffix,
    String manSuffix,
    String substituteNote,
    String separator,
    String charset,
    List<Column> columns) {

  /** Whom a month's file is about. */
  public enum Rows {
    /** Whoever took part, started or left in the month. */
    TOOK_PART_STARTED_OR_LEFT,
    /** Whoever started or left in the month. */
    STARTED_OR_LEFT
  }

  /** What is said of somebody who left and came back. */
  public enum Reentry {
    /** The first day stays, the last one is said anew. */
    FIRST_START_LAST_END,
    /** The last day stays, and a new first day is said in the month of the return. */
    NEW_START_AFTER_BREAK
  }

  /** A column. */
  public record Column(String head, Value value) {}

  /** What a column holds. */
  public enum Value {
    /** The personal number of twelve digits, or the substitute number. */
    NUMBER,
    PROJECT,
    ORGANISATION_NUMBER,
    START,
    END,
    HOURS
  }
}
