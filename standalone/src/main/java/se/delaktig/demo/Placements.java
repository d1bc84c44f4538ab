package se.delaktig.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.placements.command.EndPlacement;
import se.delaktig.placements.command.RecordRecruitmentOutcome;
import se.delaktig.placements.event.PlacementEnded.Reason;
import se.delaktig.placements.event.PlacementId;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Group;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Step;

/** What followed for people far from the labour market: internships, and employment after some. */
final class Placements {
  private static final LocalDate FIRST = LocalDate.of(2018, 11, 5);
  private static final int PEOPLE = 46;
  private static final int DAYS = 350;
  private static final int LATEST_DAY = 14;

  private final Stage stage;
  private final Cast cast;
  private final Random random;
  private int evidence;

  Placements(Stage stage, Cast cast, Random random) {
    this.stage = stage;
    this.cast = cast;
    this.random = random;
  }

  void plan(Agenda agenda) {
    List<Workplace> hosts =
        cast.workplaces().stream()
            .filter(workplace -> !workplace.employer.id().equals(Employer.LATE))
            .toList();
    for (int i = 0; i < PEOPLE; i++) {
      Workplace host =
          i == 0 ? cast.workplaces().getFirst() : hosts.get(random.nextInt(hosts.size()));
      PlacementId id = new PlacementId(stage.id());
      Group group = Group.values()[Math.min(random.nextInt(7), Group.values().length - 1) % 5];
      LocalDate from = Workdays.onOrAfter(FIRST.plusDays(random.nextInt(DAYS)));
      take(agenda, id, Step.INTERNSHIP, host, group, from);
      LocalDate next = Workdays.onOrAfter(from.plusDays(84 + random.nextInt(40)));
      int luck = random.nextInt(10);
      if (luck < 5) {
        take(agenda, id, Step.TEMPORARY_EMPLOYMENT, host, group, next);
        if (luck < 2) {
          LocalDate permanent = Workdays.onOrAfter(next.plusDays(120 + random.nextInt(60)));
          take(agenda, id, Step.PERMANENT_EMPLOYMENT, host, group, permanent);
        } else if (luck == 2) {
          end(agenda, id, host, next.plusDays(92), Reason.OTHER_EMPLOYMENT);
        }
      } else if (luck < 9) {
        Reason reason =
            switch (luck) {
              case 5 -> Reason.STUDIES;
              case 6 -> Reason.BROKEN_OFF_BY_PERSON;
              default -> Reason.AS_AGREED;
            };
        end(agenda, id, host, next, reason);
      }
    }
  }

  private void take(
      Agenda agenda, PlacementId id, Step step, Workplace host, Group group, LocalDate from) {
    LocalDate recorded = Workdays.onOrAfter(from.plusDays(random.nextInt(LATEST_DAY)));
    @Nullable String reference = random.nextInt(8) == 0 ? null : "KS 2019/" + (310 + evidence++);
    agenda.at(
        recorded.atTime(14, 25),
        () ->
            stage.by(
                by(host), new RecordRecruitmentOutcome(id, step, host.id, from, group, reference)));
  }

  private void end(
      Agenda agenda, PlacementId id, Workplace host, LocalDate lastDay, Reason reason) {
    LocalDate recorded = Workdays.onOrAfter(lastDay.plusDays(1L + random.nextInt(LATEST_DAY)));
    agenda.at(
        recorded.atTime(14, 45),
        () -> stage.by(by(host), new EndPlacement(id, host.id, lastDay, reason)));
  }

  private ActorId by(Workplace host) {
    if (host.id.equals(Gladan.ID)) {
      return stage.account(Role.MANAGER);
    }
    boolean orsa = host.employer.id().value().startsWith("orsa");
    return stage.account(orsa ? Role.PROJECT_LEADER : Role.PROJECT_WORKER);
  }
}
