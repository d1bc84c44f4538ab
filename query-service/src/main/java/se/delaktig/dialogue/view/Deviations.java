package se.delaktig.dialogue.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.participants.event.PersonId;
import se.delaktig.training.view.Qualification;

/**
 * Sessions that were led by someone whose preparand training was not complete that day. They stand
 * and their hours count; that it was so is told.
 */
@Component
public class Deviations {
  private final Sessions sessions;

  Deviations(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * A leader who was not qualified.
   *
   * @param then how far the training had come on the session's day
   */
  public record Unqualified(SessionHistory session, PersonId leader, Qualification then) {}

  /** Those of the sessions in sight, the latest first. */
  public List<Unqualified> of(Sight sight) {
    Map<String, PersonHours> people = sessions.people(sight);
    List<Unqualified> all = new ArrayList<>();
    for (SessionHistory session : sessions.of(sight)) {
      all.addAll(of(sight, session, people));
    }
    return List.copyOf(all);
  }

  /** Those of one session. */
  public List<Unqualified> of(Sight sight, SessionHistory session) {
    return of(sight, session, sessions.people(sight));
  }

  private static List<Unqualified> of(
      Sight sight, SessionHistory session, Map<String, PersonHours> people) {
    List<Unqualified> found = new ArrayList<>();
    session
        .held()
        .ifPresent(held ->
            held.leaders()
                .forEach(leader -> {
                  PersonHours.person(
                          leader,
                          sight.programme().records(),
                          record -> Optional.ofNullable(people.get(record.value())))
                      .map(person -> Qualification.of(person, sight.programme(), held.date()))
                      .filter(then -> !then.complete())
                      .ifPresent(then -> found.add(new Unqualified(session, leader, then)));
                }));
    return found;
  }
}
