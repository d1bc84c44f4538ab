package se.delaktig.audit.view;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.budget.view.BudgetView;
import se.delaktig.budget.view.CashView;
import se.delaktig.budget.view.CostView;
import se.delaktig.budget.view.DecidedBudget;
import se.delaktig.budget.view.StaffTimeView;
import se.delaktig.claims.view.ProjectState;
import se.delaktig.goals.view.GoalView;
import se.delaktig.goals.view.GoalsStatement;
import se.delaktig.goals.view.Survey;
import se.delaktig.goals.view.SurveyReader;
import se.delaktig.goals.view.SurveyView;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.view.LedgerAt;
import se.delaktig.kernel.view.View;
import se.delaktig.kernel.view.ViewReader.Snapshot;
import se.delaktig.participants.view.Participation;
import se.delaktig.project.view.Programme;
import se.delaktig.project.view.ProgrammeView;
import se.delaktig.steering.view.Observation;
import se.delaktig.steering.view.ObservationView;

/**
 * A whole project's statements on both clocks: as it was known after some of its events, and of
 * what had happened by a day.
 */
public final class ProjectAt {
  private static final ProgrammeView PROGRAMME = new ProgrammeView();
  private static final PersonHoursView PEOPLE = new PersonHoursView();
  private static final BudgetView BUDGET = new BudgetView();
  private static final CostView COSTS = new CostView();
  private static final StaffTimeView STAFF_TIME = new StaffTimeView();
  private static final CashView CASH = new CashView();
  private static final GoalView GOALS = new GoalView();
  private static final SurveyView SURVEYS = new SurveyView();
  private static final ObservationView OBSERVATIONS = new ObservationView();

  private final LocalDate happened;
  private final Programme programme;
  private final HoursStatement hours;
  private final BudgetStatement budget;
  private final GoalsStatement goals;
  private final List<Survey> surveys;
  private final Collection<Observation> observations;

  private ProjectAt(LedgerAt known, LocalDate happened) {
    this.happened = happened;
    this.programme = programmeOf(known);
    Snapshot<PersonHours> people = known.all(PEOPLE);
    HoursStatement all = HoursStatement.of(programme, people.states(), known.position(), happened);
    this.hours = all.until(happened);
    this.budget =
        BudgetStatement.of(
                programme,
                known.all(BUDGET).byId().getOrDefault(BudgetView.ONLY, DecidedBudget.none()),
                known.all(COSTS).states(),
                known.all(STAFF_TIME).states(),
                known.all(CASH).states(),
                all,
                known.position())
            .until(happened);
    this.goals =
        GoalsStatement.of(programme, known.all(GOALS).byId(), all, known.position())
            .until(happened);
    this.surveys = SurveyReader.planned(known.all(SURVEYS).states(), happened);
    this.observations = known.all(OBSERVATIONS).states();
  }

  /** The views that must be folded for it. */
  public static List<View<?>> views() {
    return List.of(
        PROGRAMME, PEOPLE, BUDGET, COSTS, STAFF_TIME, CASH, GOALS, SURVEYS, OBSERVATIONS);
  }

  /**
   * The project after some of its events.
   *
   * @param known with at least {@link #views()}; a plan must be among its events
   * @param happened the last day that counts
   */
  public static ProjectAt of(LedgerAt known, LocalDate happened) {
    return new ProjectAt(known, happened);
  }

  /** The project's frame after some of its events. */
  public static Programme programmeOf(LedgerAt known) {
    return known
        .all(PROGRAMME)
        .byId()
        .getOrDefault(ProgrammeView.ONLY, PROGRAMME.empty(ProgrammeView.ONLY));
  }

  /** All of a project that claims are made of, after some of its events. */
  static ProjectState stateOf(LedgerAt known) {
    return new ProjectState(
        programmeOf(known),
        known.all(PEOPLE).states(),
        known.all(COSTS).states(),
        known.all(STAFF_TIME).states(),
        known.all(CASH).states(),
        known.all(BUDGET).byId().getOrDefault(BudgetView.ONLY, DecidedBudget.none()),
        known.position());
  }

  public LocalDate happened() {
    return happened;
  }

  public Programme programme() {
    return programme;
  }

  public HoursStatement hours() {
    return hours;
  }

  public BudgetStatement budget() {
    return budget;
  }

  public GoalsStatement goals() {
    return goals;
  }

  /** What was asked before and after, in the surveys' order. */
  public List<Survey> surveys() {
    return surveys;
  }

  /** What was seen and asked from outside. */
  public Collection<Observation> observations() {
    return observations;
  }

  /** Everybody who was registered. */
  public Participation participation() {
    return Participation.of(
        hours.people().stream().filter(person -> !person.employments().isEmpty()).toList(),
        happened);
  }
}
