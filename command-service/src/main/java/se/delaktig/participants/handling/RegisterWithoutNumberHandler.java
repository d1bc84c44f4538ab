package se.delaktig.participants.handling;

import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.command.RegisterWithoutNumber;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.project.event.ProjectId;

/**
 * Registers somebody who has no number. Nothing tells whether the same person is here already, so
 * it is always somebody new; two records that turn out to be one person's are merged.
 */
@Component
class RegisterWithoutNumberHandler {
  private final Repository<ParticipantAggregate> participants;
  private final PersonRegister register;
  private final Consult consult;
  private final ProgrammeClock clock;

  RegisterWithoutNumberHandler(
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
  PersonId handle(RegisterWithoutNumber command, @MetaDataValue("ledger") String ledger)
      throws Exception {
    ProjectId project = new ProjectId(ledger);
    Places places = consult.organisations(ledger);
    LocalDate today = clock.today();
    PersonId person = register.somebodyNew();
    participants
        .loadOrCreate(Streams.participant(person), ParticipantAggregate::new)
        .execute(aggregate -> aggregate.registerWithoutNumber(person, command, places, today));
    register.keep(
        project,
        person,
        new PersonDetails(
            command.givenName(),
            command.familyName(),
            PersonalNumber.substitute(command.born(), command.sex()),
            command.email(),
            null,
            command.asksForProtection()));
    return person;
  }
}
