package se.delaktig.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.Sex;

/**
 * Förskolan Gladan: twelve people, among them those behind two of the demonstration's accounts. The
 * manager is the first, the representatives are the second and the third.
 */
final class Gladan {
  static final WorkplaceId ID = new WorkplaceId("forskolan-gladan");

  private static final List<String> WOMEN =
      List.of(
          "Marie Lindahl",
          "Samira Haddad",
          "Annika Sjölund",
          "Bodil Hedman",
          "Fatuma Abdi",
          "Gunilla Åkerlund",
          "Ivana Marković",
          "Mariam Yousef",
          "Petra Olofsson");
  private static final List<String> MEN = List.of("Ali Rahimi", "Emil Forsgren", "Johan Lindqvist");

  private Gladan() {}

  /** The workplace; the numbers that its people get are taken out of the list. */
  static Workplace invent(Employer employer, List<String> numbers) {
    Workplace gladan =
        new Workplace(ID, "Förskolan Gladan", employer, SignatureKind.LEADERS_PHONE, false);
    Circle circle = new Circle(gladan, null, gladan.name);
    gladan.circles.add(circle);
    WOMEN.forEach(name -> circle.members.add(employee(name, Sex.WOMAN, circle, numbers)));
    MEN.forEach(name -> circle.members.add(employee(name, Sex.MAN, circle, numbers)));
    gladan.responsible(
        circle.members.getFirst(),
        List.of(circle.members.get(1), circle.members.get(WOMEN.size())));
    return gladan;
  }

  private static Employee employee(String name, Sex sex, Circle circle, List<String> numbers) {
    Predicate<String> fits = number -> PersonalNumbers.sexOf(number) == sex;
    String number = numbers.stream().filter(fits).findFirst().orElseThrow();
    numbers.remove(number);
    String[] parts = name.split(" ");
    return new Employee(
        parts[0],
        parts[1],
        number,
        Cast.slug(parts[0]) + "@example.org",
        LocalDate.of(2017, 1, 1),
        circle);
  }
}
