package se.delaktig.participants.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.RefusedException;
import se.delaktig.participants.ParticipantRejection;
import se.delaktig.participants.command.ProtectIdentity;
import se.delaktig.participants.event.MaskId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.InvalidPersonalNumberException;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.project.event.ProjectId;

/**
 * Finds out whom a mark is for. A number that nobody has is claimed, so that whoever is registered
 * with it later is the one who is marked; the answer is the same in both cases.
 */
@Component
class ProtectIdentityHandler {
  private final Repository<MaskAggregate> masks;
  private final PersonRegister register;
  private final Consult consult;
  private final ProgrammeClock clock;

  ProtectIdentityHandler(
      Repository<MaskAggregate> masks,
      PersonRegister register,
      Consult consult,
      ProgrammeClock clock) {
    this.masks = masks;
    this.register = register;
    this.consult = consult;
    this.clock = clock;
  }

  @CommandHandler
  PersonId handle(ProtectIdentity command, @MetaDataValue("ledger") String ledger)
      throws Exception {
    ProjectId project = new ProjectId(ledger);
    PersonId person =
        command.person() != null
            ? command.person()
            : register.claim(project, number(command)).person();
    MaskId mask = register.maskOf(project, person);
    masks
        .loadOrCreate(Streams.mask(mask), MaskAggregate::new)
        .execute(aggregate -> aggregate.protect(mask, person, register, project));
    Marks.share(register, project, consult.records(ledger).of(person));
    return person;
  }

  private PersonalNumber number(ProtectIdentity command) {
    try {
      return PersonalNumber.parse(String.valueOf(command.personalNumber()), clock.today());
    } catch (InvalidPersonalNumberException e) {
      throw new RefusedException(new ParticipantRejection.NotAPersonalNumber(e.code()));
    }
  }
}
