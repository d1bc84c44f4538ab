package se.delaktig.kernel.file;

import java.util.List;

/**
 * A line of a table in a file, as text.
 *
 * @param number its number in the file or sheet, the first being 1
 * @param cells as many as the header has, or fewer
 */
public record Line(int number, List<String> cells) {
  /** A cell's text without blanks round it; empty where there is none. */
  public String cell(int column) {
    return column < cells.size() ? cells.get(column).strip() : "";
  }

  boolean isEmpty() {
    return cells.stream().allMatch(String::isBlank);
  }

  /** Tells nothing of what stands in it, which may be about people. */
  @Override
  public String toString() {
    return "Line[" + number + "]";
  }
}
