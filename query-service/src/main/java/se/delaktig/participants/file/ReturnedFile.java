package se.delaktig.participants.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

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
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Delaktig", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(sheetName);
      int width = file.header().size();
      int row = 0;
      if (note != null) {
        sheet.value(row++, 0, note);
      }
      for (int column = 0; column < width; column++) {
        sheet.value(row, column, file.header().get(column));
      }
      sheet.value(row, width, reasonHead);
      for (StaffList.Line line : lines) {
        row++;
        for (int column = 0; column < width; column++) {
          // always as text, so that no nought is lost and nothing becomes a formula
          sheet.value(row, column, line.source().cell(column));
        }
        sheet.value(row, width, reason.apply(line));
      }
      workbook.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
