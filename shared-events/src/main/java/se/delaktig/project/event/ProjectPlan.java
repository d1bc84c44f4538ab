package se.delaktig.project.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.event.Stated;

/**
 * What a project has promised, as its source states it. Money is in kronor.
 *
 * @param number the fund's project number, {@code 2017/00434}
 * @param owner the project owner (projektägare)
 * @param period first and last day of the project
 * @param totalBudget the whole budget (total projektbudget), grant and co-financing together
 * @param grant the approved support (beviljat ESF-stöd)
 * @param unionRatePercent unionens medfinansieringsgrad; shown, and part of no formula
 * @param goals in the source's order
 * @param workingGroup who sits in the arbetsgrupp, in words
 * @param focuses what materials, sessions and reports are marked with: jämställdhet,
 *     tillgänglighet, icke-diskriminering
 * @param invented whether people and figures are made up for a demonstration, which every page then
 *     says
 */
public record ProjectPlan(
    String number,
    String name,
    String owner,
    @Nullable String ownerUnit,
    String region,
    Period period,
    String programmeArea,
    String specificObjective,
    String interventionType,
    BigDecimal totalBudget,
    BigDecimal grant,
    BigDecimal unionRatePercent,
    List<Phase> phases,
    List<PlannedActivity> activities,
    List<Goal> goals,
    List<Staffing> staffing,
    List<PlannedOrganisation> organisations,
    List<SourceConflict> conflicts,
    Stated<String> workingGroup,
    List<String> focuses,
    boolean invented) {

  /** A phase (projektfas). Season words in the source become dates marked as assumed. */
  public record Phase(String id, String name, Stated<LocalDate> from, Stated<LocalDate> to) {}

  /** What an activity's hours are. */
  public enum ActivityKind {
    PREPARAND_TRAINING,
    WORKPLACE_DIALOGUE
  }

  /**
   * Hours that a number of people are to take part.
   *
   * @param group the group of organisations it is planned for; absent when it is for all
   * @param people how many; for a figure that the source contradicts itself on, absent, and {@code
   *     conflict} names it
   * @param conflict the source conflict whose chosen alternative gives the number of people
   * @param minutesEach minutes per person
   * @param phase the id of the phase it belongs to
   */
  public record PlannedActivity(
      String id,
      ActivityKind kind,
      String name,
      @Nullable String group,
      Stated<Integer> people,
      @Nullable String conflict,
      int minutesEach,
      String phase) {}

  /**
   * A goal in the source's words.
   *
   * @param level overall, evaluation, or the phase it belongs to
   */
  public record Goal(String id, String words, String level) {}

  /** A post in the project, as a share of full time: 0.50 is half time. */
  public record Staffing(String role, String organisation, BigDecimal share) {}

  /**
   * Whether an organisation is public or private, which decides what kind of co-financing its hours
   * are.
   */
  public enum Sector {
    PUBLIC,
    PRIVATE
  }

  /** An organisation of the project and the group it is planned in. */
  public record PlannedOrganisation(
      String id, String name, Stated<String> group, Stated<String> number, Stated<Sector> sector) {}

  /** A figure on which the source contradicts itself; both are kept. */
  public record SourceConflict(
      String id, String what, List<Alternative> alternatives, String chosen) {}

  /** One side of a source conflict, with the place in the source that states it. */
  public record Alternative(String id, int value, String place) {}
}
