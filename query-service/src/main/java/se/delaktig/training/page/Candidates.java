package se.delaktig.training.page;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.view.People;
import se.delaktig.training.event.PreparandAppointed.As;

/** Managers and representatives who should go through the training and are not appointed. */
@Component
class Candidates {
  private final People people;
  private final ProgrammeClock clock;

  Candidates(People people, ProgrammeClock clock) {
    this.people = people;
    this.clock = clock;
  }

  /** Someone who should go through the training and is not appointed. */
  record Candidate(As as, WorkplaceId workplace) {}

  /** By person: somebody who is appointed by one record is no candidate by another. */
  Map<PersonId, Candidate> of(Sight sight) {
    return of(sight, clock.today(), record -> people.one(sight, record.value()));
  }

  /**
   * @param people finds the person of a record
   */
  static Map<PersonId, Candidate> of(
      Sight sight, LocalDate today, Function<PersonId, Optional<PersonHours>> people) {
    Places places = sight.programme().places().as(sight.programme().records()::whose);
    Map<PersonId, Candidate> found = new LinkedHashMap<>();
    for (WorkplaceId workplace : sight.workplaces()) {
      places
          .managerOf(workplace, today)
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
                .apply(person)
                .filter(one -> one.preparand() == null && sight.sees(one))
                .isEmpty());
    return found;
  }
}
