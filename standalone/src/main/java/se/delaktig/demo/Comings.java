package se.delaktig.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import se.delaktig.access.event.Role;
import se.delaktig.participants.command.ChangeWorkplace;
import se.delaktig.participants.command.EndEmployment;
import se.delaktig.participants.command.RegisterParticipant;

/** Comings and goings: who begins later, leaves, moves, or turns out to have two employers. */
final class Comings {
  private static final int LEAVERS = 61;
  private static final int MOVERS = 38;
  private static final int TWO_EMPLOYERS = 23;
  private static final LocalDate FIRST = LocalDate.of(2018, 11, 1);
  private static final int DAYS = 360;

  private final Stage stage;
  private final Staffing staffing;
  private final Cast cast;
  private final Random random;

  Comings(Stage stage, Staffing staffing, Cast cast, Random random) {
    this.stage = stage;
    this.staffing = staffing;
    this.cast = cast;
    this.random = random;
  }

  void plan(Agenda agenda) {
    List<Employee> ordinary = new ArrayList<>();
    for (Employee employee : cast.people()) {
      Workplace workplace = employee.circle().workplace;
      if (employee.from.isAfter(Opening.FIRST_DAY)) {
        LocalDate employer = workplace.employer.joined();
        LocalDate first = employee.from.isAfter(employer) ? employee.from : employer;
        agenda.at(
            Workdays.onOrAfter(first).atTime(9, 15), () -> staffing.registerUnlessDone(employee));
      } else if (workplace.manager() != employee
          && !workplace.representatives().contains(employee)
          && !employee.isPreparand()
          && !workplace.id.equals(Gladan.ID)
          && !workplace.employer.id().equals(Employer.LATE)) {
        ordinary.add(employee);
      }
    }
    for (int i = 0; i < LEAVERS; i++) {
      Employee who = ordinary.remove(random.nextInt(ordinary.size()));
      agenda.at(someDay().atTime(10, 5), () -> leave(who));
    }
    for (int i = 0; i < MOVERS; i++) {
      Employee who = ordinary.remove(random.nextInt(ordinary.size()));
      // Before the day's first session, so that each of the day's sessions sees the new workplace.
      agenda.at(someDay().atTime(7, 0), () -> move(who));
    }
    for (int i = 0; i < TWO_EMPLOYERS; i++) {
      Employee who = ordinary.remove(random.nextInt(ordinary.size()));
      agenda.at(someDay().atTime(10, 40), () -> employAgain(who));
    }
  }

  private LocalDate someDay() {
    return Workdays.onOrAfter(FIRST.plusDays(random.nextInt(DAYS)));
  }

  private void leave(Employee who) {
    LocalDate last = stage.today();
    stage.by(
        Role.PROJECT_LEADER,
        new EndEmployment(who.id(), who.circle().workplace.employer.id(), last));
    who.leaves(last);
  }

  private void move(Employee who) {
    Workplace before = who.circle().workplace;
    List<Circle> elsewhere =
        cast.circles().stream()
            .filter(circle ->
                circle.workplace.employer.equals(before.employer)
                    && circle.workplace != before
                    && !circle.workplace.id.equals(Gladan.ID))
            .toList();
    if (elsewhere.isEmpty()) {
      return;
    }
    Circle next = elsewhere.get(random.nextInt(elsewhere.size()));
    stage.by(
        Role.PROJECT_LEADER,
        new ChangeWorkplace(
            who.id(), next.workplace.employer.id(), next.workplace.id, next.group, stage.today()));
    who.moves(next, stage.today());
  }

  /** Registered again, by another employer: one person all the same. */
  private void employAgain(Employee who) {
    List<Circle> elsewhere =
        cast.circles().stream()
            .filter(circle ->
                !circle.workplace.employer.equals(who.circle().workplace.employer)
                    && !circle.workplace.employer.id().equals(Employer.LATE))
            .toList();
    Circle second = elsewhere.get(random.nextInt(elsewhere.size()));
    stage.by(
        Role.PROJECT_LEADER,
        new RegisterParticipant(
            Stage.PROJECT,
            who.givenName,
            who.familyName,
            who.number,
            who.email,
            second.workplace.employer.id(),
            second.workplace.id,
            second.group,
            stage.today(),
            null));
  }
}
