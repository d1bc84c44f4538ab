package se.delaktig.audit.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The tables of a bundle as one workbook, a sheet each, with numbers as numbers. The same tables
 * give the same bytes: the library's own time of making is taken out, and nothing is compressed,
 * since another Java may compress in another way.
 */
final class ViewsWorkbook {
  /** The most rows that a sheet can have, its head among them. */
  private static final int MOST_ROWS = 1_048_576;

  private static final int ROWS_IN_MEMORY = 500;

  /** How much is stored at a time, which is seen in the bytes; however it was compressed before. */
  private static final int BLOCK = 1 << 15;

  private static final String MADE = "docProps/core.xml";

  private static final Set<String> NUMBERS =
      Set.of(
          "minutes",
          "counted",
          "logged",
          "signed",
          "certified",
          "cofinancing",
          "planned",
          "used",
          "left",
          "value");

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private ViewsWorkbook() {}

  /** Writes the tables; of one that is too long for a sheet, as much as fits. */
  static void write(List<ProjectViews.Table> tables, OutputStream out) throws IOException {
    Path dated = Files.createTempFile("delaktig-views", ".xlsx");
    try {
      try (OutputStream file = Files.newOutputStream(dated);
          Workbook book = new Workbook(file, "Delaktig", "1.0")) {
        book.setCompressionLevel(Deflater.NO_COMPRESSION);
        for (ProjectViews.Table table : tables) {
          sheet(book.newWorksheet(table.name()), table);
        }
      }
      try (ZipFile written = new ZipFile(dated.toFile())) {
        undated(written, out);
      }
    } finally {
      Files.delete(dated);
    }
  }

  private static void sheet(Worksheet sheet, ProjectViews.Table table) throws IOException {
    for (int column = 0; column < table.head().size(); column++) {
      sheet.value(0, column, table.head().get(column));
      sheet.style(0, column).bold().set();
    }
    int row = 1;
    for (List<String> cells : table.rows()) {
      if (row == MOST_ROWS) {
        break;
      }
      for (int column = 0; column < cells.size(); column++) {
        value(sheet, row, column, table.head().get(column), cells.get(column));
      }
      row++;
      if (row % ROWS_IN_MEMORY == 0) {
        sheet.flush();
      }
    }
    sheet.finish();
  }

  private static void value(Worksheet sheet, int row, int column, String head, String cell) {
    if (NUMBERS.contains(head) && NUMBER.matcher(cell).matches()) {
      sheet.value(row, column, new BigDecimal(cell));
    } else if (!cell.isEmpty()) {
      sheet.value(row, column, cell);
    }
  }

  private static void undated(ZipFile written, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(0);
    for (ZipEntry entry : Collections.list(written.entries())) {
      ZipEntry copy = new ZipEntry(entry.getName());
      copy.setTimeLocal(Spool.NO_TIME);
      zip.putNextEntry(copy);
      try (InputStream in = written.getInputStream(entry)) {
        if (entry.getName().equals(MADE)) {
          String made = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          zip.write(
              made.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "1980-01-01T00:00:00Z")
                  .getBytes(StandardCharsets.UTF_8));
        } else {
          byte[] block = new byte[BLOCK];
          for (int read = in.readNBytes(block, 0, BLOCK);
              read > 0;
              read = in.readNBytes(block, 0, BLOCK)) {
            zip.write(block, 0, read);
          }
        }
      }
      zip.closeEntry();
    }
    zip.finish();
  }
}
