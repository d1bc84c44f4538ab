package se.delaktig.audit.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

class ViewsWorkbookTest {
  private static final List<ProjectViews.Table> TABLES =
      List.of(
          new ProjectViews.Table(
              "organisations",
              List.of("organisation", "name", "certified", "cofinancing"),
              List.of(
                  List.of("1234", "=Orsa kommun", "3723", "409511.87"),
                  List.of("avesta", "Avesta kommun", "", "-0.50"))),
          new ProjectViews.Table("goals", List.of("goal", "standing"), List.of()));

  @Test
  void numbersAreNumbersAndTextsAreTexts() throws IOException {
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(written()))) {
      List<Row> rows = book.findSheet("organisations").orElseThrow().read();
      assertThat(rows).hasSize(3);
      assertThat(rows.get(1).getCellText(0)).as("an id of digits").isEqualTo("1234");
      assertThat(rows.get(1).getCellText(1)).isEqualTo("=Orsa kommun");
      assertThat(rows.get(1).getCellAsNumber(2)).contains(new BigDecimal("3723"));
      assertThat(rows.get(1).getCellAsNumber(3)).contains(new BigDecimal("409511.87"));
      assertThat(rows.get(2).getCellAsNumber(3)).contains(new BigDecimal("-0.50"));
      assertThat(book.findSheet("goals")).isPresent();
    }
  }

  @Test
  void theSameTablesGiveTheSameBytes() throws IOException {
    byte[] first = written();
    // the library writes the second in which it made a workbook
    long second = System.currentTimeMillis() / 1000;
    while (System.currentTimeMillis() / 1000 == second) {
      Thread.onSpinWait();
    }

    assertThat(written()).isEqualTo(first);
  }

  private static byte[] written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ViewsWorkbook.write(TABLES, out);
    return out.toByteArray();
  }
}
