package se.delaktig.hours.handling;

import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.hours.AsPeople;
import se.delaktig.hours.Certifying;
import se.delaktig.hours.SessionFacts;
import se.delaktig.hours.command.CertifyHours;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.SessionRef;
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
    AsPeople people = ask.people(ledger);
    Map<SessionRef, SessionFacts> sessions = ask.sessions(ledger, command);
    settle(
        command.stream(),
        people.asRecorded(
            Certifying.certify(
                people.of(command), ask.certificateFacts(ledger, sessions), people.of(acting)),
            sessions));
  }

  @EventSourcingHandler
  void on(HoursCertified event) {
    stream = Streams.certificate(event.certificate());
  }
}
