package se.delaktig.steering.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.training.view.TrainingOccasion;

/**
 * Hours that a planned session to come will give, were everyone there whom it is meant for.
 *
 * @param organisation whose people it is about; absent where they belong to none
 * @param minutes the session's length times those people
 */
public record PlannedHours(ActivityKind kind, @Nullable OrganisationId organisation, int minutes) {

  /** Those of dialogue sessions that are planned, not called off and not logged. */
  public static List<PlannedHours> ofDialogue(
      Collection<SessionHistory> sessions, Collection<PersonHours> people, LocalDate today) {
    List<SessionHistory> ahead =
        sessions.stream()
            .filter(SessionHistory::toBeLogged)
            .filter(session -> !session.date().isBefore(today))
            .toList();
    Map<WorkplaceId, List<PersonHours>> byWorkplace = new HashMap<>();
    for (PersonHours person : ahead.isEmpty() ? List.<PersonHours>of() : people) {
      person
          .latestEmployment()
          .ifPresent(at ->
              byWorkplace.computeIfAbsent(at.workplace(), key -> new ArrayList<>()).add(person));
    }
    return ahead.stream()
        .flatMap(session ->
            byWorkplace.getOrDefault(session.workplace(), List.of()).stream()
                .filter(person -> !person.leftBy(session.date()))
                .flatMap(person -> person.latestEmployment().stream())
                .filter(employment -> meantFor(session, employment))
                .map(employment ->
                    new PlannedHours(
                        ActivityKind.WORKPLACE_DIALOGUE,
                        employment.organisation(),
                        session.minutes())))
        .toList();
  }

  private static boolean meantFor(SessionHistory session, Employment employment) {
    return session.group() == null || session.group().equals(employment.group());
  }

  /** Those of training sessions that are planned and have not been held. */
  public static List<PlannedHours> ofTraining(
      Collection<TrainingOccasion> sessions, Map<String, PersonHours> people, LocalDate today) {
    List<PlannedHours> planned = new ArrayList<>();
    for (TrainingOccasion session : sessions) {
      if (!session.stands() || session.held().isPresent() || session.date().isBefore(today)) {
        continue;
      }
      for (PersonId called : session.people()) {
        PersonHours person = people.get(called.value());
        if (person != null) {
          planned.add(
              new PlannedHours(
                  ActivityKind.PREPARAND_TRAINING,
                  person.latestEmployment().map(Employment::organisation).orElse(null),
                  session.minutes()));
        }
      }
    }
    return planned;
  }
}
