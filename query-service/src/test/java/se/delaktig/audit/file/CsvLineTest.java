package se.delaktig.audit.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvLineTest {
  @Test
  void semicolonsStandBetweenAndQuotesWhereTheyAreNeeded() {
    assertThat(CsvLine.of("a", "b;c", "say \"hej\""))
        .isEqualTo("a;\"b;c\";\"say \"\"hej\"\"\"\r\n");
  }

  @Test
  void nothingBecomesAFormula() {
    assertThat(CsvLine.of("=1+1", "+46", "@x", "-x")).isEqualTo("'=1+1;'+46;'@x;'-x\r\n");
  }

  @Test
  void aNumberBelowZeroStaysANumber() {
    assertThat(CsvLine.of("-12,50")).isEqualTo("-12,50\r\n");
  }
}
