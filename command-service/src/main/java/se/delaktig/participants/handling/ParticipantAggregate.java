package se.delaktig.participants.handling;

import java.time.LocalDate;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.RefusedException;
import se.delaktig.kernel.handling.StreamAggregate;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.Participant;
import se.delaktig.participants.ParticipantRejection;
import se.delaktig.participants.command.ChangeWorkplace;
import se.delaktig.participants.command.CorrectDetails;
import se.delaktig.participants.command.EndEmployment;
import se.delaktig.participants.command.RecordPersonalNumber;
import se.delaktig.participants.command.RegisterWithoutNumber;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.ParticipantEvent;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;
import se.delaktig.personregister.InvalidPersonalNumberException;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.project.event.ProjectId;

/** The stream of one person. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class ParticipantAggregate extends StreamAggregate {
  private Participant participant = Participant.unknown();

  void register(
      PersonId person,
      Sex sex,
      AgeGroup ageGroup,
      Employment employment,
      Places places,
      boolean theirs) {
    settle(
        Streams.participant(person),
        participant.register(person, sex, ageGroup, employment, places, theirs));
  }

  void registerWithoutNumber(
      PersonId person, RegisterWithoutNumber command, Places places, LocalDate today) {
    settle(
        Streams.participant(person),
        participant.registerWithoutNumber(person, command, places, today));
  }

  void take(
      PersonId person,
      Sex sex,
      AgeGroup ageGroup,
      Employment listed,
      boolean detailsDiffer,
      Places places) {
    settle(
        Streams.participant(person),
        participant.take(person, sex, ageGroup, listed, detailsDiffer, places));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ChangeWorkplace command, Consult consult, @MetaDataValue("ledger") String ledger) {
    settle(command.stream(), participant.change(command, consult.organisations(ledger)));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(EndEmployment command) {
    settle(command.stream(), participant.end(command));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      CorrectDetails command,
      PersonRegister register,
      Consult consult,
      @MetaDataValue("ledger") String ledger) {
    ProjectId project = new ProjectId(ledger);
    settle(command.stream(), participant.correct(command));
    PersonDetails known =
        register
            .details(project, command.person())
            .orElseThrow(() -> new RefusedException(UnknownThing.person("person")));
    // before the event is stored, so that the log never says more than was done
    register.keep(
        project,
        command.person(),
        new PersonDetails(
            command.givenName(),
            command.familyName(),
            known.number(),
            command.email(),
            command.phone(),
            Boolean.TRUE.equals(command.protectedIdentity()) || known.protectedIdentity()));
    Marks.share(register, project, consult.records(ledger).of(command.person()));
  }

  /**
   * Whoever may not know the number's holder is told nothing: the number is kept with the person
   * and stays the other's to be found by, until the two are merged by somebody who may know both.
   */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      RecordPersonalNumber command,
      PersonRegister register,
      Consult consult,
      ProgrammeClock clock,
      @MetaDataValue("ledger") String ledger,
      @MetaDataValue("acting") Acting acting) {
    ProjectId project = new ProjectId(ledger);
    PersonalNumber number = parsed(command.personalNumber(), clock.today());
    Optional<PersonDetails> known = register.details(project, command.person());
    Optional<PersonId> other =
        register.find(project, number).filter(holder -> !holder.equals(command.person()));
    settle(
        command.stream(),
        participant.number(
            command,
            known.filter(details -> !details.number().isSubstitute()).isPresent(),
            other.filter(holder -> consult.mayKnow(ledger, acting, holder)).isPresent()));
    PersonDetails before =
        known.orElseThrow(() -> new RefusedException(UnknownThing.person("person")));
    register.claim(project, number, command.person());
    // before the event is stored, so that the log never says more than was done
    register.keep(
        project,
        command.person(),
        new PersonDetails(
            before.givenName(),
            before.familyName(),
            number,
            before.email(),
            before.phone(),
            before.protectedIdentity()));
  }

  private static PersonalNumber parsed(String text, LocalDate today) {
    try {
      return PersonalNumber.parse(text, today);
    } catch (InvalidPersonalNumberException e) {
      throw new RefusedException(new ParticipantRejection.NotAPersonalNumber(e.code()));
    }
  }

  @EventSourcingHandler
  void on(ParticipantEvent event) {
    participant = participant.after(event);
    stream = Streams.participant(event.person());
  }
}
