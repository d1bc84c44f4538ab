package se.delaktig.kernel.page;

/**
 * A table that lies folded under its heading until it is asked for, so that a long page is read
 * from its headings. All texts are already in the reader's language.
 *
 * @param heading what the table is about
 * @param note what it comes to, for those who do not open it
 */
public record Fold(String heading, String note, DataTable table) {}
