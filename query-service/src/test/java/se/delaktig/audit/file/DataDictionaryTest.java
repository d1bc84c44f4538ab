package se.delaktig.audit.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataDictionaryTest {
  @Test
  void everyFieldOfEveryEventIsExplainedInBothLanguages() {
    Iterable<List<String>> rows = new DataDictionary().table(List.of()).rows();

    assertThat(rows)
        .hasSizeGreaterThan(150)
        .allSatisfy(
            row -> assertThat(row).hasSize(5).allSatisfy(cell -> assertThat(cell).isNotBlank()));
    assertThat(rows)
        .contains(List.of("hours-certified", "items.minutes", "int", "minuter", "minutes"));
  }
}
