package se.delaktig.participants.file;

import java.util.List;
import se.delaktig.kernel.file.Line;
import se.delaktig.kernel.file.TableFile;

/**
 * A staff list as it lay in the file: a head and lines, all as text.
 *
 * @param header the columns' heads, as written
 * @param lines in the file's order, without empty ones
 */
public record StaffFile(List<String> header, List<Line> lines) {
  private static final int HEADER_WITHIN = 15;

  /**
   * Reads an xlsx workbook's first sheet, or a csv file with semicolons, commas or tabs in UTF-8,
   * UTF-16 or Windows-1252. What stands above the line of heads is passed over.
   *
   * @throws se.delaktig.kernel.file.UnreadableFileException when it is neither, or has no head
   */
  public static StaffFile read(byte[] content) {
    List<Line> filled = TableFile.lines(content);
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
