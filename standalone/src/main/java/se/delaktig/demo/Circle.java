package se.delaktig.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.organisations.event.GroupId;

/** Those who hold their dialogue together: a dialogue group, or a whole small workplace. */
final class Circle {
  final Workplace workplace;

  /** Absent for a whole workplace. */
  final @Nullable GroupId group;

  final String name;
  final List<Employee> members = new ArrayList<>();

  Circle(Workplace workplace, @Nullable GroupId group, String name) {
    this.workplace = workplace;
    this.group = group;
    this.name = name;
  }
}
