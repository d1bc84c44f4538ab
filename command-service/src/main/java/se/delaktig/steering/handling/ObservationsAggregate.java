package se.delaktig.steering.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.StreamAggregate;
import se.delaktig.steering.Observations;
import se.delaktig.steering.command.AnswerObservation;
import se.delaktig.steering.command.MakeObservation;
import se.delaktig.steering.event.ObservationEvent;

/** The stream of what is seen and asked from outside a project. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class ObservationsAggregate extends StreamAggregate {
  private Observations observations = Observations.none();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(MakeObservation c, Sealing sealing) {
    settle(c.stream(), observations.make(c, sealing.of(c.project().value())));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(AnswerObservation c, Sealing sealing) {
    settle(c.stream(), observations.answer(c, sealing.of(c.project().value())));
  }

  @EventSourcingHandler
  void on(ObservationEvent event) {
    observations = observations.after(event);
    stream = Streams.observations(event.project());
  }
}
