package se.delaktig.steering.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.StreamAggregate;
import se.delaktig.steering.Routines;
import se.delaktig.steering.command.AdoptRoutine;
import se.delaktig.steering.command.FollowUpRoutine;
import se.delaktig.steering.event.RoutineEvent;

/** The stream of a project's routines and policies. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class RoutinesAggregate extends StreamAggregate {
  private Routines routines = Routines.none();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      AdoptRoutine c,
      Sealing sealing,
      Consult consult,
      ProgrammeClock clock,
      @MetaDataValue("ledger") String ledger) {
    settle(
        c.stream(),
        routines.adopt(
            c,
            consult.organisations(ledger).organisations().keySet(),
            clock.today(),
            sealing.of(c.project().value())));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(FollowUpRoutine c, Sealing sealing, ProgrammeClock clock) {
    settle(c.stream(), routines.followUp(c, clock.today(), sealing.of(c.project().value())));
  }

  @EventSourcingHandler
  void on(RoutineEvent event) {
    routines = routines.after(event);
    stream = Streams.routines(event.project());
  }
}
