package se.delaktig.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import se.delaktig.participants.event.Sex;

/**
 * The Swedish Tax Agency's published test numbers: the only personal numbers there are here. Few of
 * them belong to people born before 1990, so the demonstration's people are younger than real staff
 * would be.
 */
final class PersonalNumbers {
  /** Nobody who would have been retired when the project began. */
  private static final int OLDEST = 1953;

  /** Up to here every number is used; later ones fill up. */
  private static final int SCARCE_UNTIL = 1989;

  /** Nobody who would have been under 18 at the project's start. */
  private static final int YOUNGEST = 1999;

  private static final int SEX_DIGIT = 10;

  private PersonalNumbers() {}

  /** The whole list, 12 digits each. */
  static List<String> list() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    PersonalNumbers.class.getResourceAsStream("/demo/test-personnummer.txt")),
                StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Numbers of people of working age in 2018 and 2019, as old as the list allows, shuffled. */
  static List<String> ofWorkingAge(int howMany, Random random) {
    List<String> scarce = bornBetween(OLDEST, SCARCE_UNTIL);
    List<String> plenty = new ArrayList<>(bornBetween(SCARCE_UNTIL + 1, YOUNGEST));
    Collections.shuffle(plenty, random);
    List<String> chosen = new ArrayList<>(scarce);
    chosen.addAll(plenty.subList(0, howMany - scarce.size()));
    Collections.shuffle(chosen, random);
    return chosen;
  }

  private static List<String> bornBetween(int first, int last) {
    return list().stream()
        .filter(number -> yearOf(number) >= first && yearOf(number) <= last)
        .toList();
  }

  static int yearOf(String number) {
    return Integer.parseInt(number.substring(0, 4));
  }

  static Sex sexOf(String number) {
    return (number.charAt(SEX_DIGIT) - '0') % 2 == 0 ? Sex.WOMAN : Sex.MAN;
  }
}
