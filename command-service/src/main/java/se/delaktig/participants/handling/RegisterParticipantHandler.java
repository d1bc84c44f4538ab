package se.delaktig.participants.handling;

import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.RefusedException;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.ParticipantRejection;
import se.delaktig.participants.command.RegisterParticipant;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.InvalidPersonalNumberException;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.project.event.ProjectId;

/**
 * Finds out, by the personnummer, which stream a registration belongs to. The personnummer is
 * claimed in the person register before the event is written; should the event then fail, the claim
 * waits for the next try and tells nobody anything.
 */
@Component
class RegisterParticipantHandler {
  private final Repository<ParticipantAggregate> participants;
  private final PersonRegister register;
  private final Consult consult;
  private final ProgrammeClock clock;

  RegisterParticipantHandler(
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
  PersonId handle(
      RegisterParticipant command,
      @MetaDataValue("ledger") String ledger,
      @MetaDataValue("acting") Acting acting)
      throws Exception {
    ProjectId project = new ProjectId(ledger);
    PersonalNumber number = number(command.personalNumber());
    Places places = consult.organisations(ledger);
    PersonId person = register.claim(project, number).person();
    // asked before anything happens: by the registration itself the person becomes theirs
    boolean theirs = consult.mayKnow(ledger, acting, person);
    participants
        .loadOrCreate(Streams.participant(person), ParticipantAggregate::new)
        .execute(aggregate ->
            aggregate.register(
                person, number.sex(), ageGroup(number), command.employment(), places, theirs));
    // an employer more is no reason to forget an address or a protected identity
    Optional<PersonDetails> known = register.details(project, person);
    if (known.isEmpty() || theirs) {
      register.keep(project, person, details(command, number, known));
    } else if (command.asksForProtection()) {
      // who may not know the person corrects nothing of what is known, but may ask for protection
      register.protect(project, person);
    }
    Marks.share(register, project, consult.records(ledger).of(person));
    return person;
  }

  private static PersonDetails details(
      RegisterParticipant command, PersonalNumber number, Optional<PersonDetails> known) {
    return new PersonDetails(
        command.givenName(),
        command.familyName(),
        number,
        command.email() == null ? known.map(PersonDetails::email).orElse(null) : command.email(),
        known.map(PersonDetails::phone).orElse(null),
        command.asksForProtection() || known.map(PersonDetails::protectedIdentity).orElse(false));
  }

  private AgeGroup ageGroup(PersonalNumber number) {
    return AgeGroup.of(number.ageOn(clock.today()));
  }

  private PersonalNumber number(String text) {
    try {
      return PersonalNumber.parse(text, clock.today());
    } catch (InvalidPersonalNumberException e) {
      throw new RefusedException(new ParticipantRejection.NotAPersonalNumber(e.code()));
    }
  }
}
