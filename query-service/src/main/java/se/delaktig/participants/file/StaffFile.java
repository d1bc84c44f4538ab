package se.delaktig.participants.file;

import java.util.List;

/**
 * A staff list as it lay in the file: a head and lines, all as text.
 *
 * @param header the columns' heads, as written
 * @param lines in the file's order, without empty ones
 */
public record StaffFile(List<String> header, List<Line> lines) {
  /**
   * A line.
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

    /** Tells nothing of the people. */
    @Override
    public String toString() {
      return "Line[" + number + "]";
    }
  }

  /** The most lines that are read. */
  public static final int MOST_LINES = 20_000;

  private static final int HEADER_WITHIN = 15;

  /**
   * Reads an xlsx workbook's first sheet, or a csv file with semicolons, commas or tabs in UTF-8,
   * UTF-16 or Windows-1252. What stands above the line of heads is passed over.
   *
   * @throws UnreadableFileException when it is neither, or has no head
   */
  public static StaffFile read(byte[] content) {
    List<Line> all =
        Workbook.is(content) ? Workbook.lines(content) : Csv.lines(Encoding.text(content));
    List<Line> filled = all.stream().filter(line -> !line.isEmpty()).toList();
    if (filled.isEmpty()) {
      throw new UnreadableFileException("participants.file.empty");
    }
    if (filled.size() > MOST_LINES) {
      throw new UnreadableFileException("participants.file.too-many-lines");
    }
    int head = headOf(filled);
    return new StaffFile(
        filled.get(head).cells().stream().map(String::strip).toList(),
        List.copyOf(filled.subList(head + 1, filled.size())));
  }

  /** The line that most columns are known from; the first where none is. */
  private static int headOf(List<Line> lines) {
    int best = 0;
    int most = 0;
    for (int i = 0; i < Math.min(HEADER_WITHIN, lines.size()); i++) {
      int known = Columns.of(lines.get(i).cells()).known();
      if (known > most) {
        most = known;
        best = i;
      }
    }
    return best;
  }
}
