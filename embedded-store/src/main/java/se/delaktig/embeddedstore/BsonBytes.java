package se.delaktig.embeddedstore;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** Documents as they are stored: plain BSON. */
final class BsonBytes {

  private BsonBytes() {}

  static byte[] encode(Document document) {
    ByteBuf buffer = Unpooled.buffer(512);
    BsonEncoder.encodeDocument(document, buffer);
    if (buffer.readableBytes() > BsonConstants.MAX_BSON_OBJECT_SIZE) {
      throw new MongoServerError(
          10334,
          "BSONObjectTooLarge",
          "the document has "
              + buffer.readableBytes()
              + " bytes, more than "
              + BsonConstants.MAX_BSON_OBJECT_SIZE);
    }
    return ByteBufUtil.getBytes(buffer);
  }

  static Document decode(byte[] bson) {
    return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
  }
}
