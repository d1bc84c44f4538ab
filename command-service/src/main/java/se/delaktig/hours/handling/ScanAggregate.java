package se.delaktig.hours.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.hours.Scanning;
import se.delaktig.hours.command.ScanAttendanceReports;
import se.delaktig.hours.event.AttendanceReportsScanned;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.KeptFiles;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of one act of saying whose scanned pages are. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class ScanAggregate extends StreamAggregate {
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(
      ScanAttendanceReports command,
      HoursKnowledge ask,
      KeptFiles files,
      ProgrammeClock clock,
      @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        Scanning.scan(
            command,
            ask.scanFacts(ledger, command, files.of(ledger, command.file()), clock.today())));
  }

  @EventSourcingHandler
  void on(AttendanceReportsScanned event) {
    stream = Streams.scan(event.scan());
  }
}
