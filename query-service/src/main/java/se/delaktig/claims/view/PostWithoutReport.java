package se.delaktig.claims.view;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.view.PostMonth;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.project.event.ProjectPlan;

/**
 * A post of the plan that lacks time reports.
 *
 * @param organisation as the plan names it
 * @param months those of the months asked for that have none
 */
public record PostWithoutReport(String role, String organisation, List<YearMonth> months) {

  /** The posts that lack a report of any of some months, in the plan's order. */
  public static List<PostWithoutReport> of(ProjectState state, Collection<YearMonth> months) {
    List<StaffTimeRecorded> reports =
        state.times().stream().map(PostMonth::latest).filter(Objects::nonNull).toList();
    List<PostWithoutReport> lacking = new ArrayList<>();
    for (ProjectPlan.Staffing post : state.programme().planned().staffing()) {
      Optional<OrganisationId> organisation = organisation(state, post);
      List<YearMonth> without =
          months.stream()
              .filter(month ->
                  reports.stream()
                      .filter(one -> one.month().equals(month.toString()))
                      .filter(one -> one.role().equals(post.role()))
                      .noneMatch(
                          one -> organisation.filter(one.organisation()::equals).isPresent()))
              .toList();
      if (!without.isEmpty()) {
        lacking.add(new PostWithoutReport(post.role(), post.organisation(), without));
      }
    }
    return List.copyOf(lacking);
  }

  /** The plan names a post's organisation as people do; one that has not joined has no reports. */
  private static Optional<OrganisationId> organisation(
      ProjectState state, ProjectPlan.Staffing post) {
    return state.programme().places().organisations().values().stream()
        .filter(joined -> joined.name().equals(post.organisation()))
        .map(OrganisationJoined::organisation)
        .findFirst();
  }
}
