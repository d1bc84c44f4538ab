package se.delaktig.demo;

import java.util.List;
import java.util.Optional;

/** How much of the project a demonstration plays at its first start. */
public enum DemoSize {
  /** One workplace of twelve people: enough to try each page, and played in a moment. */
  SMALL("demo-small", "demo"),
  /** All eight organisations from the first day on. */
  WHOLE("demo-whole");

  private final List<String> arguments;

  DemoSize(String... arguments) {
    this.arguments = List.of(arguments);
  }

  /** The one that the program's arguments ask for; empty for a real office. */
  public static Optional<DemoSize> askedFor(List<String> given) {
    return List.of(values()).stream().filter(size -> size.arguments.stream().anyMatch(given::contains)).findFirst();
  }
}
