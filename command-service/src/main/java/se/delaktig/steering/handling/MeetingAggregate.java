package se.delaktig.steering.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.StreamAggregate;
import se.delaktig.steering.Meeting;
import se.delaktig.steering.command.AgreeAction;
import se.delaktig.steering.command.CallMeeting;
import se.delaktig.steering.command.CancelMeeting;
import se.delaktig.steering.command.FreezeFigures;
import se.delaktig.steering.command.IssueMinutes;
import se.delaktig.steering.command.RecordFinding;
import se.delaktig.steering.command.RecordMeeting;
import se.delaktig.steering.command.RecordSteeringDecision;
import se.delaktig.steering.command.SettleAction;
import se.delaktig.steering.event.MeetingEvent;

/** The stream of one meeting. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class MeetingAggregate extends StreamAggregate {
  private Meeting meeting = Meeting.unknown();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(CallMeeting c, Sealing sealing, @MetaDataValue("ledger") String ledger) {
    settle(c.stream(), meeting.call(c, sealing.of(ledger)));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(CancelMeeting c) {
    settle(c.stream(), meeting.cancel(c));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(FreezeFigures c) {
    settle(c.stream(), meeting.freeze(c));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      RecordMeeting c,
      Sealing sealing,
      Consult consult,
      ProgrammeClock clock,
      @MetaDataValue("ledger") String ledger) {
    settle(
        c.stream(),
        meeting.hold(
            c,
            consult.organisations(ledger).organisations().keySet(),
            clock.today(),
            sealing.of(ledger)));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(RecordSteeringDecision c, Sealing sealing, @MetaDataValue("ledger") String ledger) {
    settle(c.stream(), meeting.decide(c, sealing.of(ledger)));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(AgreeAction c, Sealing sealing, @MetaDataValue("ledger") String ledger) {
    settle(c.stream(), meeting.agree(c, sealing.of(ledger)));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(SettleAction c, ProgrammeClock clock) {
    settle(c.stream(), meeting.settle(c, clock.today()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(RecordFinding c, Sealing sealing, @MetaDataValue("ledger") String ledger) {
    settle(c.stream(), meeting.find(c, sealing.of(ledger)));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(IssueMinutes c, Sealing sealing, @MetaDataValue("ledger") String ledger) {
    settle(c.stream(), meeting.issue(c, sealing.file(ledger, c.file())));
  }

  @EventSourcingHandler
  void on(MeetingEvent event) {
    meeting = meeting.after(event);
    stream = Streams.meeting(event.meeting());
  }
}
