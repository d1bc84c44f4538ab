package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/asvs.md says of the verification standard is whole, and names only tests there are. */
class AsvsTest {
  private static final Path TABLE = Path.of("../docs/asvs.md");
  private static final Path LIST = Path.of("src/test/resources/asvs-5.0.txt");
  private static final Pattern ROW =
      Pattern.compile("^\\| (V[\\d.]+) \\| ([12]) \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);
  private static final int SHORTEST_REASON = 6;

  private record Row(String level, String asked, String answer) {}

  @Test
  void everyRequirementOfBothLevelsHasItsRow() throws IOException {
    Map<String, String> levels = new HashMap<>();
    rows().forEach((id, row) -> levels.put(id, row.level()));

    Map<String, String> listed = new HashMap<>();
    for (String line : Files.readAllLines(LIST)) {
      if (!line.startsWith("#")) {
        String[] words = line.split(" ");
        listed.put(words[0], words[1]);
      }
    }
    assertThat(listed).hasSize(253);
    assertThat(levels).containsExactlyInAnyOrderEntriesOf(listed);
  }

  @Test
  void everyRowNamesATestThereIsOrAReason() throws IOException {
    Map<String, String> tests = NamedTests.sources();
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, Row> one : rows().entrySet()) {
      String answer = one.getValue().answer();
      boolean reason =
          Stream.of("does not apply: ", "not met: ", "not met on purpose: ")
              .anyMatch(start ->
                  answer.startsWith(start) && answer.length() > start.length() + SHORTEST_REASON);
      boolean shown = NamedTests.in(answer);
      if (shown) {
        NamedTests.missing(answer, tests).forEach(fault -> faults.add(one.getKey() + ": " + fault));
      } else if (!reason) {
        faults.add(one.getKey() + ": neither a test nor a reason");
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void theSumsAboveTheTableAreThoseOfTheTable() throws IOException {
    Map<String, Integer> sums = new HashMap<>();
    rows()
        .values()
        .forEach(row ->
            sums.merge(
                row.answer().startsWith("not met")
                    ? "not met"
                    : row.answer().startsWith("does not apply") ? "does not apply" : "shown",
                1,
                Integer::sum));
    assertThat(Files.readString(TABLE))
        .contains(
            "%d shown by a test, %d that do not apply, %d not met"
                .formatted(sums.get("shown"), sums.get("does not apply"), sums.get("not met")));
  }

  private static Map<String, Row> rows() throws IOException {
    Map<String, Row> rows = new HashMap<>();
    Matcher row = ROW.matcher(Files.readString(TABLE));
    while (row.find()) {
      Row before =
          rows.put(row.group(1), new Row(row.group(2), row.group(3), row.group(4).strip()));
      assertThat(before).as(row.group(1) + " stands there once").isNull();
    }
    return rows;
  }
}
