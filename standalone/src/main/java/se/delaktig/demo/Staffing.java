package se.delaktig.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.kernel.handling.Answer;
import se.delaktig.organisations.command.AddWorkplace;
import se.delaktig.organisations.command.AppointManager;
import se.delaktig.organisations.command.AppointRepresentatives;
import se.delaktig.organisations.command.FormDialogueGroup;
import se.delaktig.participants.command.ImportParticipants;
import se.delaktig.participants.command.RegisterParticipant;
import se.delaktig.participants.event.PersonId;

/** Workplaces, their people, and who is responsible for what there. */
final class Staffing {
  private static final LocalDate RESPONSIBLE_FROM = LocalDate.of(2018, 9, 1);
  private static final int ROWS_AT_ONCE = 250;

  private final Stage stage;

  Staffing(Stage stage) {
    this.stage = stage;
  }

  void add(Workplace workplace) {
    stage.by(
        Role.PROJECT_LEADER,
        new AddWorkplace(Stage.PROJECT, workplace.id, workplace.employer.id(), workplace.name));
    for (Circle circle : workplace.circles) {
      if (circle.group != null) {
        stage.by(
            Role.PROJECT_LEADER,
            new FormDialogueGroup(Stage.PROJECT, circle.group, workplace.id, circle.name));
      }
    }
  }

  /** Takes an employer's staff list in, part by part as the pages do it. */
  void takeIn(List<Workplace> ofOneEmployer) {
    List<Employee> listed =
        ofOneEmployer.stream()
            .flatMap(workplace -> workplace.staff().stream())
            .filter(one -> !one.from.isAfter(stage.today()))
            .toList();
    for (int from = 0; from < listed.size(); from += ROWS_AT_ONCE) {
      takeInPart(listed.subList(from, Math.min(from + ROWS_AT_ONCE, listed.size())));
    }
  }

  private void takeInPart(List<Employee> listed) {
    Answer answer =
        stage.by(
            Role.PROJECT_LEADER,
            new ImportParticipants(Stage.PROJECT, listed.stream().map(Staffing::row).toList()));
    List<String> people = answer.streams();
    if (people.size() != listed.size()) {
      throw new IllegalStateException(people.size() + " of " + listed.size() + " were new");
    }
    for (int i = 0; i < people.size(); i++) {
      String stream = people.get(i);
      listed.get(i).registered(new PersonId(stream.substring(stream.indexOf('-') + 1)));
    }
  }

  private static ImportParticipants.Row row(Employee employee) {
    Workplace workplace = employee.circle().workplace;
    return new ImportParticipants.Row(
        employee.number,
        employee.givenName,
        employee.familyName,
        employee.email,
        workplace.employer.id(),
        workplace.id,
        employee.circle().group,
        employee.from);
  }

  /** Registers everybody who is employed by now and not registered yet. */
  void register(Workplace workplace) {
    for (Employee employee : workplace.staff()) {
      if (!employee.from.isAfter(stage.today())) {
        registerUnlessDone(employee);
      }
    }
  }

  void registerUnlessDone(Employee employee) {
    if (!employee.isRegistered()) {
      register(employee);
    }
  }

  private void register(Employee employee) {
    Workplace workplace = employee.circle().workplace;
    Answer answer =
        stage.by(
            Role.PROJECT_LEADER,
            new RegisterParticipant(
                Stage.PROJECT,
                employee.givenName,
                employee.familyName,
                employee.number,
                employee.email,
                workplace.employer.id(),
                workplace.id,
                employee.circle().group,
                employee.from,
                null));
    employee.registered(new PersonId(Objects.requireNonNull(answer.id())));
  }

  /** Names the manager and the representatives, and lets the first of these log. */
  void appoint(Workplace workplace) {
    LocalDate from = stage.today().isBefore(RESPONSIBLE_FROM) ? RESPONSIBLE_FROM : stage.today();
    workplace.responsibleFrom(from);
    stage.by(
        Role.PROJECT_LEADER,
        new AppointManager(Stage.PROJECT, workplace.id, workplace.manager().id(), from));
    List<Employee> two = workplace.representatives();
    stage.by(
        Role.PROJECT_LEADER,
        new AppointRepresentatives(
            Stage.PROJECT, workplace.id, two.stream().map(Employee::id).toList()));
    Scope here = new Scope(Scope.Kind.WORKPLACE, workplace.id.value());
    if (workplace.id.equals(Gladan.ID)) {
      workplace.ledBy(stage.account(Role.PROCESS_LEADER));
      stage.grant(stage.account(Role.MANAGER), Role.MANAGER, here, workplace.manager().id());
    } else {
      Employee first = two.getFirst();
      ActorId leader =
          stage.somebody("demo:" + workplace.id, first.givenName + " " + first.familyName);
      workplace.ledBy(leader);
    }
    stage.grant(workplace.leader(), Role.PROCESS_LEADER, here, two.getFirst().id());
  }
}
