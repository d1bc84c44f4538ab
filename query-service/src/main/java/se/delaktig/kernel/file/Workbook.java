package se.delaktig.kernel.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** Reads an xlsx workbook's first sheet as text. */
final class Workbook {
  private static final int MOST_COLUMNS = 200;

  /** How many bytes tell a workbook from a text. */
  private static final int LONGEST_MARK = 8;

  private Workbook() {}

  static boolean is(byte[] content) {
    if (content.length < LONGEST_MARK) {
      return false;
    }
    if (ReadableWorkbook.isOLE2Header(content)) {
      throw new UnreadableFileException("file.old-excel");
    }
    return ReadableWorkbook.isOOXMLZipHeader(content);
  }

  static List<Line> lines(byte[] content) {
    List<Line> lines = new ArrayList<>();
    try {
      Unpacked.demandModest(content);
    } catch (IOException damaged) {
      throw new UnreadableFileException("file.damaged");
    }
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, false))) {
      Sheet sheet = workbook.getFirstSheet();
      try (Stream<Row> rows = sheet.openStream()) {
        rows.limit(TableFile.MOST_LINES + 20L).forEach(row -> lines.add(line(row)));
      }
    } catch (IOException | ExcelReaderException | IllegalStateException damaged) {
      throw new UnreadableFileException("file.damaged");
    }
    lines.sort(Comparator.comparingInt(Line::number));
    return lines;
  }

  private static Line line(Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_COLUMNS, row.getCellCount()); i++) {
      cells.add(text(row.getCell(i)));
    }
    return new Line(row.getRowNum(), List.copyOf(cells));
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    if (cell.getType() != CellType.NUMBER) {
      return cell.getText() == null ? "" : cell.getText();
    }
    String format = cell.getDataFormatString();
    if (format != null && format.toLowerCase(Locale.ROOT).contains("yy")) {
      return cell.asDate().toLocalDate().toString();
    }
    return cell.asNumber().stripTrailingZeros().toPlainString();
  }
}
