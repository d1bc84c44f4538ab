package se.delaktig.claims.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import se.delaktig.claims.file.ClaimSheets.Sheet;

/** A claim's file holds typed cells, and is the same to the byte whenever it is written. */
class ClaimSheetsTest {
  private static final Sheet SHEET =
      new Sheet(
          "Ansökan",
          null,
          List.of("Rad", "Belopp", "Dag", "Antal"),
          List.of("Raden", "Kronor", "Dagen", "Hur många"),
          List.of(
              Arrays.asList("=SUM(A1)", new BigDecimal("1250.50"), LocalDate.of(2019, 10, 1), 3),
              Arrays.asList("Personal", new BigDecimal("-219.93"), null, 0)));

  @Test
  void theSameTableGivesTheSameBytesAndTellsNoTimeOfWriting() throws IOException {
    byte[] bytes = ClaimSheets.bytes(List.of(SHEET));
    assertThat(ClaimSheets.bytes(List.of(SHEET))).isEqualTo(bytes);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      List<String> names = new ArrayList<>();
      ZipEntry entry;
      while ((entry = in.getNextEntry()) != null) {
        names.add(entry.getName());
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
            .doesNotContain("dcterms:created>");
      }
      assertThat(names).contains("docProps/core.xml");
    }
  }

  @Test
  void everyTableIsASheetOfItsOwn() throws IOException {
    Sheet other =
        new Sheet("Avvikelser", "Påhittat", List.of("Vad"), List.of("Vad det är"), List.of());
    try (ReadableWorkbook book =
        new ReadableWorkbook(new ByteArrayInputStream(ClaimSheets.bytes(List.of(SHEET, other))))) {
      assertThat(book.getSheets().map(org.dhatim.fastexcel.reader.Sheet::getName))
          .containsExactly("Ansökan", "Avvikelser");
      assertThat(book.findSheet("Avvikelser").orElseThrow().read().getFirst().getCellText(0))
          .isEqualTo("Påhittat");
    }
  }

  @Test
  void aTableWithAColumnThatMeansNothingIsNone() {
    assertThatThrownBy(() ->
            new Sheet("Avvikelser", null, List.of("Vad", "Varför"), List.of("Vad"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void amountsAreNumbersAndTextIsNeverAFormula() throws IOException {
    try (ReadableWorkbook book =
        new ReadableWorkbook(new ByteArrayInputStream(ClaimSheets.bytes(List.of(SHEET))))) {
      List<Row> rows = book.getFirstSheet().read();
      assertThat(rows).hasSize(3);
      assertThat(rows.get(1).getCellText(0)).isEqualTo("=SUM(A1)");
      assertThat(rows.get(1).getCellAsNumber(1)).hasValue(new BigDecimal("1250.50"));
      assertThat(rows.get(2).getCellAsNumber(1)).hasValue(new BigDecimal("-219.93"));
      assertThat(rows.get(1).getCellAsDate(2).orElseThrow().toLocalDate())
          .isEqualTo(LocalDate.of(2019, 10, 1));
    }
  }
}
