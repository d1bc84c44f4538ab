package se.delaktig.goals.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.goals.event.TheoryOfChangeDrawn;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Step;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.placements.view.PlacementReader;

/** Reads a project's theory of change with what the log gives for each step. */
@Component
public class TheoryReader {
  private final ViewReader<DrawnTheory> theories;
  private final DrawnTheoryView view;
  private final GoalsStatements goals;
  private final PlacementReader placements;
  private final Gate gate;

  TheoryReader(
      Views views,
      DrawnTheoryView view,
      GoalsStatements goals,
      PlacementReader placements,
      Gate gate) {
    this.theories = views.reader(view);
    this.view = view;
    this.goals = goals;
    this.placements = placements;
    this.gate = gate;
  }

  /**
   * A step with what has come of it.
   *
   * @param figure what the log counts; absent where it counts nothing, or may not be shown
   * @param goal how the plan's goal stands; absent where the step is none
   */
  public record Reached(
      Step step, @Nullable Figure figure, GoalsStatement.@Nullable Followed goal) {}

  /** The steps by how far on they are; none before anything is drawn. */
  public List<Reached> of(Sight sight) {
    TheoryOfChangeDrawn drawn = drawn(sight).orElse(null);
    if (drawn == null) {
      return List.of();
    }
    GoalsStatement statement = goals.of(sight);
    List<Reached> reached = new ArrayList<>();
    drawn.steps().stream()
        .sorted(Comparator.comparing(Step::level))
        .forEach(step ->
            reached.add(
                new Reached(
                    step, figure(sight, statement, step.measure()), goal(statement, step))));
    return List.copyOf(reached);
  }

  /** As it was said last. */
  public Optional<TheoryOfChangeDrawn> drawn(Sight sight) {
    return sight.all(theories, view).states().stream()
        .flatMap(one -> Optional.ofNullable(one.drawn()).stream())
        .findFirst();
  }

  private static GoalsStatement.@Nullable Followed goal(GoalsStatement statement, Step step) {
    return statement.goals().stream()
        .filter(one -> one.goal().id().equals(step.goal()))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Figure figure(
      Sight sight, GoalsStatement statement, @Nullable Measure measure) {
    return measure == null
        ? null
        : statement.activities().of(measure).orElseGet(() -> placed(sight, statement.day()));
  }

  /** A part of the project gives its own, which is not known as of other days. */
  private @Nullable Figure placed(Sight sight, LocalDate day) {
    return gate.look(Query.OUTCOMES, sight.project().value())
        .filter(seen -> sight.whole() || sight.past() == null)
        .map(seen ->
            sight.whole() ? placements.placed(sight, day) : placements.numbers(seen).placed())
        .orElse(null);
  }
}
