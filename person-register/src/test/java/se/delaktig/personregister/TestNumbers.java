package se.delaktig.personregister;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** Personal numbers that belong to nobody, published by the Swedish Tax Agency for tests. */
final class TestNumbers {
  static final LocalDate TODAY = LocalDate.of(2019, 11, 18);
  static final List<PersonalNumber> ALL = read();

  private TestNumbers() {}

  static PersonalNumber number(int index) {
    return ALL.get(index);
  }

  private static List<PersonalNumber> read() {
    try (InputStream in = TestNumbers.class.getResourceAsStream("test-personal-numbers.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> PersonalNumber.parse(line, TODAY))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
