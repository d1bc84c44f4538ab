package se.delaktig.organisations.handling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.StreamAggregate;
import se.delaktig.organisations.OrganisationRules;
import se.delaktig.organisations.command.AddWorkplace;
import se.delaktig.organisations.command.AppointManager;
import se.delaktig.organisations.command.AppointRepresentatives;
import se.delaktig.organisations.command.FormDialogueGroup;
import se.delaktig.organisations.command.JoinOrganisation;
import se.delaktig.organisations.command.NameCertifier;
import se.delaktig.organisations.event.OrganisationEvent;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.PersonId;

/** The stream of a project's organisations, workplaces and responsibilities. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class OrganisationsAggregate extends StreamAggregate {
  /** Put together when a command asks: the stream is long, and no state between counts. */
  private final List<OrganisationEvent> happened = new ArrayList<>();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(JoinOrganisation command) {
    settle(command.stream(), OrganisationRules.join(places(), command));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(AddWorkplace command) {
    settle(command.stream(), OrganisationRules.add(places(), command));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(FormDialogueGroup command) {
    settle(command.stream(), OrganisationRules.form(places(), command));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(AppointManager command, Consult consult, @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        OrganisationRules.appoint(places(), command, registered(consult, ledger)));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      AppointRepresentatives command, Consult consult, @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        OrganisationRules.appoint(places(), command, registered(consult, ledger)));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(NameCertifier command, Consult consult, @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(), OrganisationRules.name(places(), command, registered(consult, ledger)));
  }

  @EventSourcingHandler
  void on(OrganisationEvent event, DomainEventMessage<?> message) {
    happened.add(event);
    stream = message.getAggregateIdentifier();
  }

  private Places places() {
    return Places.of(happened);
  }

  private static Predicate<PersonId> registered(Consult consult, String ledger) {
    return person -> consult.known(ledger, List.of(person)).contains(person);
  }
}
