package se.delaktig.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bson.BsonBinary;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;

/** A commit as a MongoDB document, straight from and to the wire. */
final class CommitCodec implements Codec<Commit> {

  static final String POSITION = "_id";
  static final String COUNT = "n";
  static final String LEDGER = "ledger";
  static final String LEDGER_SEQ = "ledgerSeq";
  static final String KEYS = "keys";
  static final String COMMAND_ID = "why.commandId";

  private static final HexFormat HEX = HexFormat.of();

  @Override
  public Class<Commit> getEncoderClass() {
    return Commit.class;
  }

  @Override
  public void encode(BsonWriter writer, Commit commit, EncoderContext context) {
    CommitHeader header = commit.header();
    writer.writeStartDocument();
    writer.writeInt64(POSITION, header.position());
    writer.writeInt32(COUNT, header.count());
    writer.writeString(LEDGER, header.ledger());
    writer.writeInt64(LEDGER_SEQ, header.ledgerSeq());
    writer.writeStartArray("events");
    commit.events().forEach(event -> encode(writer, event));
    writer.writeEndArray();
    writer.writeStartArray(KEYS);
    commit.events().forEach(event -> writer.writeString(event.key()));
    writer.writeEndArray();
    writer.writeDateTime("at", header.at().toEpochMilli());
    writer.writeStartDocument("by");
    writer.writeString("actor", header.actor());
    writer.writeString("role", header.role());
    writer.writeEndDocument();
    writer.writeStartDocument("why");
    writer.writeString("command", header.command());
    writer.writeString("commandId", header.commandId());
    optional(writer, "body", header.bodyHash());
    optional(writer, "correlation", header.correlation());
    writer.writeEndDocument();
    writer.writeBinaryData("prev", new BsonBinary(HEX.parseHex(commit.prev())));
    writer.writeBinaryData("hash", new BsonBinary(HEX.parseHex(commit.hash())));
    writer.writeEndDocument();
  }

  private static void encode(BsonWriter writer, StoredEvent event) {
    writer.writeStartDocument();
    writer.writeString("id", event.id());
    writer.writeString("stream", event.stream());
    writer.writeInt64("seq", event.seq());
    writer.writeString("name", event.name());
    writer.writeInt32("revision", event.revision());
    writer.writeString("body", event.body());
    writer.writeEndDocument();
  }

  private static void optional(BsonWriter writer, String name, @Nullable String value) {
    if (value != null) {
      writer.writeString(name, value);
    }
  }

  @Override
  public Commit decode(BsonReader reader, DecoderContext context) {
    Fields fields = new Fields();
    document(reader, name -> fields.read(name, reader));
    return fields.commit();
  }

  private static void document(BsonReader reader, FieldReader field) {
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      field.read(reader.readName());
    }
    reader.readEndDocument();
  }

  private static long integer(BsonReader reader) {
    return switch (reader.getCurrentBsonType()) {
      case INT32 -> reader.readInt32();
      case INT64 -> reader.readInt64();
      default -> throw new IllegalStateException("no whole number: " + reader.getCurrentBsonType());
    };
  }

  private static String hash(BsonReader reader) {
    return HEX.formatHex(reader.readBinaryData().getData());
  }

  @FunctionalInterface
  private interface FieldReader {
    void read(String name);
  }

  /** What has been read of a commit; the order of a document's fields is not relied on. */
  private static final class Fields {
    private long position = -1;
    private int count;
    private String ledger = "";
    private long ledgerSeq = -1;
    private long at;
    private String actor = "";
    private String role = "";
    private String command = "";
    private String commandId = "";
    private @Nullable String bodyHash;
    private @Nullable String correlation;
    private String prev = "";
    private String hash = "";
    private final List<EventFields> events = new ArrayList<>();

    void read(String name, BsonReader reader) {
      switch (name) {
        case POSITION -> position = integer(reader);
        case COUNT -> count = (int) integer(reader);
        case LEDGER -> ledger = reader.readString();
        case LEDGER_SEQ -> ledgerSeq = integer(reader);
        case "at" -> at = reader.readDateTime();
        case "by", "why" -> document(reader, field -> cause(field, reader));
        case "prev" -> prev = hash(reader);
        case "hash" -> hash = hash(reader);
        case "events" -> {
          reader.readStartArray();
          while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            EventFields event = new EventFields();
            document(reader, field -> event.read(field, reader));
            events.add(event);
          }
          reader.readEndArray();
        }
        default -> reader.skipValue();
      }
    }

    private void cause(String name, BsonReader reader) {
      switch (name) {
        case "actor" -> actor = reader.readString();
        case "role" -> role = reader.readString();
        case "command" -> command = reader.readString();
        case "commandId" -> commandId = reader.readString();
        case "body" -> bodyHash = reader.readString();
        case "correlation" -> correlation = reader.readString();
        default -> reader.skipValue();
      }
    }

    Commit commit() {
      CommitHeader header =
          new CommitHeader(
              position,
              count,
              ledger,
              ledgerSeq,
              Instant.ofEpochMilli(at),
              actor,
              role,
              command,
              commandId,
              bodyHash,
              correlation);
      List<StoredEvent> stored = new ArrayList<>(events.size());
      for (EventFields event : events) {
        stored.add(event.event(header, position + stored.size()));
      }
      return new Commit(header, stored, prev, hash);
    }
  }

  private static final class EventFields {
    private String id = "";
    private String stream = "";
    private long seq = -1;
    private String name = "";
    private int revision;
    private String body = "";

    void read(String field, BsonReader reader) {
      switch (field) {
        case "id" -> id = reader.readString();
        case "stream" -> stream = reader.readString();
        case "seq" -> seq = integer(reader);
        case "name" -> name = reader.readString();
        case "revision" -> revision = (int) integer(reader);
        case "body" -> body = reader.readString();
        default -> reader.skipValue();
      }
    }

    StoredEvent event(CommitHeader commit, long position) {
      return new StoredEvent(commit, position, id, stream, seq, name, revision, body);
    }
  }
}
