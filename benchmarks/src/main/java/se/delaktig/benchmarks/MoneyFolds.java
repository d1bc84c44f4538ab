package se.delaktig.benchmarks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import se.delaktig.budget.view.CostView;
import se.delaktig.budget.view.DecidedBudget;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.claims.view.ClaimBookView;
import se.delaktig.claims.view.ClaimChecks;
import se.delaktig.claims.view.ClaimStatement;
import se.delaktig.claims.view.CofinancingByPlace;
import se.delaktig.claims.view.CofinancingMeter;
import se.delaktig.claims.view.MonthReadiness;
import se.delaktig.claims.view.ProjectState;
import se.delaktig.claims.view.WhatIf;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.dialogue.view.SessionHistoryView;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.view.LedgerAt;
import se.delaktig.kernel.view.Pasts;
import se.delaktig.kernel.view.View;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.Programme;
import se.delaktig.project.view.ProgrammeView;

/**
 * What is behind the pages of a project's money, without pages: the log followed once, and then
 * hours counted, a month looked through, a claim built and checked, other rules tried over all of
 * it, and the meter read.
 */
final class MoneyFolds {
  private static final String FOLLOW = "log followed once";
  private static final String COUNT = "all hours counted";
  private static final String MONTH = "month looked through";
  private static final String CLAIM = "claim built and checked";
  private static final String WHAT_IF = "other rules over all of it";
  private static final String METER = "meter of hours counted already";

  /** What is measured, in the order of a summary. */
  static final List<String> SUBJECTS = List.of(FOLLOW, COUNT, MONTH, CLAIM, WHAT_IF, METER);

  private static final WhatIf.Supposition OTHER_RULES =
      new WhatIf.Supposition(
          new BigDecimal("250"), null, null, null, null, Rounding.WHOLE_HOURS_PER_MONTH);

  private final MeasuredServer server;
  private final LargeProject project;
  private final Results results;

  MoneyFolds(MeasuredServer server, LargeProject project, Results results) {
    this.server = server;
    this.project = project;
    this.results = results;
  }

  void measure(CommitLog log, EventFormat format, int rounds) {
    Pasts pasts =
        Pasts.of(
            List.of(
                new ProgrammeView(),
                new ClaimBookView(),
                new PersonHoursView(),
                new SessionHistoryView(),
                new CostView()),
            log,
            format);
    String ledger = LargeProject.ID.value();
    LocalDate day = project.today();
    results.add(Round.ofOne(server, FOLLOW, 1, () -> pasts.atEndOf(day, ledger)));
    LedgerAt all = pasts.atEndOf(day, ledger);
    for (int round = 1; round <= rounds; round++) {
      measure(all, day, round);
    }
  }

  private void measure(LedgerAt ledger, LocalDate day, int round) {
    Programme programme = only(ledger, new ProgrammeView());
    ClaimBook book = only(ledger, new ClaimBookView());
    Collection<SessionHistory> sessions = ledger.all(new SessionHistoryView()).states();
    ProjectState state = state(ledger, programme);
    time(COUNT, round, () -> HoursStatement.of(programme, state.people(), ledger.position(), day));
    HoursStatement hours = HoursStatement.of(programme, state.people(), ledger.position(), day);
    time(MONTH, round, () -> month(state, hours, sessions));
    time(CLAIM, round, () -> claim(book, state));
    time(WHAT_IF, round, () -> WhatIf.figures(state, OTHER_RULES, day));
    time(METER, round, () -> meter(hours));
  }

  private void time(String subject, int round, Runnable work) {
    results.add(Round.ofOne(server, subject, round, work));
  }

  /** The one document of a view that has one a ledger. */
  private static <S> S only(LedgerAt ledger, View<S> view) {
    return ledger.all(view).states().iterator().next();
  }

  private static ProjectState state(LedgerAt ledger, Programme programme) {
    return new ProjectState(
        programme,
        ledger.all(new PersonHoursView()).states(),
        ledger.all(new CostView()).states(),
        List.of(),
        List.of(),
        DecidedBudget.none(),
        ledger.position());
  }

  private void month(
      ProjectState state, HoursStatement hours, Collection<SessionHistory> sessions) {
    MonthReadiness ready =
        MonthReadiness.of(state, project.lastMonth(), hours.entries(), sessions, List.of());
    demand(ready.places().isEmpty(), false);
  }

  private static void claim(ClaimBook book, ProjectState state) {
    ClaimStatement built = ClaimStatement.of(book, book.claims().getLast(), state, state);
    ClaimChecks.of(built, book, state);
    demand(built.cofinancing().signum(), 1);
  }

  private void meter(HoursStatement hours) {
    CofinancingMeter meter = new CofinancingMeter(hours, 0, BigDecimal.ZERO, BigDecimal.TEN);
    CofinancingByPlace byPlace = new CofinancingByPlace(hours);
    demand(byPlace.rows(CofinancingByPlace.Place.WORKPLACE).size(), project.workplaces());
    demand(meter.earned().signum(), 1);
    meter.grant();
    meter.ifAllIsDone();
    meter.atThisPace();
  }

  private static <T> void demand(T found, T expected) {
    if (!found.equals(expected)) {
      throw new IllegalStateException(found + " instead of " + expected);
    }
  }
}
