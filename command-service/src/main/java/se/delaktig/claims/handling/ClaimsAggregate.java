package se.delaktig.claims.handling;

import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.claims.Claims;
import se.delaktig.claims.command.BuildClaim;
import se.delaktig.claims.command.CloseMonth;
import se.delaktig.claims.command.DecideClaim;
import se.delaktig.claims.command.RecordClaimPayment;
import se.delaktig.claims.command.ReopenMonth;
import se.delaktig.claims.command.ReturnClaim;
import se.delaktig.claims.command.SendParticipantFile;
import se.delaktig.claims.command.SubmitClaim;
import se.delaktig.claims.event.ClaimEvent;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.KeptFiles;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of a project's closed months, claims and participant files. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class ClaimsAggregate extends StreamAggregate {
  private Claims claims = Claims.none();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      CloseMonth command,
      Consult consult,
      ProgrammeClock clock,
      @MetaDataValue("ledger") String ledger) {
    settle(command.stream(), claims.close(command, consult.project(ledger), clock.today()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ReopenMonth command) {
    settle(command.stream(), claims.reopen(command));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(BuildClaim command) {
    settle(command.stream(), claims.build(command));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(SubmitClaim command, KeptFiles files, @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        claims.submit(command, file -> Optional.ofNullable(files.of(ledger, file))));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ReturnClaim command) {
    settle(command.stream(), claims.sendBack(command));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(DecideClaim command) {
    settle(command.stream(), claims.decide(command));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(RecordClaimPayment command, ProgrammeClock clock) {
    settle(command.stream(), claims.pay(command, clock.today()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      SendParticipantFile command,
      Consult consult,
      ProgrammeClock clock,
      @MetaDataValue("ledger") String ledger) {
    settle(command.stream(), claims.sendFile(command, consult.project(ledger), clock.today()));
  }

  @EventSourcingHandler
  void on(ClaimEvent event, DomainEventMessage<?> message) {
    claims = claims.after(event);
    stream = message.getAggregateIdentifier();
  }
}
