package se.delaktig.audit.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.budget.view.BudgetView;
import se.delaktig.budget.view.CashView;
import se.delaktig.budget.view.CostView;
import se.delaktig.budget.view.DecidedBudget;
import se.delaktig.budget.view.StaffTimeView;
import se.delaktig.claims.view.ProjectState;
import se.delaktig.goals.view.FollowedGoal;
import se.delaktig.goals.view.GoalView;
import se.delaktig.goals.view.GoalsStatement;
import se.delaktig.goals.view.Survey;
import se.delaktig.goals.view.SurveyReader;
import se.delaktig.goals.view.SurveyView;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Counting;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.LeanPersonHoursView;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.view.LedgerAt;
import se.delaktig.kernel.view.View;
import se.delaktig.participants.view.Participation;
import se.delaktig.placements.view.PlacementView;
import se.delaktig.project.view.Programme;
import se.delaktig.project.view.ProgrammeView;
import se.delaktig.steering.view.Observation;
import se.delaktig.steering.view.ObservationView;

/**
 * A whole project's statements on both clocks: as it was known after some of its events, and of
 * what had happened by a day. People's sessions are counted person by person and never held all at
 * once: a ledger of a million events has some hundred thousands.
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
  private static final PlacementView PLACEMENTS = new PlacementView();
  private static final ObservationView OBSERVATIONS = new ObservationView();

  private final LocalDate happened;
  private final Programme programme;
  private final List<PersonHours> people;
  private final BudgetStatement budget;
  private final Map<String, FollowedGoal> followed;
  private final HoursStatement nobodys;
  private final List<Survey> surveys;
  private final CountedActivities counted;
  private final Collection<Observation> observations;
  private @Nullable SummedHours sums;
  private @Nullable GoalsStatement goals;

  private ProjectAt(LedgerAt known, LocalDate happened) {
    this.happened = happened;
    this.programme = programmeOf(known);
    this.people = PersonHours.people(known.all(PEOPLE).states(), programme.records());
    // budget and goals are asked for nothing here that turns on anybody's sessions
    this.nobodys = HoursStatement.of(programme, List.of(), known.position(), happened);
    this.budget =
        BudgetStatement.of(
                programme,
                known.all(BUDGET).byId().getOrDefault(BudgetView.ONLY, DecidedBudget.none()),
                known.all(COSTS).states(),
                known.all(STAFF_TIME).states(),
                known.all(CASH).states(),
                nobodys,
                known.position())
            .until(happened);
    this.followed = known.all(GOALS).byId();
    this.surveys = SurveyReader.planned(known.all(SURVEYS).states(), happened);
    this.counted = new CountedActivities(happened, surveys, known.all(PLACEMENTS).states());
    this.observations = known.all(OBSERVATIONS).states();
  }

  /** The views that must be folded for it, of one ledger. */
  public static List<View<?>> views() {
    return List.of(
        PROGRAMME,
        new LeanPersonHoursView(),
        BUDGET,
        COSTS,
        STAFF_TIME,
        CASH,
        GOALS,
        SURVEYS,
        PLACEMENTS,
        OBSERVATIONS);
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

  /** What the sessions held by the day come to. */
  public SummedHours hours() {
    SummedHours summed = sums;
    if (summed == null) {
      summed = new SummedHours(programme);
      for (PersonHours person : people) {
        List<CountedEntry> attended = sessions(person);
        summed.person(attended);
        counted.person(person, attended);
      }
      sums = summed;
    }
    return summed;
  }

  /**
   * Every person's part in every session held by the day, with what counts: person by person in the
   * order of their ids, and each person's oldest first.
   */
  public Stream<CountedEntry> sessions() {
    // put in order first: a stream that is sorted on its way hands over all or nothing
    List<PersonHours> inOrder = new ArrayList<>(people);
    inOrder.sort(Comparator.comparing(one -> one.person().value()));
    return inOrder.stream()
        .flatMap(person ->
            sessions(person).stream()
                .sorted(
                    Comparator.comparing((CountedEntry one) -> one.entry().date())
                        .thenComparing(one -> one.entry().start())
                        .thenComparing(one -> one.entry().session().id())));
  }

  private List<CountedEntry> sessions(PersonHours person) {
    return Counting.of(person, programme).stream()
        .filter(one -> !one.entry().date().isAfter(happened))
        .toList();
  }

  /** What is planned and used; nothing in it turns on the hours, which it does not have. */
  public BudgetStatement budget() {
    return budget;
  }

  /** The goals of the plan; of the activity targets, which move with the hours, nothing. */
  public GoalsStatement goals() {
    GoalsStatement stated = goals;
    if (stated == null) {
      hours();
      stated = GoalsStatement.of(programme, followed, counted, nobodys, nobodys.position());
      goals = stated;
    }
    return stated;
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
        people.stream().filter(person -> !person.employments().isEmpty()).toList(), happened);
  }
}
