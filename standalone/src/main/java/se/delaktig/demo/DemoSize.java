package se.delaktig.demo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How much of the project a demonstration plays at its first start. */
public enum DemoSize {
  /** One workplace of twelve people: enough to try each page, and played in seconds. */
  SMALL("demo-small"),
  /** All eight organisations from the first day on. */
  WHOLE("demo");

  private final String argument;

  DemoSize(String argument) {
    this.argument = argument;
  }

  /** The one that the program's arguments ask for; empty for a real office. */
  public static Optional<DemoSize> askedFor(List<String> given) {
    return Stream.of(values()).filter(size -> given.contains(size.argument)).findFirst();
  }
}
