package se.delaktig.hours.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Readings;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.hours.view.Waiting;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.ProjectLine;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.view.Programme;

/**
 * What a personal link opens. The command service says whose it is; without its word nothing is
 * read here.
 */
@Component
class LinkedHours {
  private final CommandSender commands;
  private final ViewReader<PersonHours> people;
  private final Gate gate;
  private final Readings readings;

  LinkedHours(
      CommandSender commands, Views views, PersonHoursView people, Gate gate, Readings readings) {
    this.commands = commands;
    this.people = views.reader(people);
    this.gate = gate;
    this.readings = readings;
  }

  /** What came of opening a link. */
  sealed interface Door permits Open, Expired, Closed, Unreachable {}

  /**
   * A valid link.
   *
   * @param month which month's hours; absent for all
   */
  record Open(
      String project, Programme programme, PersonHours me, @Nullable String month, Instant expires)
      implements Door {
    PersonId person() {
      return me.person();
    }

    /**
     * Days that it is still valid, a begun one too: by the machine's clock, as all that expires.
     */
    long daysLeft() {
      return Math.max(1, Duration.between(Instant.now(), expires).plusDays(1).toDays());
    }

    boolean covers(Waiting waiting) {
      return month == null || waiting.counted().month().toString().equals(month);
    }

    ProjectPlan plan() {
      return programme.planned();
    }
  }

  record Expired() implements Door {}

  record Closed() implements Door {}

  record Unreachable() implements Door {}

  Door open(String code, LinkIssued.Purpose purpose, HttpServletRequest request) {
    return switch (commands.open(code)) {
      case CommandSender.Unknown unknown -> new Unreachable();
      case CommandSender.Refused refused ->
          refused.code().equals("link.expired") ? new Expired() : new Closed();
      case CommandSender.Opened opened when !opened.purpose().equals(purpose.name()) ->
          new Closed();
      case CommandSender.Opened opened -> door(opened, request);
    };
  }

  private Door door(CommandSender.Opened opened, HttpServletRequest request) {
    for (String project : people.ledgers()) {
      Optional<Programme> programme = gate.programme(project).filter(p -> p.plan() != null);
      Optional<PersonHours> me =
          people
              .one(project, opened.person())
              .flatMap(known -> programme.map(p -> person(p, project, known)));
      if (me.isPresent() && programme.isPresent()) {
        ProjectPlan plan = programme.get().planned();
        new ProjectLine(
                project,
                plan.number(),
                plan.name(),
                plan.owner(),
                plan.invented(),
                programme.get().newestRules())
            .isOf(request);
        readings.by(project, new ActorId(me.get().person().value()), Role.LINK_HOLDER);
        return new Open(project, programme.get(), me.get(), opened.month(), opened.expires());
      }
    }
    return new Closed();
  }

  /** Somebody with all records of theirs. */
  private PersonHours person(Programme programme, String project, PersonHours record) {
    return PersonHours.person(
            record.person(), programme.records(), one -> people.one(project, one.value()))
        .orElse(record);
  }

  /** All that waits in the link's project. */
  List<Waiting> waiting(Open open) {
    return Waiting.in(open.programme(), people.all(open.project()).states());
  }

  /** Everybody's hours in the link's project. */
  List<PersonHours> everybody(Open open) {
    return PersonHours.people(people.all(open.project()).states(), open.programme().records());
  }
}
