package se.delaktig.placements.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.delaktig.access.policy.Decision;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.kernel.json.FigureJson;
import se.delaktig.kernel.json.FiguresInJson;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Group;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Step;
import se.delaktig.placements.view.Chain;
import se.delaktig.placements.view.Outcomes;
import se.delaktig.placements.view.PlacementReader;

/** A project's placements for other programs: numbers, and the chains for who may see them. */
@RestController
class PlacementsJson {
  private final Gate gate;
  private final PlacementReader placements;
  private final FiguresInJson figures;

  PlacementsJson(Gate gate, PlacementReader placements, FiguresInJson figures) {
    this.figures = figures;
    this.gate = gate;
    this.placements = placements;
  }

  /**
   * @param numbers absent where the caller may not see them
   * @param chains absent where the caller may not see single placements
   */
  record Placements(String project, @Nullable Numbers numbers, @Nullable List<Chain> chains) {}

  /**
   * Numbers of people by the step reached last and by group; null is hidden, fewer than five. In
   * whole fives for those who see numbers only.
   */
  record Numbers(
      FigureJson placed, Map<Step, @Nullable Long> byStep, Map<Group, @Nullable Long> byGroup) {}

  private Numbers numbers(Outcomes outcomes) {
    return new Numbers(
        figures.of(outcomes.placed()), outcomes.byStep().parts(), outcomes.byGroup().parts());
  }

  @GetMapping("/api/projects/{project}/placements")
  Placements placements(@PathVariable String project) {
    Placements seen =
        new Placements(
            project,
            gate.look(Query.OUTCOMES, project)
                .map(placements::numbers)
                .map(this::numbers)
                .orElse(null),
            gate.look(Query.PLACEMENTS, project).map(placements::of).orElse(null));
    if (seen.numbers() == null && seen.chains() == null) {
      throw new AccessDeniedException(Decision.Denied.CODE);
    }
    return seen;
  }
}
