package se.delaktig.placements.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.StreamAggregate;
import se.delaktig.placements.Placement;
import se.delaktig.placements.command.EndPlacement;
import se.delaktig.placements.command.RecordRecruitmentOutcome;
import se.delaktig.placements.event.PlacementEvent;

/** The stream of one placement. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class PlacementAggregate extends StreamAggregate {
  private static final UnknownThing UNKNOWN = new UnknownThing("placements.unknown", "placement");

  private Placement placement = Placement.unknown();
  private @Nullable String home;

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      RecordRecruitmentOutcome command,
      Consult consult,
      ProgrammeClock clock,
      @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        elsewhere(ledger)
            ? Outcome.refused(UNKNOWN)
            : placement.record(command, consult.organisations(ledger), clock.today()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(EndPlacement command, ProgrammeClock clock, @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        elsewhere(ledger) ? Outcome.refused(UNKNOWN) : placement.end(command, clock.today()));
  }

  private boolean elsewhere(String ledger) {
    return home != null && !home.equals(ledger);
  }

  @EventSourcingHandler
  void on(
      PlacementEvent event, DomainEventMessage<?> message, @MetaDataValue("ledger") String ledger) {
    placement = placement.after(event);
    home = ledger;
    stream = message.getAggregateIdentifier();
  }
}
