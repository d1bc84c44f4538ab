package se.delaktig.dialogue.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.dialogue.Library;
import se.delaktig.dialogue.command.AddMaterial;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.handling.KeptFiles;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of a project's materials. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class LibraryAggregate extends StreamAggregate {
  private Library library = Library.empty();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(AddMaterial command, KeptFiles files, @MetaDataValue("ledger") String ledger) {
    FileId file = command.file();
    settle(command.stream(), library.add(command, file == null ? null : files.of(ledger, file)));
  }

  @EventSourcingHandler
  void on(MaterialAdded event, DomainEventMessage<?> message) {
    library = library.after(event);
    stream = message.getAggregateIdentifier();
  }
}
