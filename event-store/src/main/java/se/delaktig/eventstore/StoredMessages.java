package se.delaktig.eventstore;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** Stored events as Axon's messages. Keeps the last commit's metadata, so use one per reader. */
final class StoredMessages {

  private final Function<StoredEvent, Object> decoding;
  private @Nullable CommitHeader last;
  private MetaData lastMetadata = MetaData.emptyInstance();

  StoredMessages(EventFormat format) {
    this(event -> format.decode(event.name(), event.revision(), event.body()));
  }

  StoredMessages(Function<StoredEvent, Object> decoding) {
    this.decoding = decoding;
  }

  TrackedEventMessage<?> tracked(StoredEvent event) {
    return new GenericTrackedDomainEventMessage<>(
        new GlobalSequenceTrackingToken(event.position()), domain(event));
  }

  DomainEventMessage<Object> domain(StoredEvent event) {
    Object payload = decoding.apply(event);
    Message<Object> message = new GenericMessage<>(event.id(), payload, metadata(event.commit()));
    return new GenericDomainEventMessage<>(
        typeOf(event.stream()), event.stream(), event.seq(), message, () -> event.commit().at());
  }

  private MetaData metadata(CommitHeader commit) {
    if (commit != last) {
      Map<String, Object> entries = new HashMap<>();
      entries.put(CommitMetadata.LEDGER, commit.ledger());
      entries.put(CommitMetadata.LEDGER_SEQ, commit.ledgerSeq());
      entries.put(CommitMetadata.ACTOR, commit.actor());
      entries.put(CommitMetadata.ROLE, commit.role());
      entries.put(CommitMetadata.COMMAND, commit.command());
      entries.put(CommitMetadata.COMMAND_ID, commit.commandId());
      if (commit.bodyHash() != null) {
        entries.put(CommitMetadata.COMMAND_BODY, commit.bodyHash());
      }
      if (commit.correlation() != null) {
        entries.put(CommitMetadata.CORRELATION, commit.correlation());
      }
      lastMetadata = MetaData.from(entries);
      last = commit;
    }
    return lastMetadata;
  }

  /** A stream is named {@code type-id}. */
  private static String typeOf(String stream) {
    int dash = stream.indexOf('-');
    return dash < 0 ? stream : stream.substring(0, dash);
  }
}
