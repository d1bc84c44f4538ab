package se.delaktig.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was asked for, as {@code --name=value}. */
final class Options {

  private final Map<String, String> given = new HashMap<>();

  private Options() {}

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if one is not of that form
   */
  static Options of(List<String> arguments) {
    Options options = new Options();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--") || equals < 0) {
        throw new IllegalArgumentException("an option is --name=value, not " + argument);
      }
      options.given.put(argument.substring(2, equals), argument.substring(equals + 1));
    }
    return options;
  }

  String text(String name, String unlessGiven) {
    return given.getOrDefault(name, unlessGiven);
  }

  int number(String name, int unlessGiven) {
    return Integer.parseInt(text(name, Integer.toString(unlessGiven)));
  }

  List<Integer> numbers(String name, String unlessGiven) {
    return Arrays.stream(text(name, unlessGiven).split(",")).map(Integer::valueOf).toList();
  }

  /** As they were given, without where the results go to. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    given.entrySet().stream()
        .filter(option -> !option.getKey().equals("results"))
        .sorted(Map.Entry.comparingByKey())
        .forEach(option ->
            text.append(" --").append(option.getKey()).append('=').append(option.getValue()));
    return text.toString();
  }
}
