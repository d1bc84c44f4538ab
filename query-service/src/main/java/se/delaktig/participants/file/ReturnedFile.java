package se.delaktig.participants.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.file.ReturnedLines;

/**
 * The lines that could not go in, as a workbook with the file's own columns and the reason beside
 * each, so that they can be mended there and read in again.
 */
public final class ReturnedFile {
  private ReturnedFile() {}

  /**
   * @param note stands above the heads, where it is passed over when the file is read in again
   * @param reasonHead the head of the added column
   * @param reason what is wrong with a line, in plain words
   */
  public static byte[] of(
      StaffFile file,
      List<StaffList.Line> lines,
      @Nullable String note,
      String sheetName,
      String reasonHead,
      Function<StaffList.Line, String> reason) {
    int width = file.header().size();
    List<String> header = new ArrayList<>(file.header());
    header.add(reasonHead);
    return ReturnedLines.of(
        note,
        sheetName,
        header,
        lines.stream()
            .map(line -> {
              List<String> cells = new ArrayList<>();
              for (int column = 0; column < width; column++) {
                cells.add(line.source().cell(column));
              }
              cells.add(reason.apply(line));
              return cells;
            })
            .toList());
  }
}
