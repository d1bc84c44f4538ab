package se.delaktig.training.view;

import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.ViewReader.Snapshot;
import se.delaktig.kernel.view.Views;

/** Makes statements of the preparand training from the views. */
@Component
public class PreparandStatements {
  private final ViewReader<PersonHours> people;
  private final ProgrammeClock clock;

  PreparandStatements(Views views, PersonHoursView people, ProgrammeClock clock) {
    this.people = views.reader(people);
    this.clock = clock;
  }

  /** The statement of as much of a project as is in sight. */
  public PreparandStatement of(Sight sight) {
    Snapshot<PersonHours> all = people.all(sight.project().value());
    return PreparandStatement.of(
        sight.programme(), sight.among(all.states()), all.position(), clock.today());
  }
}
