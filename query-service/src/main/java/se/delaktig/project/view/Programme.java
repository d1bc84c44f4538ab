package se.delaktig.project.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.policy.Grants;
import se.delaktig.budget.policy.ReportedTime;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.policy.Records;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.ProjectPlan.PlannedActivity;
import se.delaktig.project.event.RuleSet;

/**
 * A project's frame: its plan, the versions of its rules, its places, its materials, its rights,
 * which records are of one person, and what the time reports say that it pays people for.
 *
 * @param rules all versions, oldest first
 * @param settled the chosen alternative by source conflict
 * @param materials newest version of each
 */
public record Programme(
    @Nullable ProjectPlan plan,
    List<RuleSet> rules,
    Map<String, String> settled,
    Places places,
    List<MaterialAdded> materials,
    Grants grants,
    Records records,
    ReportedTime reported) {

  /** One in which nobody has two records, and nobody has reported time. */
  public Programme(
      @Nullable ProjectPlan plan,
      List<RuleSet> rules,
      Map<String, String> settled,
      Places places,
      List<MaterialAdded> materials,
      Grants grants) {
    this(plan, rules, settled, places, materials, grants, Records.apart(), ReportedTime.none());
  }

  static Programme empty() {
    return new Programme(null, List.of(), Map.of(), Places.none(), List.of(), Grants.none());
  }

  /** The same with another plan. */
  public Programme with(ProjectPlan other) {
    return new Programme(other, rules, settled, places, materials, grants, records, reported);
  }

  /** The same with other rules, oldest first. */
  public Programme withRules(List<RuleSet> others) {
    return new Programme(
        plan, List.copyOf(others), settled, places, materials, grants, records, reported);
  }

  /** The same with other alternatives chosen. */
  public Programme withSettled(Map<String, String> others) {
    return new Programme(
        plan, rules, Map.copyOf(others), places, materials, grants, records, reported);
  }

  /** The same with other places. */
  Programme with(Places others) {
    return new Programme(plan, rules, settled, others, materials, grants, records, reported);
  }

  /** The same with other materials. */
  Programme withMaterials(List<MaterialAdded> others) {
    return new Programme(
        plan, rules, settled, places, List.copyOf(others), grants, records, reported);
  }

  /** The same with other rights. */
  public Programme with(Grants others) {
    return new Programme(plan, rules, settled, places, materials, others, records, reported);
  }

  /** The same with other records taken for one person's. */
  public Programme with(Records others) {
    return others.equals(records)
        ? this
        : new Programme(plan, rules, settled, places, materials, grants, others, reported);
  }

  /** The same with other time reports. */
  public Programme with(ReportedTime others) {
    return others.equals(reported)
        ? this
        : new Programme(plan, rules, settled, places, materials, grants, records, others);
  }

  /** The months that a person has reported as staff, in all posts and whichever record is named. */
  public List<ReportedTime.Month> reportedBy(PersonId person) {
    return reported.byReporter().keySet().stream()
        .filter(reporter ->
            grants.personOf(reporter).filter(one -> records.same(one, person)).isPresent())
        .flatMap(reporter -> reported.of(reporter).stream())
        .toList();
  }

  /** The places with the people who are responsible there, whichever record was named. */
  public Places placesByPerson() {
    return records.merged().isEmpty() ? places : places.as(records::whose);
  }

  /** The plan of a project that has one. */
  public ProjectPlan planned() {
    if (plan == null) {
      throw new IllegalStateException("the project has no plan");
    }
    return plan;
  }

  /** The rules of a day: the newest version that is valid from that day or before. */
  public Optional<RuleSet> rulesOn(LocalDate day) {
    // asked for every session of every person: without a stream
    for (int i = rules.size() - 1; i >= 0; i--) {
      if (!rules.get(i).validFrom().isAfter(day)) {
        return Optional.of(rules.get(i));
      }
    }
    return Optional.empty();
  }

  /** The version of the newest rules, whenever they begin to be valid; 0 where there are none. */
  public int newestRules() {
    return rules.isEmpty() ? 0 : rules.getLast().version();
  }

  /**
   * How many people an activity is planned for: as stated, or by the alternative chosen where the
   * source contradicts itself. Empty where the source does not say.
   */
  public Optional<Integer> peopleOf(PlannedActivity activity) {
    if (activity.conflict() == null) {
      return Optional.ofNullable(activity.people().value());
    }
    return planned().conflicts().stream()
        .filter(conflict -> conflict.id().equals(activity.conflict()))
        .flatMap(conflict -> {
          String chosen = settled.getOrDefault(conflict.id(), conflict.chosen());
          return conflict.alternatives().stream().filter(a -> a.id().equals(chosen));
        })
        .map(ProjectPlan.Alternative::value)
        .findFirst();
  }

  /** Planned minutes of an activity; 0 where the source does not state the number of people. */
  public int plannedMinutes(PlannedActivity activity) {
    return peopleOf(activity).orElse(0) * activity.minutesEach();
  }

  /** Planned minutes of the whole project. */
  public int plannedMinutes() {
    return planned().activities().stream().mapToInt(this::plannedMinutes).sum();
  }
}
