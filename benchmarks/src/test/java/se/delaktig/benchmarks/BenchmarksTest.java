package se.delaktig.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
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

    List<String> samples = samplesOf("append-embedded");
    for (String round :
        List.of(
            "insertOne,1,1", "insertOne,1,2", "log,1,1", "log,1,2", "insertOne,4,2", "log,4,2")) {
      assertThat(samples).anyMatch(line -> line.startsWith(round + ","));
    }
    assertThat(Files.readString(folder.resolve("append-embedded.md")))
        .contains("seed: 1", "commit: ", "machine: ", "| 1 |", "| 4 |");
  }

  @Test
  void aBundleIsMadeAndPassesItsVerifiers() throws Exception {
    assumeThat(new ProcessBuilder("sh", "-c", "command -v python3").start().waitFor())
        .as("python3, which the verifiers want")
        .isZero();
    Benchmarks.main(
        new String[] {
          "bundle",
          "--server=embedded",
          "--events=700",
          "--days=200",
          "--rounds=1",
          "--results=" + folder
        });

    assertThat(samplesOf("bundle-embedded"))
        .anyMatch(line -> line.startsWith("verify.py,1,1,"))
        .anyMatch(line -> line.startsWith("recompute.py,1,1,"));
  }

  @Test
  void commandsOverHttpAreAcceptedAndTimed() throws IOException {
    Benchmarks.main(
        new String[] {
          "command",
          "--server=embedded",
          "--clients=2",
          "--rounds=1",
          "--millis=100",
          "--warm-up=100",
          "--results=" + folder
        });

    assertThat(samplesOf("command-embedded"))
        .anyMatch(line -> line.startsWith("LogDialogueSession over HTTP,2,1,"));
  }

  @Test
  void aReplayIntoViewsAndARebuildOfOneAreTimed() throws IOException {
    Benchmarks.main(
        new String[] {
          "replay", "--server=embedded", "--events=2000", "--rounds=1", "--results=" + folder
        });

    assertThat(samplesOf("replay-embedded"))
        .anyMatch(line -> line.startsWith("cursor,1,1,"))
        .anyMatch(line -> line.startsWith("three views,1,1,"))
        .anyMatch(line -> line.startsWith("rebuild while read,1,1,"));
    assertThat(Files.readString(folder.resolve("replay-embedded.md"))).contains("1,984 events");
  }

  @Test
  void whatWasKnownOnAnyDayIsTimedFirstAndAgain() throws IOException {
    Benchmarks.main(
        new String[] {
          "past", "--server=embedded", "--events=5000", "--days=90", "--results=" + folder
        });

    assertThat(samplesOf("past-embedded"))
        .anyMatch(line -> line.startsWith("follow once,1,1,"))
        .anyMatch(line -> line.startsWith("a day asked for first,1,1,"))
        .anyMatch(line -> line.startsWith("the same again,1,1,"));
  }

  @Test
  void whatTheEconomistWaitsForIsTimed() throws IOException {
    Benchmarks.main(
        new String[] {
          "money",
          "--server=embedded",
          "--people=60",
          "--workplaces=5",
          "--months=3",
          "--rounds=1",
          "--results=" + folder
        });

    assertThat(samplesOf("money-embedded"))
        .anyMatch(line -> line.startsWith("claim built and checked,1,1,"))
        .anyMatch(line -> line.startsWith("other rules over all of it,1,1,"))
        .anyMatch(line -> line.startsWith("page: month with what is missing,1,1,"))
        .anyMatch(line -> line.startsWith("all files of the claim,1,1,"))
        .anyMatch(line -> line.startsWith("page: meter,1,1,"));
    assertThat(Files.readString(folder.resolve("money-embedded.md")))
        .contains("12 files of a claim", "| 60 people, 5 workplaces, 3 months |");
  }

  @Test
  void growthIsMeasuredAtEachSize() throws IOException {
    Benchmarks.main(
        new String[] {
          "growth",
          "--server=embedded",
          "--events=8000,10000",
          "--rounds=1",
          "--millis=20",
          "--results=" + folder
        });

    assertThat(Files.readString(folder.resolve("growth-embedded.md")))
        .contains("| 8,000 |", "| 10,000 |");
  }

  @Test
  void aLongStreamIsLoadedColdAndWarm() throws IOException {
    Benchmarks.main(
        new String[] {
          "stream",
          "--server=embedded",
          "--events=1000",
          "--rounds=1",
          "--millis=20",
          "--results=" + folder
        });

    assertThat(samplesOf("stream-embedded"))
        .anyMatch(line -> line.startsWith("first load,1,1,"))
        .anyMatch(line -> line.startsWith("load again,1,1,"));
  }

  @Test
  void searchingByNameSaysHowLongTheFirstAndTheOthersTook() throws IOException {
    Benchmarks.main(
        new String[] {"names", "--people=200", "--rounds=1", "--millis=30", "--results=" + folder});
    assertThat(Files.readString(folder.resolve("names-embedded.md")))
        .contains("search among 200 people", "the first in a process", "| whole-name |");
  }

  /** Keys of made-up people are keys all the same. */
  @AfterEach
  void noFolderIsLeftBehind() throws IOException {
    try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(left).noneMatch(one -> one.getFileName().toString().startsWith(Folders.OURS));
    }
  }

  private List<String> samplesOf(String name) throws IOException {
    try (InputStream file = Files.newInputStream(folder.resolve(name + ".csv.gz"));
        InputStream unzipped = new GZIPInputStream(file)) {
      return new String(unzipped.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
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
