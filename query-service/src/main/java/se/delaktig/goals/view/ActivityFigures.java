package se.delaktig.goals.view;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.Split;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.LeftOut;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.view.Programme;

/**
 * What the log counts of a project's activities, against what is planned.
 *
 * @param position the last event it takes account of
 */
public record ActivityFigures(Programme programme, HoursStatement hours, long position) {
  /** Logged minutes of preparand training against the planned ones. */
  public Figure trainingHours() {
    return hours("goals.training-hours", ActivityKind.PREPARAND_TRAINING);
  }

  /** Logged minutes of workplace dialogue against the planned ones. */
  public Figure dialogueHours() {
    return hours("goals.dialogue-hours", ActivityKind.WORKPLACE_DIALOGUE);
  }

  /** People who have completed the preparand training against those planned for it. */
  public Figure trainedPeople() {
    return people(
        "goals.trained-people",
        ActivityKind.PREPARAND_TRAINING,
        hours.people().stream().filter(person -> person.completed() != null));
  }

  /** People who have taken part in a workplace dialogue against those planned for it. */
  public Figure dialoguePeople() {
    return people(
        "goals.dialogue-people",
        ActivityKind.WORKPLACE_DIALOGUE,
        hours.entries().stream()
            .filter(one -> one.entry().session().kind() == ActivityKind.WORKPLACE_DIALOGUE)
            .map(CountedEntry::person));
  }

  /** Sessions of a kind that were held and attended. */
  public Figure sessions(ActivityKind kind) {
    long number =
        hours.entries().stream()
            .map(one -> one.entry().session())
            .filter(session -> session.kind() == kind)
            .distinct()
            .count();
    return new Figure(
        "goals.sessions." + kind,
        BigDecimal.valueOf(number),
        null,
        Unit.SESSIONS,
        0,
        position,
        List.of(Part.of("activity." + kind, BigDecimal.valueOf(number))),
        List.of());
  }

  /** The four activity targets. */
  public List<Figure> activityTargets() {
    return List.of(trainedPeople(), trainingHours(), dialoguePeople(), dialogueHours());
  }

  /** How many people an activity is planned for; 0 where the plan does not say. */
  public int plannedPeople(ActivityKind kind) {
    return programme.planned().activities().stream()
        .filter(activity -> activity.kind() == kind)
        .mapToInt(activity -> programme.peopleOf(activity).orElse(0))
        .sum();
  }

  /** What the log counts of activities; empty of what is none. */
  public Optional<Figure> of(Measure measure) {
    return switch (measure) {
      case TRAINING_SESSIONS -> Optional.of(sessions(ActivityKind.PREPARAND_TRAINING));
      case TRAINING_HOURS -> Optional.of(trainingHours());
      case TRAINED_PEOPLE -> Optional.of(trainedPeople());
      case DIALOGUE_SESSIONS -> Optional.of(sessions(ActivityKind.WORKPLACE_DIALOGUE));
      case DIALOGUE_HOURS -> Optional.of(dialogueHours());
      case DIALOGUE_PEOPLE -> Optional.of(dialoguePeople());
      case PEOPLE_PLACED -> Optional.empty();
    };
  }

  private Figure hours(String key, ActivityKind kind) {
    Split<String> byOrganisation =
        Split.of(
            hours.entries().stream().filter(one -> one.entry().session().kind() == kind).toList(),
            one -> hours.part(one, CountedEntry::organisationKey));
    return new Figure(
        key,
        BigDecimal.valueOf(hours.byActivity().sums(kind).logged()),
        BigDecimal.valueOf(hours.plannedMinutes(kind)),
        Unit.MINUTES,
        hours.ruleVersion(),
        position,
        byOrganisation.keys().stream()
            .map(organisation ->
                new Part(
                    organisation,
                    BigDecimal.valueOf(byOrganisation.sums(organisation).logged()),
                    hours.toJoin(byOrganisation.entries(organisation))))
            .toList(),
        List.of());
  }

  /** The value is absent where so few people could be told apart. */
  private Figure people(String key, ActivityKind kind, Stream<PersonHours> who) {
    long number = who.map(PersonHours::person).distinct().count();
    boolean few = number > 0 && number < SmallGroups.FEWEST;
    return new Figure(
        key,
        few ? null : BigDecimal.valueOf(number),
        BigDecimal.valueOf(plannedPeople(kind)),
        Unit.PEOPLE,
        hours.ruleVersion(),
        position,
        few ? List.of() : List.of(Part.of(key + ".counted", BigDecimal.valueOf(number))),
        few ? List.of() : others(key, Math.toIntExact(hours.people().size() - number)));
  }

  /** People who are not counted, where they are too many to be told apart. */
  private static List<LeftOut> others(String key, int others) {
    return others < SmallGroups.FEWEST
        ? List.of()
        : List.of(new LeftOut(key + ".others", BigDecimal.valueOf(others), others, others));
  }
}
