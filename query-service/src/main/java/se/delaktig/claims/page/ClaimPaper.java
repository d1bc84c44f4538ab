package se.delaktig.claims.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a claim's file says on paper, in the language in which it is issued.
 *
 * @param claim which claim of which project it goes with
 * @param months which months the claim brings
 * @param made on which day
 * @param state that it is a draft; absent once it is issued
 * @param invented that people and figures are made up; absent where they are not
 * @param basis where in the log the figures are frozen, under which rules
 * @param head whose signature the log's signed head has, and when it was signed
 * @param code of the log's signed head when the file was made
 */
record ClaimPaper(
    String title,
    String project,
    String claim,
    String months,
    String made,
    @Nullable String state,
    @Nullable String invented,
    List<Table> tables,
    String basis,
    String head,
    String code) {

  /**
   * A table.
   *
   * @param rest how many rows there are, where they are too many for paper; otherwise absent
   */
  record Table(
      String caption, List<Column> columns, List<List<String>> rows, @Nullable String rest) {}

  /** A column's head, and whether figures stand in it. */
  record Column(String text, boolean figure) {}
}
