package se.delaktig.eventstore;

import java.util.List;
import org.bson.BsonBinaryWriter;
import org.bson.RawBsonDocument;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * MongoDB's {@code insert} of a batch, in the order given and acknowledged by a journaled majority.
 */
final class InsertCommand {

  private static final CommitCodec CODEC = new CommitCodec();
  private static final EncoderContext CONTEXT = EncoderContext.builder().build();
  private static final int COMMON_SIZE = 1 << 16;

  private InsertCommand() {}

  static RawBsonDocument of(String collection, List<Commit> batch) {
    BasicOutputBuffer bytes = new BasicOutputBuffer(COMMON_SIZE);
    try (BsonBinaryWriter writer = new BsonBinaryWriter(bytes)) {
      writer.writeStartDocument();
      writer.writeString("insert", collection);
      writer.writeBoolean("ordered", true);
      writer.writeStartDocument("writeConcern");
      writer.writeString("w", "majority");
      writer.writeBoolean("j", true);
      writer.writeEndDocument();
      writer.writeStartArray("documents");
      for (Commit commit : batch) {
        CODEC.encode(writer, commit, CONTEXT);
      }
      writer.writeEndArray();
      writer.writeEndDocument();
    }
    return new RawBsonDocument(bytes.getInternalBuffer(), 0, bytes.getSize());
  }
}
