package se.delaktig.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.participants.event.PersonId;

/** One invented employee, and where the playing has brought the employee so far. */
final class Employee {
  final String givenName;
  final String familyName;
  final String number;
  final @Nullable String email;
  final LocalDate from;

  private Circle circle;

  /** Known once registered. */
  private @Nullable PersonId id;

  private LocalDate here;
  private @Nullable LocalDate lastDay;
  private @Nullable Employee certifier;
  private boolean preparand;
  private boolean trained;

  Employee(
      String givenName,
      String familyName,
      String number,
      @Nullable String email,
      LocalDate from,
      Circle circle) {
    this.givenName = givenName;
    this.familyName = familyName;
    this.number = number;
    this.email = email;
    this.from = from;
    this.circle = circle;
    this.here = from;
  }

  void registered(PersonId person) {
    id = person;
  }

  boolean isRegistered() {
    return id != null;
  }

  PersonId id() {
    if (id == null) {
      throw new IllegalStateException("not registered yet");
    }
    return id;
  }

  /** Who certifies this manager's own hours. */
  @Nullable Employee certifier() {
    return certifier;
  }

  void certifiedBy(Employee other) {
    certifier = other;
  }

  void takesTheTraining() {
    preparand = true;
  }

  boolean isPreparand() {
    return preparand;
  }

  /** Somebody has declared the training complete. */
  void trained() {
    trained = true;
  }

  boolean isTrained() {
    return trained;
  }

  /** Where the employee works now. */
  Circle circle() {
    return circle;
  }

  void moves(Circle next, LocalDate day) {
    circle.members.remove(this);
    next.members.add(this);
    circle = next;
    here = day;
  }

  void leaves(LocalDate day) {
    lastDay = day;
  }

  /**
   * Whether registered, where the employee is now since that day or before, and not gone by then.
   */
  boolean worksOn(LocalDate day) {
    return id != null && !day.isBefore(here) && (lastDay == null || !day.isAfter(lastDay));
  }
}
