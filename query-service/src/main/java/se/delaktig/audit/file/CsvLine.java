package se.delaktig.audit.file;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A line of CSV as Swedish Excel opens it: semicolons between, quotes where they are needed, and no
 * cell that a spreadsheet would take for a formula.
 */
public final class CsvLine {
  /** Tells a spreadsheet that the file is UTF-8. */
  public static final String BYTE_ORDER_MARK = "\uFEFF";

  private CsvLine() {}

  /** The line with its end. */
  public static String of(String... cells) {
    return Arrays.stream(cells).map(CsvLine::cell).collect(Collectors.joining(";")) + "\r\n";
  }

  private static String cell(String text) {
    String safe = isFormula(text) ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ';' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /** A number may begin with a minus, also with decimals; anything else with it may not. */
  private static boolean isFormula(String text) {
    return !text.isEmpty()
        && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
        && !text.matches("-\\d+([,.]\\d+)?");
  }
}
