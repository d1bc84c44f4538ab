package se.delaktig.hours.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.hours.Signing;
import se.delaktig.hours.command.SignHours;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of one act of signing. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class SignatureAggregate extends StreamAggregate {
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(
      SignHours command,
      HoursKnowledge ask,
      @MetaDataValue("ledger") String ledger,
      @MetaDataValue("acting") Acting acting) {
    settle(command.stream(), Signing.sign(command, ask.sessionsSigned(ledger, command), acting));
  }

  @EventSourcingHandler
  void on(HoursSigned event) {
    stream = Streams.signature(event.signature());
  }
}
