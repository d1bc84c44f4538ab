package se.delaktig.budget.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.budget.AidDeclaration;
import se.delaktig.budget.command.DeclareAid;
import se.delaktig.budget.event.AidDeclared;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of what an organisation declares of de minimis aid. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class AidAggregate extends StreamAggregate {
  private AidDeclaration declaration = AidDeclaration.none();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      DeclareAid command,
      Consult consult,
      ProgrammeClock clock,
      @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        command.project().value().equals(ledger)
            ? declaration.declare(command, consult.organisations(ledger), clock.today())
            : Outcome.refused(UnknownThing.project()));
  }

  @EventSourcingHandler
  void on(AidDeclared event, DomainEventMessage<?> message) {
    declaration = declaration.after(event);
    stream = message.getAggregateIdentifier();
  }
}
