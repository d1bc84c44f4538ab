package se.delaktig.demo;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.Sex;

/** Everybody in the demonstration, each at a workplace. */
record Cast(List<Workplace> workplaces) {
  /** People of the plan that the demonstration stands on. */
  static final int PEOPLE = 2684;

  /** More than this at a workplace, and it holds its dialogue in groups. */
  private static final int LARGEST_CIRCLE = 16;

  private static final int USUAL_CIRCLE = 13;

  /** Every so many workplaces has a manager who has fallen behind. */
  private static final int BEHIND_EVERY = 6;

  private static final LocalDate LONG_AGO = LocalDate.of(2017, 1, 1);

  static Cast invent(Random random) {
    List<String> numbers = new ArrayList<>(PersonalNumbers.ofWorkingAge(PEOPLE, random));
    List<Workplace> workplaces = new ArrayList<>();
    Workplace gladan = Gladan.invent(Employer.all().getFirst(), numbers);
    workplaces.add(gladan);
    Iterator<String> free = numbers.iterator();
    for (Employer employer : Employer.all()) {
      boolean hasGladan = employer.equals(gladan.employer);
      List<String> names =
          hasGladan
              ? employer.workplaces().subList(1, employer.workplaces().size())
              : employer.workplaces();
      int people = employer.people() - (hasGladan ? gladan.staff().size() : 0);
      int[] sizes = sizes(people, names.size(), random);
      List<Workplace> own = new ArrayList<>(hasGladan ? List.of(gladan) : List.of());
      for (int i = 0; i < sizes.length; i++) {
        Workplace one =
            workplace(workplaces.size(), names.get(i), employer, sizes[i], free, random);
        workplaces.add(one);
        own.add(one);
      }
      Preparands.choose(employer, own);
    }
    return new Cast(List.copyOf(workplaces));
  }

  List<Employee> people() {
    return workplaces.stream().flatMap(workplace -> workplace.staff().stream()).toList();
  }

  List<Circle> circles() {
    return workplaces.stream().flatMap(workplace -> workplace.circles.stream()).toList();
  }

  private static int[] sizes(int people, int places, Random random) {
    int[] sizes = new int[places];
    int average = people / places;
    int left = people;
    for (int i = 0; i < places; i++) {
      int rest = places - i - 1;
      int spread = Math.max(1, average / 2);
      int size = rest == 0 ? left : average - spread / 2 + random.nextInt(spread);
      sizes[i] = Math.min(size, left - rest * 3);
      left -= sizes[i];
    }
    return sizes;
  }

  private static Workplace workplace(
      int index,
      String name,
      Employer employer,
      int size,
      Iterator<String> numbers,
      Random random) {
    Workplace workplace =
        new Workplace(
            new WorkplaceId(slug(employer.id() + "-" + name)),
            name,
            employer,
            habit(index),
            index % BEHIND_EVERY == 2);
    int circles = size <= LARGEST_CIRCLE ? 1 : Math.max(2, Math.round((float) size / USUAL_CIRCLE));
    for (int i = 0; i < circles; i++) {
      workplace.circles.add(
          circles == 1
              ? new Circle(workplace, null, name)
              : new Circle(workplace, new GroupId(workplace.id + "-" + (i + 1)), groupName(i)));
    }
    List<Employee> staff = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Circle circle = workplace.circles.get(i % circles);
      Employee employee = employee(numbers.next(), circle, random);
      circle.members.add(employee);
      staff.add(employee);
    }
    List<Employee> settled =
        staff.stream()
            .filter(one -> !one.from.isAfter(LONG_AGO.plusYears(1)))
            .sorted(Comparator.comparing(one -> one.number))
            .toList();
    Employee manager = settled.getFirst();
    List<Employee> others = settled.subList(1, 3);
    workplace.responsible(manager, others);
    return workplace;
  }

  /** Of ten workplaces, one signs on the leader's phone, the others on the printed report. */
  private static SignatureKind habit(int index) {
    return index % 10 == 3 ? SignatureKind.LEADERS_PHONE : SignatureKind.PAPER;
  }

  private static String groupName(int index) {
    return "Grupp " + (char) ('A' + index);
  }

  private static Employee employee(String number, Circle circle, Random random) {
    Sex sex = PersonalNumbers.sexOf(number);
    String given = Names.given(sex, random);
    String family = Names.family(random);
    boolean reachable = random.nextInt(10) > 0;
    LocalDate from =
        random.nextInt(20) == 0
            ? LocalDate.of(2018, 10, 1).plusMonths(random.nextInt(11))
            : LONG_AGO.plusDays(random.nextInt(300));
    return new Employee(
        given, family, number, reachable ? address(given, family, number) : null, from, circle);
  }

  static String address(String given, String family, @Nullable String number) {
    String tail = number == null ? "" : "." + Math.floorMod(number.hashCode(), 9_000);
    return slug(given) + "." + slug(family) + tail + "@example.org";
  }

  /** Lower-case letters, digits and hyphens. */
  static String slug(String text) {
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[^a-z0-9]+", "-");
  }
}
