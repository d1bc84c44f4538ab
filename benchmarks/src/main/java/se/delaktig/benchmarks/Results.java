package se.delaktig.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** The rounds of one run: every sample as comma separated values, and what they come to. */
final class Results {

  private final String name;
  private final List<String> facts = new ArrayList<>();
  private final List<Round> rounds = new ArrayList<>();
  private final List<String> table = new ArrayList<>();

  Results(String name, String command, String server, long seed) {
    this.name = name;
    facts.add("when: " + Instant.now().truncatedTo(ChronoUnit.SECONDS));
    facts.add("commit: " + Machine.commit());
    facts.add("machine: " + Machine.description());
    facts.add("server: " + server);
    facts.add("seed: " + seed);
    facts.add("command: `" + command + "`");
  }

  void add(Round round) {
    rounds.add(round);
    System.out.printf(
        Locale.ROOT,
        "%-48s %3d at once, round %d: %,9.0f/s  p50 %.2f  p99 %.2f  max %.1f ms, processor %.0f +"
            + " %.0f us%n",
        round.subject(),
        round.workers(),
        round.number(),
        round.perSecond(),
        round.millisAt(50),
        round.millisAt(99),
        round.millisAt(100),
        round.clientNanos() / 1e3 / round.latencies().getTotalCount(),
        round.serverNanos() / 1e3 / round.latencies().getTotalCount());
  }

  List<Round> of(String subject, int workers) {
    return rounds.stream()
        .filter(round -> round.subject().equals(subject) && round.workers() == workers)
        .toList();
  }

  /** A line of the summary, as it is. */
  void line(String text) {
    table.add(text);
    System.out.println(text);
  }

  /**
   * Writes {@code <name>.md}, and {@code <name>.csv.gz} with every sample to two digits.
   *
   * @throws UncheckedIOException if the folder can't be written
   */
  void write(Path folder) {
    List<String> summary = new ArrayList<>(List.of("# " + name, ""));
    facts.forEach(fact -> summary.add("- " + fact));
    summary.add("");
    summary.addAll(table);
    List<String> samples =
        new ArrayList<>(
            List.of(
                "subject,at_once,round,round_ms,client_processor_ms,server_processor_ms,latency_us,samples"));
    for (Round round : rounds) {
      Histogram twoDigits = new Histogram(2);
      twoDigits.add(round.latencies());
      for (HistogramIterationValue value : twoDigits.recordedValues()) {
        samples.add(
            String.join(
                ",",
                round.subject(),
                Integer.toString(round.workers()),
                Integer.toString(round.number()),
                Long.toString(round.nanos() / 1_000_000),
                Long.toString(round.clientNanos() / 1_000_000),
                Long.toString(round.serverNanos() / 1_000_000),
                Long.toString(value.getValueIteratedTo() / 1_000),
                Long.toString(value.getCountAddedInThisIterationStep())));
      }
    }
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(name + ".md"), summary, StandardCharsets.UTF_8);
      try (OutputStream file = Files.newOutputStream(folder.resolve(name + ".csv.gz"));
          OutputStream zipped = new GZIPOutputStream(file)) {
        zipped.write(String.join("\n", samples).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
