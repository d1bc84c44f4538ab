package se.delaktig.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The Swedish Tax Agency's published test numbers: the only personal numbers there are here. */
final class DemoNumbers {
  private DemoNumbers() {}

  /** The first numbers of the list, 12 digits each. */
  static List<String> first(int howMany) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                DemoNumbers.class.getResourceAsStream("/demo/test-personnummer.txt"),
                StandardCharsets.UTF_8))) {
      return lines.lines().limit(howMany).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
