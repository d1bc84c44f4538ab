package se.delaktig.participants.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The lines that could not go in, as a workbook with the file's own columns and the reason beside
 * each, so that they can be mended there and read in again.
 */
public final class ReturnedFile {
  private ReturnedFile() {}

  /**
   * @param reasonHead the head of the added column
   * @param reason what is wrong with a line, in plain words
   */
  public static byte[] of(
      StaffFile file,
      List<StaffList.Line> lines,
      String sheetName,
      String reasonHead,
      Function<StaffList.Line, String> reason) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Delaktig", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(sheetName);
      int width = file.header().size();
      for (int column = 0; column < width; column++) {
        sheet.value(0, column, file.header().get(column));
      }
      sheet.value(0, width, reasonHead);
      for (int i = 0; i < lines.size(); i++) {
        StaffList.Line line = lines.get(i);
        for (int column = 0; column < width; column++) {
          // always as text, so that no nought is lost and nothing becomes a formula
          sheet.value(i + 1, column, line.source().cell(column));
        }
        sheet.value(i + 1, width, reason.apply(line));
      }
      workbook.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
