package se.delaktig.steering.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.StreamAggregate;
import se.delaktig.steering.command.MailMinutes;
import se.delaktig.steering.event.MinutesMailed;

/** The stream of one mail with minutes. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class MinutesMailAggregate extends StreamAggregate {
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(MailMinutes c, MinutesPost post, @MetaDataValue("ledger") String ledger) {
    settle(c.stream(), post.put(ledger, c));
  }

  @EventSourcingHandler
  void on(MinutesMailed event) {
    stream = Streams.minutesMail(event.mail());
  }
}
