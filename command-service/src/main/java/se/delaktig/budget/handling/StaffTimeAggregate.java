package se.delaktig.budget.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.budget.StaffTime;
import se.delaktig.budget.command.RecordStaffTime;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of a post's hours in one month. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class StaffTimeAggregate extends StreamAggregate {
  private StaffTime time = StaffTime.none();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      RecordStaffTime command,
      Consult consult,
      ProgrammeClock clock,
      @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        command.project().value().equals(ledger)
            ? time.record(
                command, consult.project(ledger), consult.organisations(ledger), clock.today())
            : Outcome.refused(UnknownThing.project()));
  }

  @EventSourcingHandler
  void on(StaffTimeRecorded event, DomainEventMessage<?> message) {
    time = time.after(event);
    stream = message.getAggregateIdentifier();
  }
}
