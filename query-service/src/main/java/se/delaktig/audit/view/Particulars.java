package se.delaktig.audit.view;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.Scope;
import se.delaktig.audit.view.EventFacts.Fact;
import se.delaktig.budget.event.AidDeclared;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.goals.event.SurveyAnswered;
import se.delaktig.goals.event.TheoryOfChangeDrawn;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.AttendanceReportsScanned;
import se.delaktig.kernel.event.Id;
import se.delaktig.kernel.event.Stated;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.steering.event.MeetingHeld;
import se.delaktig.steering.event.Worded;

/**
 * What an event says, value by value, so that two of the same thing can be laid side by side. A
 * sealed text is left out: it is sealed anew each time, so nobody can tell whether it is another.
 */
final class Particulars {
  /** By which of its values a part of a list is told apart from the list's other parts. */
  private static final Map<Class<?>, Set<String>> TOLD_APART_BY =
      Map.ofEntries(
          entry(AidDeclared.Aid.class, Set.of("granted", "euro", "origin")),
          entry(Attendance.class, Set.of("person")),
          entry(AttendanceReportsScanned.Sheet.class, Set.of("page")),
          entry(BudgetDecided.Line.class, Set.of("subBudget", "category", "organisation")),
          entry(FundingRules.AidCeiling.class, Set.of("from")),
          entry(FundingRules.FlatRate.class, Set.of("category")),
          entry(FundingRules.UnitCost.class, Set.of("function", "from")),
          entry(HeldSession.Unidentified.class, Set.of("minutes")),
          entry(MeetingHeld.Present.class, Set.of("seat", "organisation")),
          entry(ProjectPlan.Alternative.class, Set.of("id")),
          entry(ProjectPlan.Goal.class, Set.of("id")),
          entry(ProjectPlan.Phase.class, Set.of("id")),
          entry(ProjectPlan.PlannedActivity.class, Set.of("id")),
          entry(ProjectPlan.PlannedOrganisation.class, Set.of("id")),
          entry(ProjectPlan.SourceConflict.class, Set.of("id")),
          entry(ProjectPlan.Staffing.class, Set.of("role", "organisation")),
          entry(StaffTimeRecorded.Day.class, Set.of("day", "activity")),
          entry(SurveyAnswered.Answers.class, Set.of("question")),
          entry(TheoryOfChangeDrawn.Step.class, Set.of("id")));

  /** Names under which parts of events keep ids of sealed texts. */
  private static final Set<String> SEALED = Set.of("ref");

  private final Map<Particular, Object> all = new LinkedHashMap<>();

  private Particulars() {}

  /**
   * In the order in which the records name them; what is absent is not in it.
   *
   * @param apart the names of the event's values to leave out
   */
  static Map<Particular, Object> of(Object event, Set<String> apart) {
    Particulars particulars = new Particulars();
    particulars.addAll(List.of(), List.of(), event, apart);
    return particulars.all;
  }

  private void addAll(List<String> path, List<Object> of, Object part, Set<String> apart) {
    for (Fact fact : EventFacts.of(part)) {
      if (!apart.contains(fact.name()) && !SEALED.contains(fact.name())) {
        add(with(path, fact.name()), of, fact.value());
      }
    }
  }

  private void add(List<String> path, List<Object> of, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Worded sealed -> {}
      case Stated<?> stated -> addStated(path, of, stated);
      case Collection<?> several when holdsParts(several) -> addParts(path, of, several);
      case Id id -> all.put(new Particular(path, of), id);
      case Scope scope -> all.put(new Particular(path, of), scope);
      case Record part -> addAll(path, of, part, Set.of());
      default -> all.put(new Particular(path, of), value);
    }
  }

  private void addStated(List<String> path, List<Object> of, Stated<?> stated) {
    if (stated.value() instanceof Record part) {
      addAll(path, of, part, Set.of());
      add(with(path, "basis"), of, stated.basis());
    } else if (stated.value() != null) {
      all.put(new Particular(path, of), new Stated<>(stated.value(), stated.basis(), null));
    }
    add(with(path, "note"), of, stated.note());
  }

  private static boolean holdsParts(Collection<?> several) {
    return several.stream().anyMatch(one -> one instanceof Record && !(one instanceof Id));
  }

  /** Parts that nothing tells apart are counted. */
  private void addParts(List<String> path, List<Object> of, Collection<?> parts) {
    for (Object part : parts) {
      Set<String> by = TOLD_APART_BY.getOrDefault(part.getClass(), Set.of());
      List<Object> which =
          Stream.concat(
                  of.stream(),
                  EventFacts.of(part).stream()
                      .filter(fact -> by.contains(fact.name()))
                      .map(Fact::value)
                      .filter(Objects::nonNull))
              .toList();
      int before = all.size();
      if (!(part instanceof Worded)) {
        addAll(path, which, part, by);
      }
      if (all.size() == before) {
        all.merge(new Particular(path, which), 1, (one, more) -> (Integer) one + (Integer) more);
      }
    }
  }

  private static List<String> with(List<String> path, String name) {
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return List.copyOf(longer);
  }
}
