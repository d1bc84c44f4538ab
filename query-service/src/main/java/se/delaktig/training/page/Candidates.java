package se.delaktig.training.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.PersonId;
import se.delaktig.training.event.PreparandAppointed.As;

/** Managers and representatives who should go through the training and are not appointed. */
@Component
class Candidates {
  private final ViewReader<PersonHours> people;
  private final ProgrammeClock clock;

  Candidates(Views views, PersonHoursView people, ProgrammeClock clock) {
    this.people = views.reader(people);
    this.clock = clock;
  }

  /** Someone who should go through the training and is not appointed. */
  record Candidate(As as, WorkplaceId workplace) {}

  Map<PersonId, Candidate> of(Sight sight) {
    Places places = sight.programme().places();
    Map<PersonId, Candidate> found = new LinkedHashMap<>();
    for (WorkplaceId workplace : sight.workplaces()) {
      places
          .managerOf(workplace, clock.today())
          .ifPresent(manager -> found.put(manager, new Candidate(As.MANAGER, workplace)));
      places
          .representatives()
          .getOrDefault(workplace, List.of())
          .forEach(one -> found.putIfAbsent(one, new Candidate(As.REPRESENTATIVE, workplace)));
    }
    found
        .keySet()
        .removeIf(person ->
            people
                .one(sight.project().value(), person.value())
                .filter(one -> one.preparand() == null && sight.sees(one))
                .isEmpty());
    return found;
  }
}
