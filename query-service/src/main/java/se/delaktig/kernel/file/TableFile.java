package se.delaktig.kernel.file;

import java.util.List;

/** A table in a file, whichever program wrote it. */
public final class TableFile {
  /** The most lines that are read. */
  public static final int MOST_LINES = 20_000;

  private TableFile() {}

  /**
   * Reads an xlsx workbook's first sheet, or a csv file with semicolons, commas or tabs in UTF-8,
   * UTF-16 or Windows-1252.
   *
   * @return in the file's order, without empty ones; at least one
   * @throws UnreadableFileException when it is neither, or has no lines or too many
   */
  public static List<Line> lines(byte[] content) {
    List<Line> all =
        Workbook.is(content) ? Workbook.lines(content) : Csv.lines(Encoding.text(content));
    List<Line> filled = all.stream().filter(line -> !line.isEmpty()).toList();
    if (filled.isEmpty()) {
      throw new UnreadableFileException("file.empty");
    }
    if (filled.size() > MOST_LINES) {
      throw new UnreadableFileException("file.too-many-lines");
    }
    return filled;
  }
}
