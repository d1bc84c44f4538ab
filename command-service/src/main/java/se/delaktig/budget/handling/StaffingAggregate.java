package se.delaktig.budget.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.budget.Staffing;
import se.delaktig.budget.command.AppointStaff;
import se.delaktig.budget.event.StaffAppointed;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of who holds the posts of a project's staffing. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class StaffingAggregate extends StreamAggregate {
  private Staffing staffing = Staffing.none();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      AppointStaff command,
      Consult consult,
      ProgrammeClock clock,
      @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        command.project().value().equals(ledger)
            ? staffing.appoint(
                command,
                new Staffing.Facts(
                    consult.project(ledger),
                    consult.organisations(ledger),
                    consult.grants(ledger),
                    clock.today()))
            : Outcome.refused(UnknownThing.project()));
  }

  @EventSourcingHandler
  void on(StaffAppointed event, DomainEventMessage<?> message) {
    staffing = staffing.after(event);
    stream = message.getAggregateIdentifier();
  }
}
