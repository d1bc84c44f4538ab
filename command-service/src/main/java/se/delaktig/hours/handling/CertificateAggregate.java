package se.delaktig.hours.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.hours.Certifying;
import se.delaktig.hours.command.CertifyHours;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of one act of certifying. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class CertificateAggregate extends StreamAggregate {
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(
      CertifyHours command,
      HoursKnowledge ask,
      @MetaDataValue("ledger") String ledger,
      @MetaDataValue("acting") Acting acting) {
    settle(
        command.stream(),
        Certifying.certify(command, ask.certificateFacts(ledger, command), acting));
  }

  @EventSourcingHandler
  void on(HoursCertified event) {
    stream = Streams.certificate(event.certificate());
  }
}
