package se.delaktig.project.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.delaktig.access.command.GrantAccess;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.ProjectLine;
import se.delaktig.kernel.page.StartPart;
import se.delaktig.kernel.page.Task;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Visitor;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.command.AddWorkplace;
import se.delaktig.participants.command.RegisterParticipant;
import se.delaktig.participants.page.Forms;
import se.delaktig.participants.view.People;
import se.delaktig.project.command.PlanProject;
import se.delaktig.project.view.Programme;

/**
 * Leads from an empty office to a project at work: each step stands on the start page of whoever
 * may take it until it is taken.
 */
@Component
@Order(-1)
class FirstSteps implements StartPart {
  private final Gate gate;
  private final People people;
  private final ProgrammeClock clock;
  private final Words words;

  FirstSteps(Gate gate, People people, ProgrammeClock clock, Words words) {
    this.gate = gate;
    this.people = people;
    this.clock = clock;
    this.words = words;
  }

  @Override
  public List<Task> tasksWithoutProject(Visitor visitor) {
    return gate.maySeeOffice(Query.PROJECTS)
        ? List.of(step("new-project", "/nytt-projekt"), step("more-accounts", "/konton"))
        : List.of();
  }

  @Override
  public List<Task> tasks(Visitor visitor, ProjectLine project) {
    Optional<Sight> plan = gate.look(Query.PLAN, project.id());
    List<Task> tasks = new ArrayList<>();
    plan.ifPresent(sight -> {
      String address = "/projekt/" + project.id();
      rights(sight, address, tasks);
      if (Forms.may(sight, PlanProject.class)) {
        ofThePlan(sight.programme(), address, tasks);
      }
    });
    gate.look(Query.PEOPLE, project.id())
        .filter(sight -> Forms.may(sight, RegisterParticipant.class))
        .ifPresent(sight -> ofThePlaces(sight, "/projekt/" + project.id(), tasks));
    return tasks;
  }

  private void rights(Sight sight, String address, List<Task> tasks) {
    boolean led =
        sight.programme().grants().standing().stream()
            .anyMatch(grant -> grant.role() == Role.PROJECT_LEADER);
    if (!led && Forms.may(sight, GrantAccess.class)) {
      tasks.add(step("leader", address + "/behorighet"));
    }
  }

  private void ofThePlan(Programme programme, String address, List<Task> tasks) {
    if (programme.planned().activities().isEmpty()) {
      tasks.add(step("activities", address + "/plan"));
    }
    if (programme.rulesOn(clock.today()).isEmpty()) {
      tasks.add(step("rules", address + "/regler"));
    }
  }

  private void ofThePlaces(Sight sight, String address, List<Task> tasks) {
    Programme programme = sight.programme();
    if (programme.places().organisations().isEmpty()
        || !SettingUp.toJoin(sight.project(), programme.planned(), programme).isEmpty()) {
      tasks.add(step("organisations", address + "/organisationer"));
      return;
    }
    if (programme.places().workplaces().isEmpty()) {
      if (Forms.may(sight, AddWorkplace.class)) {
        tasks.add(step("workplaces", address + "/organisationer"));
      }
      return;
    }
    var registered = people.in(sight);
    if (registered.isEmpty()) {
      tasks.add(step("people", address + "/deltagare/las-in"));
      return;
    }
    boolean managed =
        programme.places().workplaces().keySet().stream()
            .allMatch(
                workplace -> programme.places().managerOf(workplace, clock.today()).isPresent());
    if (!managed) {
      tasks.add(step("managers", address + "/organisationer"));
    }
    if (registered.stream().allMatch(person -> person.entries().isEmpty())) {
      tasks.add(step("sessions", address + "/utbildning"));
    }
  }

  private Task step(String key, String href) {
    return new Task(
        Tone.NEUTRAL,
        null,
        words.say("project.step.when"),
        words.say("project.step." + key),
        words.say("project.step." + key + ".why"),
        words.say("project.step." + key + ".do"),
        href);
  }
}
