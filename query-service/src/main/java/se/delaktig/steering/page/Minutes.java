package se.delaktig.steering.page;

import java.util.List;
import java.util.Map;
import se.delaktig.kernel.page.DataTable;

/**
 * All that a meeting's minutes say, in the language in which they are issued.
 *
 * @param made on which day
 * @param asked what the meeting was asked to decide, in order
 * @param note what else was said, by lines
 * @param tables its figures
 * @param basis which part of the log the figures are of, under which rules
 * @param explained how each key figure came about
 * @param head whose signature the log's signed head has, and when it was signed
 * @param code of the log's signed head when the minutes were issued
 * @param verifiers the hashes of the programs that check the project's evidence, by name
 * @param invented whether the project's people and figures are made up
 */
record Minutes(
    String title,
    String project,
    String made,
    List<String> present,
    List<String> agenda,
    List<String> asked,
    List<Item> decisions,
    List<Item> actions,
    List<String> findings,
    List<String> note,
    List<DataTable> tables,
    String basis,
    List<MeetingTables.Explained> explained,
    String head,
    String code,
    Map<String, String> verifiers,
    boolean invented) {

  /** Something decided or agreed on, with what heads it. */
  record Item(String heading, String text) {}
}
