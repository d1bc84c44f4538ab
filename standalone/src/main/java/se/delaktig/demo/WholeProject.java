package se.delaktig.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import se.delaktig.organisations.event.OrganisationId;

/** Plays the whole project, day by day. */
final class WholeProject implements Play {
  private static final LocalDate REGISTERED = LocalDate.of(2018, 8, 20);
  private static final LocalDate LATE_REGISTERED = LocalDate.of(2019, 1, 8);

  private final long seed;

  WholeProject(long seed) {
    this.seed = seed;
  }

  @Override
  public void on(Stage stage, LocalDateTime until) {
    Cast cast = Cast.invent(new Random(seed));
    Agenda agenda = new Agenda();
    Parts parts = new Parts();
    Staffing staffing = new Staffing(stage);
    stage.standAt(Opening.FIRST_MORNING);
    begin(agenda, stage);
    staff(agenda, cast, staffing);
    Signing signing = Signing.ofMost(stage, parts, cast, new Random(seed + 1));
    signing.plan(agenda);
    new Comings(stage, staffing, cast, new Random(seed + 2)).plan(agenda);
    new Dialogue(stage, parts, signing, cast, new Random(seed + 3)).plan(agenda);
    new Training(stage, parts, cast, new Random(seed + 4)).plan(agenda);
    new Money(stage, new Random(seed + 5)).plan(agenda);
    new Placements(stage, cast, new Random(seed + 6)).plan(agenda);
    new Following(stage).plan(agenda);
    new Steering(stage).plan(agenda);
    new Certifying(stage, parts, cast).plan(agenda);
    agenda.play(until, stage::standAt);
  }

  private static void begin(Agenda agenda, Stage stage) {
    Opening opening = new Opening(stage);
    agenda.at(Opening.FIRST_MORNING, opening::grantRoles);
    agenda.at(Opening.FIRST_MORNING.plusMinutes(30), opening::setUp);
    for (Employer employer : Employer.all()) {
      OrganisationId id = employer.id();
      LocalDate said = id.equals(Employer.LATE) ? LocalDate.of(2018, 12, 10) : Opening.FIRST_DAY;
      agenda.at(said.atTime(9, 0), () -> opening.join(id, employer.joined()));
    }
    agenda.at(LocalDateTime.of(2018, 8, 27, 13, 0), opening::fillLibrary);
  }

  private static void staff(Agenda agenda, Cast cast, Staffing staffing) {
    for (Employer employer : Employer.all()) {
      List<Workplace> workplaces =
          cast.workplaces().stream()
              .filter(workplace -> workplace.employer.id().equals(employer.id()))
              .toList();
      boolean late = employer.id().equals(Employer.LATE);
      LocalDateTime when = (late ? LATE_REGISTERED : REGISTERED).atTime(9, 0);
      for (Workplace workplace : workplaces) {
        agenda.at(when, () -> staffing.add(workplace));
        agenda.at(when.plusMinutes(90), () -> staffing.appoint(workplace));
      }
      agenda.at(when.plusMinutes(30), () -> staffing.takeIn(workplaces));
    }
  }
}
