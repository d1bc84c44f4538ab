package se.delaktig.kernel.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Lines of a file that could not go in, as a workbook to mend them in. */
public final class ReturnedLines {
  private ReturnedLines() {}

  /**
   * @param note stands above the heads, where it is passed over when the file is read in again
   * @param header the file's own columns and what is added
   * @param lines their cells, in the columns' order; those that are lacking are empty
   */
  public static byte[] of(
      @Nullable String note, String sheetName, List<String> header, List<List<String>> lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Delaktig", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(sheetName);
      int row = 0;
      if (note != null) {
        row(sheet, row++, List.of(note));
      }
      row(sheet, row++, header);
      for (List<String> line : lines) {
        row(sheet, row++, line);
      }
      workbook.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Always as text, so that no nought is lost and nothing becomes a formula. */
  private static void row(Worksheet sheet, int row, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      sheet.value(row, column, cells.get(column));
    }
  }
}
