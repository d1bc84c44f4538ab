package se.delaktig.participants.page;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.DetailField;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.policy.Records;
import se.delaktig.participants.view.People;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;

/** The records of one person, and those that may be of the same person, as a page shows them. */
@Component
class PersonRecords {
  private static final int MOST_NAMESAKES = 20;

  private final People people;
  private final Names names;
  private final Disclosure disclosure;
  private final PersonRegister register;
  private final ProgrammeClock clock;

  PersonRecords(
      People people,
      Names names,
      Disclosure disclosure,
      PersonRegister register,
      ProgrammeClock clock) {
    this.people = people;
    this.names = names;
    this.disclosure = disclosure;
    this.register = register;
    this.clock = clock;
  }

  /** The other records of a person. */
  List<Choice> others(Sight sight, PersonId person) {
    List<PersonId> others =
        sight.programme().records().of(person).stream()
            .filter(record -> !record.equals(person))
            .toList();
    Map<PersonId, Names.Shown> shown = names.of(sight.project(), others);
    return others.stream()
        .map(record ->
            new Choice(
                record.value(),
                Objects.requireNonNull(shown.get(record)).text()
                    + " ("
                    + names.number(record)
                    + ")"))
        .toList();
  }

  /** People in sight who are called the same; nobody for one whose name is not shown. */
  List<Choice> namesakes(Sight sight, PersonHours person, PlaceNames places) {
    PersonDetails details =
        disclosure
            .details(sight.project(), List.of(person.person()), DetailField.NAME)
            .get(person.person());
    if (details == null) {
      return List.of();
    }
    Records records = sight.programme().records();
    return register.byName(sight.project(), details.fullName(), MOST_NAMESAKES).stream()
        .filter(record -> !records.same(record, person.person()))
        .map(records::whose)
        .distinct()
        .flatMap(record -> people.one(sight, record.value()).stream())
        .filter(sight::sees)
        .map(one ->
            new Choice(
                one.person().value(),
                details.fullName()
                    + ", "
                    + one.latestEmployment().map(Employment::workplace).map(places::of).orElse("")
                    + " ("
                    + names.number(one.person())
                    + ")"))
        .toList();
  }

  /**
   * The record in sight that has a number; nobody where it is out of sight, as where there is none.
   *
   * @throws se.delaktig.personregister.InvalidPersonalNumberException when it is no number
   */
  Optional<PersonId> numbered(Sight sight, String number) {
    return register
        .find(sight.project(), PersonalNumber.parse(number, clock.today()))
        .filter(record -> people.one(sight, record.value()).filter(sight::sees).isPresent());
  }
}
