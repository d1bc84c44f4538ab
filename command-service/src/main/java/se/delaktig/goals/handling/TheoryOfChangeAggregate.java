package se.delaktig.goals.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.goals.TheoryOfChange;
import se.delaktig.goals.command.DrawTheoryOfChange;
import se.delaktig.goals.event.TheoryOfChangeDrawn;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of how a project's activities are to lead to its goals. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class TheoryOfChangeAggregate extends StreamAggregate {
  private TheoryOfChange theory = TheoryOfChange.none();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(DrawTheoryOfChange command, Consult consult, @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        command.project().value().equals(ledger)
            ? theory.draw(command, consult.project(ledger).plan())
            : Outcome.refused(UnknownThing.project()));
  }

  @EventSourcingHandler
  void on(TheoryOfChangeDrawn event) {
    theory = theory.after(event);
    stream = Streams.theory(event.project());
  }
}
