package se.delaktig.training.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.LeftOut;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.participants.event.Employment;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.view.Programme;

/**
 * The preparand training at one look: how many the plan speaks of, and how far each preparand has
 * come under the rules of a day.
 *
 * @param preparands everyone who is appointed and has not left
 */
public record PreparandStatement(
    Programme programme, List<Preparing> preparands, long position, LocalDate day) {

  /**
   * How far a group has come; each is part of the one before.
   *
   * @param group absent for those whose organisation has no stated group
   * @param planned absent where the plan does not say
   * @param people those who are appointed
   */
  public record Progress(
      @Nullable String group,
      @Nullable Integer planned,
      long appointed,
      long started,
      long complete,
      List<Preparing> people) {}

  public static PreparandStatement of(
      Programme programme, Collection<PersonHours> people, long position, LocalDate day) {
    return new PreparandStatement(
        programme,
        people.stream()
            .filter(person -> person.preparand() != null)
            .filter(person -> !person.leftBy(day) || person.completed() != null)
            .map(person -> preparing(person, programme, day))
            .toList(),
        position,
        day);
  }

  private static Preparing preparing(PersonHours person, Programme programme, LocalDate day) {
    Optional<Employment> place = person.latestEmployment();
    return new Preparing(
        person,
        Qualification.of(person, programme, day),
        place.map(Employment::workplace).orElse(null),
        place.map(Employment::organisation).orElse(null),
        place.map(Employment::organisation).flatMap(programme.places()::groupOf).orElse(null));
  }

  /** Minutes that the rules of the day ask for; empty where they do not say. */
  public Optional<Integer> minutesNeeded() {
    return programme.rulesOn(day).map(rules -> rules.preparandMinutes().value());
  }

  /** How many the plan speaks of; empty where it does not say. */
  public Optional<Integer> planned() {
    return programme.planned().activities().stream()
        .filter(activity -> activity.kind() == ActivityKind.PREPARAND_TRAINING)
        .flatMap(activity -> programme.peopleOf(activity).stream())
        .reduce(Integer::sum);
  }

  /** Group by group in the plan's order, then whoever belongs to no planned group. */
  public List<Progress> byGroup() {
    List<@Nullable String> planned =
        programme.planned().activities().stream()
            .filter(activity -> activity.kind() == ActivityKind.PREPARAND_TRAINING)
            .map(activity -> activity.group())
            .toList();
    List<Progress> groups =
        new ArrayList<>(
            programme.planned().activities().stream()
                .filter(activity -> activity.kind() == ActivityKind.PREPARAND_TRAINING)
                .map(activity ->
                    progress(
                        activity.group(),
                        programme.peopleOf(activity).orElse(null),
                        one -> Objects.equals(one.group(), activity.group())))
                .toList());
    Progress others = progress(null, null, one -> !planned.contains(one.group()));
    if (others.appointed() > 0) {
      groups.add(others);
    }
    return List.copyOf(groups);
  }

  private Progress progress(
      @Nullable String group, @Nullable Integer planned, Predicate<Preparing> those) {
    List<Preparing> in = preparands.stream().filter(those).toList();
    return new Progress(
        group,
        planned,
        in.size(),
        in.stream().filter(PreparandStatement::hasStarted).count(),
        in.stream().filter(one -> one.stage().complete()).count(),
        in);
  }

  private static boolean hasStarted(Preparing one) {
    return one.stage() != Preparing.Stage.NOT_STARTED;
  }

  /** A group's figures in the order of {@link Progress}, in parts by how far each has come. */
  public List<Figure> figures(Progress group) {
    return List.of(
        figure(
            "training.group.planned",
            group.planned() == null ? null : BigDecimal.valueOf(group.planned()),
            group.planned() == null
                ? List.of()
                : List.of(Part.of("training.group.in-plan", BigDecimal.valueOf(group.planned())))),
        figure("training.group.appointed", group, one -> true),
        figure("training.group.started", group, PreparandStatement::hasStarted),
        figure("training.group.complete", group, one -> one.stage().complete()));
  }

  private Figure figure(String key, Progress group, Predicate<Preparing> those) {
    Map<Preparing.Stage, Integer> stages = new EnumMap<>(Preparing.Stage.class);
    group.people().stream()
        .filter(those)
        .forEach(one -> stages.merge(one.stage(), 1, Integer::sum));
    return figure(
        key,
        BigDecimal.valueOf(stages.values().stream().mapToInt(Integer::intValue).sum()),
        stages.entrySet().stream()
            .map(stage ->
                new Part(
                    "training.stage." + stage.getKey(),
                    BigDecimal.valueOf(stage.getValue()),
                    stage.getValue()))
            .toList());
  }

  private Figure figure(String key, @Nullable BigDecimal value, List<Part> parts) {
    return new Figure(
        key,
        value,
        null,
        Unit.PEOPLE,
        programme.rulesOn(day).map(RuleSet::version).orElse(0),
        position,
        parts,
        List.of());
  }

  /** Those who lack minutes. */
  public List<Preparing> lacking() {
    return preparands.stream().filter(one -> one.stage().lacks()).toList();
  }

  /** Those who have the minutes and wait to be declared complete. */
  public List<Preparing> reached() {
    return preparands.stream().filter(one -> one.stage() == Preparing.Stage.REACHED).toList();
  }

  public long complete() {
    return preparands.stream().filter(one -> one.stage().complete()).count();
  }

  /** Preparands whose training is complete, of those the plan speaks of. */
  public Figure completeFigure() {
    return new Figure(
        "training.complete",
        BigDecimal.valueOf(complete()),
        planned().map(BigDecimal::valueOf).orElse(null),
        Unit.PEOPLE,
        programme.rulesOn(day).map(RuleSet::version).orElse(0),
        position,
        List.of(
            part(Preparing.Stage.COMPLETE_BY_RULE), part(Preparing.Stage.COMPLETE_BY_DISPENSATION)),
        List.of(Preparing.Stage.REACHED, Preparing.Stage.STARTED, Preparing.Stage.NOT_STARTED)
            .stream()
            .filter(stage -> count(stage).signum() > 0)
            .map(stage ->
                new LeftOut(
                    "training.stage." + stage,
                    count(stage),
                    count(stage).intValue(),
                    count(stage).intValue()))
            .toList());
  }

  private Part part(Preparing.Stage stage) {
    return new Part("training.stage." + stage, count(stage), count(stage).intValue());
  }

  private BigDecimal count(Preparing.Stage stage) {
    return BigDecimal.valueOf(preparands.stream().filter(one -> one.stage() == stage).count());
  }
}
