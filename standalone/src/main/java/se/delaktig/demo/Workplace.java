package se.delaktig.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.organisations.event.WorkplaceId;

/** One workplace of the demonstration with its people and its habits. */
final class Workplace {
  final WorkplaceId id;
  final String name;
  final Employer employer;
  final List<Circle> circles = new ArrayList<>();

  /** How its people sign. */
  final SignatureKind habit;

  /** Whether its manager has fallen behind with certifying. */
  final boolean behind;

  private @Nullable Employee manager;
  private List<Employee> representatives = List.of();
  private @Nullable ActorId leader;
  private @Nullable LocalDate managedFrom;

  Workplace(WorkplaceId id, String name, Employer employer, SignatureKind habit, boolean behind) {
    this.id = id;
    this.name = name;
    this.employer = employer;
    this.habit = habit;
    this.behind = behind;
  }

  List<Employee> staff() {
    return circles.stream().flatMap(circle -> circle.members.stream()).toList();
  }

  void responsible(Employee who, List<Employee> two) {
    manager = who;
    representatives = List.copyOf(two);
  }

  Employee manager() {
    return Objects.requireNonNull(manager, name);
  }

  void responsibleFrom(LocalDate day) {
    managedFrom = day;
  }

  /** Whether somebody was there to certify what happened on a day. */
  boolean managedOn(LocalDate day) {
    return managedFrom != null && !day.isBefore(managedFrom);
  }

  /** The two who lead the dialogue. */
  List<Employee> representatives() {
    return representatives;
  }

  void ledBy(ActorId actor) {
    leader = actor;
  }

  /** Who logs its sessions. */
  ActorId leader() {
    return Objects.requireNonNull(leader, name);
  }
}
