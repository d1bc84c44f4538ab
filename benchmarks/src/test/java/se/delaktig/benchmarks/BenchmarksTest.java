package se.delaktig.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measurements run and leave their samples behind; how fast anything is, is not tested. */
class BenchmarksTest {

  @TempDir Path folder;

  @Test
  void appendingLeavesASampleOfEveryRoundOfFloorAndLog() throws IOException {
    Benchmarks.main(
        new String[] {
          "append",
          "--server=embedded",
          "--writers=1,4",
          "--rounds=2",
          "--millis=40",
          "--results=" + folder
        });

    List<String> samples;
    try (InputStream file = Files.newInputStream(folder.resolve("append-embedded.csv.gz"));
        InputStream unzipped = new GZIPInputStream(file)) {
      samples = new String(unzipped.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    for (String round :
        List.of(
            "insertOne,1,1", "insertOne,1,2", "log,1,1", "log,1,2", "insertOne,4,2", "log,4,2")) {
      assertThat(samples).anyMatch(line -> line.startsWith(round + ","));
    }
    assertThat(Files.readString(folder.resolve("append-embedded.md")))
        .contains("seed: 1", "commit: ", "machine: ", "| 1 |", "| 4 |");
  }

  @Test
  void whatIsNotMeasuredIsSaid() {
    assertThatThrownBy(() -> Benchmarks.main(new String[] {"sing"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sing");
    assertThatThrownBy(() -> Benchmarks.main(new String[] {"append", "writers"}))
        .hasMessageContaining("--name=value");
    assertThatThrownBy(() -> Benchmarks.main(new String[] {"append", "--server=none"}))
        .hasMessageContaining("real, embedded");
  }
}
