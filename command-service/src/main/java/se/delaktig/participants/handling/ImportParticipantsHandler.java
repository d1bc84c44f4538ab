package se.delaktig.participants.handling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.RefusedException;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.ParticipantRejection;
import se.delaktig.participants.command.ImportParticipants;
import se.delaktig.participants.command.ImportParticipants.Row;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.Claim;
import se.delaktig.personregister.InvalidPersonalNumberException;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.project.event.ProjectId;

/**
 * Takes a part of a staff list in: asks the person register once for all rows, lets each row's
 * stream decide, and all that they decide becomes one commit.
 */
@Component
class ImportParticipantsHandler {
  private final Repository<ParticipantAggregate> participants;
  private final PersonRegister register;
  private final Consult consult;
  private final ProgrammeClock clock;

  ImportParticipantsHandler(
      Repository<ParticipantAggregate> participants,
      PersonRegister register,
      Consult consult,
      ProgrammeClock clock) {
    this.participants = participants;
    this.register = register;
    this.consult = consult;
    this.clock = clock;
  }

  @CommandHandler
  void handle(ImportParticipants command, @MetaDataValue("ledger") String ledger) throws Exception {
    ProjectId project = new ProjectId(ledger);
    LocalDate today = clock.today();
    Places places = consult.organisations(ledger);
    List<PersonalNumber> numbers = new ArrayList<>();
    for (Row row : command.rows()) {
      numbers.add(number(row, today));
    }
    Map<PersonalNumber, Claim> claims = register.claimAll(project, numbers);
    List<PersonId> persons = claims.values().stream().map(Claim::person).toList();
    Map<PersonId, PersonDetails> known = register.details(project, persons);
    // asked for all at once: looking for each stream by itself takes longer than all the rest
    Set<PersonId> begun = new HashSet<>(consult.known(ledger, persons));
    Map<PersonId, PersonDetails> changed = new LinkedHashMap<>();
    for (int i = 0; i < command.rows().size(); i++) {
      Row row = command.rows().get(i);
      PersonalNumber number = numbers.get(i);
      PersonId person = Objects.requireNonNull(claims.get(number)).person();
      PersonDetails before = changed.containsKey(person) ? changed.get(person) : known.get(person);
      PersonDetails listed = listed(row, number, before);
      boolean differ = !Objects.equals(listed, before);
      if (differ) {
        changed.put(person, listed);
      }
      Employment employment =
          new Employment(row.organisation(), row.workplace(), row.group(), row.from());
      AgeGroup ageGroup = AgeGroup.of(number.ageOn(today));
      Consumer<ParticipantAggregate> taking =
          aggregate -> aggregate.take(person, number.sex(), ageGroup, employment, differ, places);
      if (begun.add(person)) {
        participants.newInstance(() -> begunBy(taking));
      } else {
        participants
            .loadOrCreate(Streams.participant(person), ParticipantAggregate::new)
            .execute(taking);
      }
    }
    if (!changed.isEmpty()) {
      // before the commit, so that the log never says more than was done; should the commit fail,
      // details of people whom no event names are found by nobody, and the next try keeps them anew
      register.keepAll(project, changed);
    }
  }

  private static ParticipantAggregate begunBy(Consumer<ParticipantAggregate> taking) {
    ParticipantAggregate participant = new ParticipantAggregate();
    taking.accept(participant);
    return participant;
  }

  /** What a list does not say stays as it was. */
  private static PersonDetails listed(
      Row row, PersonalNumber number, @Nullable PersonDetails before) {
    return new PersonDetails(
        row.givenName(),
        row.familyName(),
        number,
        row.email() == null && before != null ? before.email() : row.email(),
        before == null ? null : before.phone(),
        before != null && before.protectedIdentity());
  }

  private static PersonalNumber number(Row row, LocalDate today) {
    try {
      return PersonalNumber.parse(row.personalNumber(), today);
    } catch (InvalidPersonalNumberException e) {
      throw new RefusedException(new ParticipantRejection.NotAPersonalNumber(e.code()));
    }
  }
}
