package se.delaktig.budget.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.StaffTime;
import se.delaktig.budget.command.RecordStaffTime;
import se.delaktig.budget.command.SignStaffTime;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.StaffTimeSigned;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of a post's hours in one month, and of the signatures under them. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class StaffTimeAggregate extends StreamAggregate {
  private StaffTime time = StaffTime.none();
  private @Nullable String home;

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      RecordStaffTime command,
      Consult consult,
      ProgrammeClock clock,
      @MetaDataValue("ledger") String ledger,
      @MetaDataValue("acting") Acting acting) {
    settle(
        command.stream(),
        command.project().value().equals(ledger)
            ? time.record(
                command,
                new StaffTime.Facts(
                    consult.project(ledger),
                    consult.organisations(ledger),
                    consult.staff(ledger),
                    clock.today()),
                acting)
            : Outcome.refused(UnknownThing.project()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      SignStaffTime command,
      Consult consult,
      @MetaDataValue("ledger") String ledger,
      @MetaDataValue("acting") Acting acting) {
    boolean elsewhere = home != null && !home.equals(ledger);
    settle(
        command.stream(),
        (elsewhere ? StaffTime.none() : time).sign(command, consult.staff(ledger), acting));
  }

  @EventSourcingHandler
  void on(
      StaffTimeRecorded event,
      DomainEventMessage<?> message,
      @MetaDataValue("ledger") String ledger) {
    time = time.after(event);
    home = ledger;
    stream = message.getAggregateIdentifier();
  }

  @EventSourcingHandler
  void on(StaffTimeSigned event) {
    time = time.after(event);
  }
}
