package se.delaktig.benchmarks;

import java.util.List;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;

/** What samples come to. */
final class Measures {

  private Measures() {}

  static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  static Histogram together(List<Round> rounds) {
    Histogram all = new Histogram(3);
    rounds.forEach(round -> all.add(round.latencies()));
    return all;
  }

  static double millis(Histogram latencies, double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1e6;
  }
}
