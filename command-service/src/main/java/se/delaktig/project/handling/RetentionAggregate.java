package se.delaktig.project.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.StreamAggregate;
import se.delaktig.project.command.DecideRetention;
import se.delaktig.project.event.RetentionDecided;

/** The stream of how long a project's documents are kept. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class RetentionAggregate extends StreamAggregate {
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(DecideRetention c) {
    settle(
        c.stream(),
        Outcome.accepted(
            new RetentionDecided(
                c.project(),
                c.period(),
                c.accounts(),
                c.aboveOneMillion(),
                c.lastPayment(),
                c.stateAid(),
                c.archive())));
  }

  @EventSourcingHandler
  void on(RetentionDecided event) {
    stream = Streams.retention(event.project());
  }
}
