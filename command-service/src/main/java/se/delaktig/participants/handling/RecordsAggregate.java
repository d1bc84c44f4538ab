package se.delaktig.participants.handling;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.StreamAggregate;
import se.delaktig.participants.Merging;
import se.delaktig.participants.command.MergeRecords;
import se.delaktig.participants.command.PartRecords;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.RecordEvent;
import se.delaktig.participants.policy.Records;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/** The stream of which of a project's records are of one person. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class RecordsAggregate extends StreamAggregate {
  private Records records = Records.apart();

  /**
   * Where one of the two is marked as protected, the other is too from here on, and stays so when
   * they are parted: a mark is taken away by those who may, and by nobody else.
   */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      MergeRecords command,
      Consult consult,
      PersonRegister register,
      @MetaDataValue("ledger") String ledger) {
    Set<PersonId> all = new HashSet<>(records.of(command.person()));
    all.addAll(records.of(command.into()));
    settle(
        command.stream(),
        Merging.merge(
            command, records, consult.known(ledger, List.of(command.person(), command.into()))));
    Marks.share(register, new ProjectId(ledger), all);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(PartRecords command) {
    settle(command.stream(), Merging.part(command, records));
  }

  @EventSourcingHandler
  void on(RecordEvent event, DomainEventMessage<?> message) {
    records = records.after(event);
    stream = message.getAggregateIdentifier();
  }
}
