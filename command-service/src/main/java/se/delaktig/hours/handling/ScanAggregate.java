package se.delaktig.hours.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.hours.ScannedFile;
import se.delaktig.hours.Scanning;
import se.delaktig.hours.command.DiscardScan;
import se.delaktig.hours.command.ScanAttendanceReports;
import se.delaktig.hours.event.AttendanceReportsScanned;
import se.delaktig.hours.event.HoursEvent;
import se.delaktig.hours.event.ScanDiscarded;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.KeptFiles;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of one scanned file: whose its pages are said to be. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class ScanAggregate extends StreamAggregate {
  private ScannedFile scanned = ScannedFile.unknown();
  private @Nullable String home;

  /** The store knows whom a file names before the log tells of it. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      ScanAttendanceReports command,
      HoursKnowledge ask,
      KeptFiles files,
      ProgrammeClock clock,
      @MetaDataValue("ledger") String ledger,
      @MetaDataValue("acting") Acting acting) {
    Outcome<HoursEvent> outcome =
        Scanning.scan(
            command,
            scanned,
            ask.scanFacts(
                ledger,
                command,
                scanned,
                acting.actor(),
                files.of(ledger, command.file()),
                clock.today()));
    if (outcome instanceof Outcome.Accepted<HoursEvent>(var events)) {
      for (HoursEvent event : events) {
        if (event instanceof AttendanceReportsScanned said) {
          ask.scanNames(ledger, said.file(), scanned.after(said, acting.actor()).people());
        }
      }
    }
    settle(command.stream(), outcome);
  }

  /** The content is gone before the log tells of it, so that it never says more than was done. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(DiscardScan command, HoursKnowledge ask, @MetaDataValue("ledger") String ledger) {
    Outcome<HoursEvent> outcome =
        Scanning.discard(command, ledger.equals(home) ? scanned : ScannedFile.unknown());
    if (outcome instanceof Outcome.Accepted) {
      ask.destroyScan(ledger, command.file());
    }
    settle(command.stream(), outcome);
  }

  @EventSourcingHandler
  void on(
      AttendanceReportsScanned event,
      @MetaDataValue("actor") String actor,
      @MetaDataValue("ledger") String ledger) {
    stream = Streams.scanned(event.file());
    scanned = scanned.after(event, new ActorId(actor));
    home = ledger;
  }

  @EventSourcingHandler
  void on(ScanDiscarded event) {
    stream = Streams.scanned(event.file());
    scanned = ScannedFile.unknown();
  }
}
