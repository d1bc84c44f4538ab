package se.delaktig.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import se.delaktig.access.event.Role;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.hours.command.CertifyHours;
import se.delaktig.hours.event.CertificateId;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.HoursCertified;

/**
 * Plays one workplace of twelve people and two sessions, the first of them signed and certified.
 */
final class SmallProject implements Play {
  private static final int MINUTES = 60;

  private final long seed;

  SmallProject(long seed) {
    this.seed = seed;
  }

  @Override
  public void on(Stage stage, LocalDateTime until) {
    Workplace gladan =
        Gladan.invent(
            Employer.all().getFirst(),
            new ArrayList<>(PersonalNumbers.ofWorkingAge(Cast.PEOPLE, new Random(seed))));
    Cast cast = new Cast(List.of(gladan));
    Parts parts = new Parts();
    stage.standAt(Opening.FIRST_MORNING);
    Opening opening = new Opening(stage);
    opening.grantRoles();
    opening.setUp();
    Employer.all().forEach(employer -> opening.join(employer.id(), Opening.FIRST_DAY));
    Staffing staffing = new Staffing(stage);
    staffing.add(gladan);
    staffing.register(gladan);
    staffing.appoint(gladan);
    Talk first = everybodyCame(stage, gladan, LocalDate.of(2019, 9, 9));
    stage.standAt(first.date.atTime(15, 0));
    first.log(stage, parts);
    Signing.ofEverybody(stage, parts, cast).onThePhone(gladan, first.ref());
    certify(stage, parts, gladan);
    Talk second = everybodyCame(stage, gladan, LocalDate.of(2019, 10, 14));
    stage.standAt(second.date.atTime(15, 0));
    second.log(stage, parts);
  }

  private static Talk everybodyCame(Stage stage, Workplace gladan, LocalDate day) {
    return new Talk(
        new DialogueSessionId(stage.id()),
        gladan.circles.getFirst(),
        day,
        LocalTime.of(13, 0),
        MINUTES,
        null,
        null,
        Opening.FIRST_MATERIAL,
        true,
        0);
  }

  private static void certify(Stage stage, Parts parts, Workplace gladan) {
    stage.by(
        Role.MANAGER,
        new CertifyHours(
            new CertificateId(stage.id()),
            gladan.manager().id(),
            CertificateKind.SIGNED_IN,
            parts.at(gladan, part -> part.who != gladan.manager()).stream()
                .map(part -> new HoursCertified.Item(part.session, part.who.id(), part.minutes))
                .toList()));
  }
}
