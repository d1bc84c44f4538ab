package se.delaktig.claims.file;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Tables as a spreadsheet with typed cells, a sheet for each. The same tables give the same bytes,
 * whenever they are written.
 */
public final class ClaimSheets {
  private static final String CORE = "docProps/core.xml";

  /** Rows of a table that are held in memory until they are written. */
  private static final int ROWS_HELD = 1_000;

  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ClaimSheets() {}

  /**
   * A table.
   *
   * @param heads the columns' heads
   * @param means what each column means
   * @param note stands above the heads; absent where there is nothing to say
   * @param rows cells: texts, amounts, whole numbers and days; absent cells stay empty
   */
  public record Sheet(
      String name,
      @Nullable String note,
      List<String> heads,
      List<String> means,
      List<List<@Nullable Object>> rows) {
    public Sheet {
      if (heads.size() != means.size()) {
        throw new IllegalArgumentException("a column of " + name + " without a meaning");
      }
    }

    /** The same with something said above it. */
    public Sheet saying(String said) {
      return new Sheet(name, said, heads, means, rows);
    }
  }

  /** The tables' bytes. */
  public static byte[] bytes(List<Sheet> sheets) {
    try {
      Path file = Files.createTempFile("claim", ".xlsx");
      try {
        write(sheets, file);
        return withoutTime(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Packed lightly: it is packed once more without its time. */
  private static void write(List<Sheet> sheets, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        Workbook book = new Workbook(out, "Delaktig", "1.0")) {
      book.setCompressionLevel(Deflater.BEST_SPEED);
      for (Sheet sheet : sheets) {
        page(book.newWorksheet(sheet.name()), sheet);
      }
      book.finish();
    }
  }

  private static void page(Worksheet page, Sheet sheet) throws IOException {
    int head = 0;
    if (sheet.note() != null) {
      page.value(head++, 0, sheet.note());
    }
    for (int column = 0; column < sheet.heads().size(); column++) {
      page.value(head, column, sheet.heads().get(column));
      page.style(head, column).bold().set();
    }
    page.freezePane(0, head + 1);
    for (int row = 0; row < sheet.rows().size(); row++) {
      cells(page, head + 1 + row, sheet.rows().get(row));
      if ((row + 1) % ROWS_HELD == 0) {
        page.flush();
      }
    }
    page.finish();
  }

  private static void cells(Worksheet page, int row, List<@Nullable Object> cells) {
    for (int column = 0; column < cells.size(); column++) {
      switch (cells.get(column)) {
        case null -> {}
        case BigDecimal amount -> {
          page.value(row, column, amount);
          page.style(row, column).format("#,##0.00").set();
        }
        case Integer number -> page.value(row, column, number);
        case LocalDate day -> {
          page.value(row, column, day);
          page.style(row, column).format("yyyy-mm-dd").set();
        }
        case Object text -> page.value(row, column, text.toString());
      }
    }
  }

  /**
   * Without the time of writing, in the file and in its archive, which says nothing here. Read by
   * the archive's directory, from a file: the sheets are written as streams whose lengths come
   * after them.
   */
  private static byte[] withoutTime(Path file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipFile in = new ZipFile(file.toFile());
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        ZipEntry same = new ZipEntry(entry.getName());
        same.setTimeLocal(NO_TIME);
        zip.putNextEntry(same);
        try (InputStream content = in.getInputStream(entry)) {
          if (entry.getName().equals(CORE)) {
            zip.write(withoutCreated(content.readAllBytes()));
          } else {
            content.transferTo(zip);
          }
        }
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static byte[] withoutCreated(byte[] core) {
    return new String(core, StandardCharsets.UTF_8)
        .replaceAll("<dcterms:created[^>]*>[^<]*</dcterms:created>", "")
        .getBytes(StandardCharsets.UTF_8);
  }
}
