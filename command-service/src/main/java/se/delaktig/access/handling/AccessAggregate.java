package se.delaktig.access.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.access.Granting;
import se.delaktig.access.command.ConfirmAccess;
import se.delaktig.access.command.DeclineAccess;
import se.delaktig.access.command.GrantAccess;
import se.delaktig.access.command.RequireFourEyes;
import se.delaktig.access.command.WithdrawAccess;
import se.delaktig.access.event.AccessEvent;
import se.delaktig.access.policy.Grants;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.handling.CommandDesk;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of the rights in a project, or in the office. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class AccessAggregate extends StreamAggregate {
  private Grants grants = Grants.none();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      GrantAccess command,
      @MetaDataValue("acting") Acting acting,
      Consult consult,
      ProgrammeClock clock) {
    settle(
        command.stream(),
        Granting.grant(grants, consult.grants(CommandDesk.OFFICE), command, acting, clock.today()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ConfirmAccess command, @MetaDataValue("acting") Acting acting) {
    settle(command.stream(), Granting.confirm(grants, command, acting));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(DeclineAccess command) {
    settle(command.stream(), Granting.decline(grants, command));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      RequireFourEyes command,
      @MetaDataValue("acting") Acting acting,
      Consult consult,
      ProgrammeClock clock) {
    settle(
        command.stream(),
        Granting.requireFourEyes(
            grants, consult.grants(CommandDesk.OFFICE), command, acting, clock.today()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(WithdrawAccess command, ProgrammeClock clock) {
    settle(command.stream(), Granting.withdraw(grants, command, clock.today()));
  }

  @EventSourcingHandler
  void on(AccessEvent event, DomainEventMessage<?> message) {
    grants = grants.after(event);
    stream = message.getAggregateIdentifier();
  }
}
