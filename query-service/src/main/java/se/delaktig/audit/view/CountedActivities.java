package se.delaktig.audit.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;
import se.delaktig.goals.view.FromTheLog;
import se.delaktig.goals.view.Ratio;
import se.delaktig.goals.view.Reading;
import se.delaktig.goals.view.Survey;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.placements.view.Chain;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/**
 * What the log counts of activities and of what followed from them. Takes in person by person and
 * keeps numbers only, however many sessions there are.
 */
final class CountedActivities implements FromTheLog {
  private final LocalDate lastDay;
  private final List<Survey> surveys;
  private final int placed;
  private final Map<ActivityKind, Set<SessionRef>> sessions = new EnumMap<>(ActivityKind.class);
  private final Map<ActivityKind, Long> minutes = new EnumMap<>(ActivityKind.class);
  private int trained;
  private int inDialogue;

  /**
   * @param lastDay that counts
   * @param surveys with what had been answered by then
   */
  CountedActivities(LocalDate lastDay, List<Survey> surveys, Collection<Chain> placements) {
    this.lastDay = lastDay;
    this.surveys = surveys;
    this.placed = Math.toIntExact(placements.stream().filter(one -> one.begunBy(lastDay)).count());
  }

  /**
   * Takes in a person.
   *
   * @param attended the person's part in every session held by the day
   */
  void person(PersonHours person, List<CountedEntry> attended) {
    trained += person.completed() == null ? 0 : 1;
    boolean dialogue = false;
    for (CountedEntry one : attended) {
      SessionRef session = one.entry().session();
      sessions.computeIfAbsent(session.kind(), none -> new HashSet<>()).add(session);
      minutes.merge(session.kind(), (long) one.entry().minutes(), Long::sum);
      dialogue |= session.kind() == ActivityKind.WORKPLACE_DIALOGUE;
    }
    inDialogue += dialogue ? 1 : 0;
  }

  @Override
  public Reading counted(Measure measure) {
    return switch (measure) {
      case TRAINING_SESSIONS -> sessions(ActivityKind.PREPARAND_TRAINING);
      case TRAINING_HOURS -> hours(ActivityKind.PREPARAND_TRAINING);
      case TRAINED_PEOPLE -> people(trained);
      case DIALOGUE_SESSIONS -> sessions(ActivityKind.WORKPLACE_DIALOGUE);
      case DIALOGUE_HOURS -> hours(ActivityKind.WORKPLACE_DIALOGUE);
      case DIALOGUE_PEOPLE -> people(inDialogue);
      case PEOPLE_PLACED -> people(placed);
    };
  }

  @Override
  public List<Survey> surveys() {
    return surveys;
  }

  private Reading sessions(ActivityKind kind) {
    return Reading.of(
        lastDay, Ratio.of(BigDecimal.valueOf(sessions.getOrDefault(kind, Set.of()).size())));
  }

  private Reading hours(ActivityKind kind) {
    return Reading.of(lastDay, Ratio.hours(BigDecimal.valueOf(minutes.getOrDefault(kind, 0L))));
  }

  private Reading people(int number) {
    return number > 0 && number < SmallGroups.FEWEST
        ? Reading.few(lastDay)
        : Reading.of(lastDay, Ratio.of(BigDecimal.valueOf(number)));
  }
}
