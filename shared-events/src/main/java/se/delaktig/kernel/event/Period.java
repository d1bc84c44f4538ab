package se.delaktig.kernel.event;

import java.time.LocalDate;

/** Calendar days from the first to the last, both included. */
public record Period(LocalDate from, LocalDate to) {
  public Period {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a period ends no earlier than it begins");
    }
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
