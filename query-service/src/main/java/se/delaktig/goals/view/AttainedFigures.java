package se.delaktig.goals.view;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import se.delaktig.goals.view.Attainment.Row;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Working;
import se.delaktig.kernel.view.Working.Does;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/**
 * What a part has reached of a target, and what that adds up from: an organisation's by workplace,
 * any other part by organisation.
 *
 * @param hours all that is in sight, of the day
 */
public record AttainedFigures(HoursStatement hours, PartedBy by) {
  /** Key of the part of a figure that is told in one piece. */
  private static final String TOGETHER = "part.together";

  /** What a part has reached, to one who may see the people. */
  public Figure inParts(Row row, Target target) {
    return figure(row, target, parts(row.key(), target));
  }

  /** The same to one who may not: a part is told in one piece. */
  public Figure inOne(Row row, Target target) {
    BigDecimal reached = reached(row, target);
    return figure(
        row, target, reached.signum() == 0 ? List.of() : List.of(Part.of(TOGETHER, reached)));
  }

  /** What has been reached since the end of a month. */
  public Figure since(Row changed, Row whole, Target target) {
    BigDecimal now = reached(whole, target);
    BigDecimal then = now.subtract(reached(changed, target));
    return Figure.worked(
        target.key(),
        now.subtract(then),
        target.unit(),
        hours.ruleVersion(),
        hours.position(),
        Working.from("reached-now", now, target.unit())
            .then(Does.SUBTRACTS, "reached-then", then, target.unit()));
  }

  private Figure figure(Row row, Target target, List<Part> parts) {
    return new Figure(
        target.key(),
        reached(row, target),
        null,
        target.unit(),
        hours.ruleVersion(),
        hours.position(),
        parts,
        List.of());
  }

  private static BigDecimal reached(Row row, Target target) {
    return BigDecimal.valueOf(row.reached().getOrDefault(target, 0));
  }

  private List<Part> parts(String key, Target target) {
    return switch (target) {
      case TRAINED_PEOPLE ->
          people(
              hours.people().stream()
                  .filter(person -> person.completed() != null && by.of(person).equals(key))
                  .toList());
      case DIALOGUE_PEOPLE ->
          people(
              of(ActivityKind.WORKPLACE_DIALOGUE).stream()
                  .map(CountedEntry::person)
                  .filter(person -> by.of(person).equals(key))
                  .toList());
      case TRAINING_HOURS, DIALOGUE_HOURS ->
          minutes(of(target.kind()).stream().filter(one -> by.of(one).equals(key)).toList());
    };
  }

  private List<CountedEntry> of(ActivityKind kind) {
    return hours.entries().stream().filter(one -> one.entry().session().kind() == kind).toList();
  }

  private List<Part> people(List<PersonHours> some) {
    Map<String, Set<PersonId>> people = new TreeMap<>();
    for (PersonHours person : some) {
      people.computeIfAbsent(placeOf(person), none -> new HashSet<>()).add(person.person());
    }
    return people.entrySet().stream()
        .map(part ->
            new Part(
                part.getKey(), BigDecimal.valueOf(part.getValue().size()), part.getValue().size()))
        .toList();
  }

  private String placeOf(PersonHours person) {
    Function<Employment, String> place =
        by == PartedBy.ORGANISATION
            ? at -> at.workplace().value()
            : at -> at.organisation().value();
    return person.latestEmployment().map(place).orElse("");
  }

  private List<Part> minutes(List<CountedEntry> some) {
    Map<String, Integer> minutes = new TreeMap<>();
    for (CountedEntry one : some) {
      minutes.merge(
          by == PartedBy.ORGANISATION ? one.workplaceKey() : one.organisationKey(),
          one.entry().minutes(),
          Integer::sum);
    }
    return minutes.entrySet().stream()
        .map(part -> Part.of(part.getKey(), BigDecimal.valueOf(part.getValue())))
        .toList();
  }
}
