package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages promise claim by claim names only tests there are. */
class PromisesTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| (?!promise \\|)([^|-][^|]*) \\| ([^|]+) \\|$", Pattern.MULTILINE);
  private static final Pattern MEASURED = Pattern.compile("^measured: `[^`]{10,}`");

  @ParameterizedTest
  @CsvSource({
    "main-job.md, 100",
    "money-and-reporting.md, 50",
    "people-and-access.md, 60",
    "evidence-and-steering.md, 40"
  })
  void everyPromiseNamesATestThereIsOrACommandThatMeasures(String page, int fewest)
      throws IOException {
    Map<String, String> tests = NamedTests.sources();
    List<MatchResult> rows =
        ROW.matcher(Files.readString(Path.of("../docs", page))).results().toList();
    assertThat(rows).hasSizeGreaterThan(fewest);
    List<String> faults = new ArrayList<>();
    for (MatchResult row : rows) {
      if (!MEASURED.matcher(row.group(2)).find()) {
        faults.addAll(
            NamedTests.missing(row.group(2), tests).stream()
                .map(fault -> row.group(1) + ": " + fault)
                .toList());
      }
    }
    assertThat(faults).isEmpty();
  }
}
