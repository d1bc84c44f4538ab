package se.delaktig.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A made-up person whose name and address occur nowhere else, so that wherever they turn up is
 * where they came from this register.
 *
 * @param masked whether the identity is protected
 */
record Canary(
    String givenName,
    String familyName,
    String number,
    String email,
    String place,
    boolean masked) {
  private static final int LETTERS = 26;

  static Canary of(int n, String number, String place, boolean masked) {
    String mark = letter(n / LETTERS / LETTERS) + letter(n / LETTERS) + letter(n);
    return new Canary(
        "Qvz" + mark,
        "Zwkx" + mark,
        number,
        "qvz" + mark + ".zwkx" + mark + "@example.org",
        place,
        masked);
  }

  /** From the end of the official list; the demonstration takes its own from the beginning. */
  static List<String> numbers() {
    try (Stream<String> lines =
        Files.lines(Path.of("../standalone/src/main/resources/demo/test-personnummer.txt"))) {
      return lines.filter(line -> line.matches("\\d{12}")).toList().reversed();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String letter(int n) {
    return String.valueOf((char) ('a' + n % LETTERS));
  }

  String fullName() {
    return givenName + " " + familyName;
  }
}
