package se.delaktig.steering.view;

import java.util.List;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;

/** Makes steering statements from the views. */
@Component
public class SteeringStatements {
  private final HoursStatements hours;
  private final ViewReader<PersonHours> people;

  SteeringStatements(HoursStatements hours, Views views, PersonHoursView people) {
    this.hours = hours;
    this.people = views.reader(people);
  }

  /** The statement of as much of a project as is in sight. */
  public SteeringStatement of(Sight sight) {
    List<PersonHours> all = List.copyOf(people.all(sight.project().value()).states());
    return new SteeringStatement(
        hours.of(sight), sight.whole() ? all : sight.among(all), sight.whole());
  }
}
