package se.delaktig.dialogue.view;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/** The dialogue sessions and the people in them, as far as they are in sight. */
@Component
public class Sessions {
  private final ViewReader<SessionHistory> sessions;
  private final SessionHistoryView view;
  private final ViewReader<PersonHours> people;

  Sessions(Views views, SessionHistoryView sessions, PersonHoursView people) {
    this.sessions = views.reader(sessions);
    this.view = sessions;
    this.people = views.reader(people);
  }

  /** The sessions of the workplaces in sight, the latest first. */
  public List<SessionHistory> of(Sight sight) {
    return latestFirst(inSight(sight));
  }

  /** The sessions of the workplaces in sight in no order, for whoever wants few of them. */
  public Stream<SessionHistory> inSight(Sight sight) {
    return sight.all(sessions, view).states().stream()
        .filter(SessionHistory::known)
        .filter(session -> sight.sees(session.workplace()));
  }

  /** Some sessions, the latest first. */
  public static List<SessionHistory> latestFirst(Stream<SessionHistory> some) {
    return some.sorted(Comparator.comparing(Sessions::begins).reversed()).toList();
  }

  /** One session, when it is one of a workplace in sight. */
  public Optional<SessionHistory> one(Sight sight, String id) {
    return sessions
        .one(sight.project().value(), id)
        .filter(SessionHistory::known)
        .filter(session -> sight.sees(session.workplace()));
  }

  /** The position that the sessions stand at. */
  public long position(Sight sight) {
    return sessions.all(sight.project().value()).position();
  }

  /** Everyone's part in the project, by id; whoever shows a name asks the sight first. */
  public Map<String, PersonHours> people(Sight sight) {
    return people.all(sight.project().value()).byId();
  }

  /** How far signatures and certificates have come, by session; sessions nobody attended lack. */
  public Map<DialogueSessionId, Proof> proofs(Sight sight) {
    Map<DialogueSessionId, Proof> proofs = new HashMap<>();
    for (PersonHours person :
        PersonHours.people(
            people.all(sight.project().value()).states(), sight.programme().records())) {
      for (PersonHours.Entry entry : person.entries()) {
        if (entry.session().kind() == ActivityKind.WORKPLACE_DIALOGUE
            && entry.presence().attended()) {
          proofs.merge(new DialogueSessionId(entry.session().id()), Proof.of(entry), Proof::plus);
        }
      }
    }
    return proofs;
  }

  /** When a session begins. */
  public static LocalDateTime begins(SessionHistory session) {
    return session.date().atTime(session.start());
  }

  /**
   * People who attended a session, how many of them have signed and how many are certified, and
   * their minutes together.
   */
  public record Proof(int attended, int signed, int certified, int minutes) {
    /** Of a session without known attendees. */
    public static final Proof NONE = new Proof(0, 0, 0, 0);

    private static Proof of(PersonHours.Entry entry) {
      return new Proof(
          1, entry.signed() == null ? 0 : 1, entry.certified() == null ? 0 : 1, entry.minutes());
    }

    private Proof plus(Proof other) {
      return new Proof(
          attended + other.attended,
          signed + other.signed,
          certified + other.certified,
          minutes + other.minutes);
    }
  }
}
