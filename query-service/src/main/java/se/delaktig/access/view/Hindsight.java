package se.delaktig.access.view;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.view.LedgerAt;
import se.delaktig.kernel.view.Pasts;
import se.delaktig.kernel.view.ViewReader.Snapshot;
import se.delaktig.project.view.Programme;
import se.delaktig.project.view.ProgrammeView;

/**
 * Turns back either of the two clocks for what someone sees. Who may see it is decided as of today;
 * what there was to see, the plan and the rules among it, is as it was known then.
 */
@Component
public class Hindsight {
  private final Pasts pasts;
  private final ProgrammeView programmes;
  private final ProgrammeClock clock;

  Hindsight(Pasts pasts, ProgrammeView programmes, ProgrammeClock clock) {
    this.pasts = pasts;
    this.programmes = programmes;
    this.clock = clock;
  }

  /**
   * What is in sight as of two days. Days to come are today. A day on which the project had no plan
   * yet is the first on which it had. Whoever sees numbers only turns back both clocks together,
   * and so is shown what was shown on that day: what had happened by another day would part each
   * row by time, and give away small groups that no row shows.
   *
   * @param happened the last activity day that counts
   * @param known the last day whose records count
   * @return the same sight where neither day has passed
   */
  public Sight at(Sight sight, LocalDate happened, LocalDate known) {
    LocalDate today = clock.today();
    if (!happened.isBefore(today) && !known.isBefore(today)) {
      return sight;
    }
    LocalDate knownDay = known.isAfter(today) ? today : known;
    LedgerAt ledger = pasts.atEndOf(knownDay, sight.project().value());
    while (programme(ledger).plan() == null && knownDay.isBefore(today)) {
      knownDay = pasts.nextDay(knownDay, sight.project().value()).orElse(today);
      ledger = pasts.atEndOf(knownDay, sight.project().value());
    }
    LocalDate happenedDay = happened.isAfter(today) ? today : happened;
    if (sight.numbersOnly()) {
      happenedDay = knownDay;
    }
    return sight.at(new Past(happenedDay, knownDay, ledger), programme(ledger));
  }

  private Programme programme(LedgerAt ledger) {
    Snapshot<Programme> all = ledger.all(programmes);
    return all.byId().getOrDefault(ProgrammeView.ONLY, programmes.empty(ProgrammeView.ONLY));
  }
}
