package se.delaktig.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who takes the preparand training: managers, representatives, and more of larger workplaces. */
final class Preparands {
  private static final int GROUP = 23;
  private static final String ORSA = "orsa";

  private Preparands() {}

  /** Says of an employer's people who are preparands: as many as the plan has, managers first. */
  static void choose(Employer employer, List<Workplace> workplaces) {
    List<Employee> managers = workplaces.stream().map(Workplace::manager).toList();
    List<Employee> representatives =
        workplaces.stream().flatMap(one -> one.representatives().stream()).toList();
    // Of the others those who were there from the first day, evenly over the workplaces.
    List<Employee> others = new ArrayList<>();
    for (int place = 0;
        others.size() < employer.preparands() && place < employer.people();
        place++) {
      int at = place;
      workplaces.stream()
          .map(Workplace::staff)
          .flatMap(staff -> staff.stream().skip(at).limit(1))
          .filter(one -> !one.from.isAfter(Opening.FIRST_DAY))
          .filter(one -> !managers.contains(one) && !representatives.contains(one))
          .forEach(others::add);
    }
    Stream.of(managers, representatives, others)
        .flatMap(List::stream)
        .limit(employer.preparands())
        .forEach(Employee::takesTheTraining);
  }

  /** The training groups, each of one part of the project; organisations that joined late last. */
  static List<List<Employee>> groups(Cast cast) {
    List<Employee> avesta = new ArrayList<>();
    List<Employee> orsa = new ArrayList<>();
    for (Employee one : cast.people()) {
      if (one.isPreparand()) {
        (inOrsa(one) ? orsa : avesta).add(one);
      }
    }
    List<List<Employee>> groups =
        new ArrayList<>(divided(avesta.stream().filter(o -> !late(o)).toList()));
    groups.addAll(divided(orsa));
    groups.addAll(divided(avesta.stream().filter(Preparands::late).toList()));
    return groups;
  }

  static boolean inOrsa(Employee one) {
    return one.circle().workplace.employer.id().value().startsWith(ORSA);
  }

  static boolean late(Employee one) {
    return one.circle().workplace.employer.id().equals(Employer.LATE);
  }

  private static List<List<Employee>> divided(List<Employee> all) {
    int groups = Math.max(1, Math.round((float) all.size() / GROUP));
    List<List<Employee>> divided = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      divided.add(List.copyOf(all.subList(all.size() * i / groups, all.size() * (i + 1) / groups)));
    }
    return divided;
  }
}
