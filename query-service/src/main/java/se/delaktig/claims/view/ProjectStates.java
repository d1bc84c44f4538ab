package se.delaktig.claims.view;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.view.BudgetView;
import se.delaktig.budget.view.CashView;
import se.delaktig.budget.view.CostView;
import se.delaktig.budget.view.DecidedBudget;
import se.delaktig.budget.view.GivenCash;
import se.delaktig.budget.view.PostMonth;
import se.delaktig.budget.view.StaffTimeView;
import se.delaktig.budget.view.VoucherCost;
import se.delaktig.claims.event.ClaimBuilt;
import se.delaktig.claims.event.ClaimDecided;
import se.delaktig.claims.event.ClaimEvent;
import se.delaktig.claims.event.ClaimPaid;
import se.delaktig.claims.event.ClaimReturned;
import se.delaktig.claims.event.ClaimSubmitted;
import se.delaktig.claims.event.MonthClosed;
import se.delaktig.claims.event.MonthReopened;
import se.delaktig.claims.event.ParticipantFileSent;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.view.FollowedLedger;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.ViewReader.Snapshot;
import se.delaktig.kernel.view.Views;
import se.delaktig.project.view.Programme;

/**
 * Projects as they stood where something was frozen, and as they stand now. What is frozen is
 * folded from the log alone, by the same folds as the live views; each look takes up what has come
 * since.
 */
@Component
public class ProjectStates {
  private final CommitLog log;
  private final EventFormat format;
  private final ViewReader<PersonHours> people;
  private final ViewReader<VoucherCost> costs;
  private final ViewReader<PostMonth> times;
  private final ViewReader<GivenCash> cash;
  private final ViewReader<DecidedBudget> budgets;
  private final Map<String, Followed> byProject = new ConcurrentHashMap<>();
  private final Map<String, Now> latest = new ConcurrentHashMap<>();

  ProjectStates(
      CommitLog log,
      EventFormat format,
      Views views,
      PersonHoursView people,
      CostView costs,
      StaffTimeView times,
      CashView cash,
      BudgetView budgets) {
    this.log = log;
    this.format = format;
    this.people = views.reader(people);
    this.costs = views.reader(costs);
    this.times = views.reader(times);
    this.cash = views.reader(cash);
    this.budgets = views.reader(budgets);
  }

  /** A project's log as far as it has been followed, and what was frozen on the way. */
  private final class Followed {
    private final ProjectFolds folds = new ProjectFolds();
    private final Map<Long, ProjectState> frozen = new HashMap<>();
    private final FollowedLedger ledger;

    Followed(String project) {
      ledger = new FollowedLedger(log, project);
    }

    synchronized @Nullable ProjectState at(long position) {
      if (!frozen.containsKey(position)) {
        ledger.readOn(this::take);
      }
      return frozen.get(position);
    }

    synchronized void follow() {
      ledger.readOn(this::take);
    }

    private void take(Commit commit) {
      for (RecordedEvent event : RecordedEvent.of(commit, format)) {
        folds.after(event);
        if (event.event() instanceof ClaimEvent happened && freezes(happened)) {
          frozen.put(event.position(), folds.state());
        }
      }
    }
  }

  /**
   * Follows every project's log once the service is up, so that the first to look need not wait.
   */
  @EventListener(ApplicationReadyEvent.class)
  void followAll() {
    Thread.ofVirtual()
        .name("project-states")
        .start(() -> people.ledgers().forEach(project -> followed(project).follow()));
  }

  private Followed followed(String project) {
    return byProject.computeIfAbsent(project, Followed::new);
  }

  /** A project as it stands now: the same one until something has happened in it. */
  public ProjectState now(Sight sight) {
    String project = sight.project().value();
    Documents documents =
        new Documents(
            sight.programme(),
            people.all(project),
            costs.all(project),
            times.all(project),
            cash.all(project),
            budgets.one(project, BudgetView.ONLY).orElse(DecidedBudget.none()));
    Now before = latest.get(project);
    if (before != null && before.of().same(documents)) {
      return before.state();
    }
    Now now = new Now(documents, documents.state());
    latest.put(project, now);
    return now.state();
  }

  /** A project's state and what it was made of. */
  private record Now(Documents of, ProjectState state) {}

  /** The documents of the views that a state is made of. */
  private record Documents(
      Programme programme,
      Snapshot<PersonHours> people,
      Snapshot<VoucherCost> costs,
      Snapshot<PostMonth> times,
      Snapshot<GivenCash> cash,
      DecidedBudget budget) {
    /** Documents are values: as long as none has changed the maps are the same ones. */
    boolean same(Documents other) {
      return programme == other.programme
          && people.byId() == other.people.byId()
          && people.position() == other.people.position()
          && costs.byId() == other.costs.byId()
          && times.byId() == other.times.byId()
          && cash.byId() == other.cash.byId()
          && budget.equals(other.budget);
    }

    ProjectState state() {
      return new ProjectState(
          programme,
          people.states(),
          costs.states(),
          times.states(),
          cash.states(),
          budget,
          people.position());
    }
  }

  /**
   * A project as it stood where a month was closed, a claim built or a participant file made.
   *
   * @param position where that stands in the log
   * @throws IllegalArgumentException when nothing was frozen there
   */
  public ProjectState at(String project, long position) {
    ProjectState state = followed(project).at(position);
    if (state == null) {
      throw new IllegalArgumentException("nothing was frozen at " + position);
    }
    return state;
  }

  private static boolean freezes(ClaimEvent event) {
    return switch (event) {
      case MonthClosed e -> true;
      case ClaimBuilt e -> true;
      case ParticipantFileSent e -> true;
      case MonthReopened e -> false;
      case ClaimSubmitted e -> false;
      case ClaimReturned e -> false;
      case ClaimDecided e -> false;
      case ClaimPaid e -> false;
    };
  }
}
