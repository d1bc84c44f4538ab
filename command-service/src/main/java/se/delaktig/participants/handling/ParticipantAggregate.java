package se.delaktig.participants.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.RefusedException;
import se.delaktig.kernel.handling.StreamAggregate;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.Participant;
import se.delaktig.participants.command.ChangeWorkplace;
import se.delaktig.participants.command.CorrectDetails;
import se.delaktig.participants.command.EndEmployment;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.ParticipantEvent;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
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
      CorrectDetails command, PersonRegister register, @MetaDataValue("ledger") String ledger) {
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
  }

  @EventSourcingHandler
  void on(ParticipantEvent event) {
    participant = participant.after(event);
    stream = Streams.participant(event.person());
  }
}
