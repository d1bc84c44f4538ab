package se.delaktig.embeddedstore;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Takes commands off the wire: writes to the writer's queue, everything else to a thread. */
@Sharable
final class CommandHandler extends SimpleChannelInboundHandler<ClientRequest> {

  private final StoreBackend backend;
  private final Writer writer;
  private final DiskSpace space;
  private final Copies copies;
  private final Executor readers;
  private final AtomicInteger replies = new AtomicInteger();

  CommandHandler(
      StoreBackend backend, Writer writer, DiskSpace space, Copies copies, Executor readers) {
    this.backend = backend;
    this.writer = writer;
    this.space = space;
    this.copies = copies;
    this.readers = readers;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
    Channel channel = context.channel();
    MessageHeader header =
        new MessageHeader(replies.incrementAndGet(), request.getHeader().getRequestID());
    switch (request) {
      case MongoMessage message ->
          handle(
              channel,
              message.getDatabaseName(),
              message.getDocument(),
              answer -> channel.writeAndFlush(new MongoMessage(channel, header, answer)));
      case MongoQuery query ->
          handle(
              channel,
              query.getDatabaseName(),
              query.getQuery().get("$query") instanceof Document inner ? inner : query.getQuery(),
              answer -> channel.writeAndFlush(new MongoReply(header, answer)));
      default -> throw new IllegalArgumentException("unknown message: " + request.getClass());
    }
  }

  private void handle(Channel channel, String database, Document query, Consumer<Document> answer) {
    String command = query.keySet().iterator().next();
    if (Copies.isAbout(command)) {
      readers.execute(() -> answer.accept(copies.answer(command, query)));
    } else if (!StoreBackend.isWrite(command, query)) {
      readers.execute(() -> {
        Document result = backend.answer(channel, database, command, query);
        writer.whenDurable(() -> answer.accept(result));
      });
    } else if (!space.isEnough() && !frees(command)) {
      answer.accept(space.refusal());
    } else {
      writer.write(() -> backend.answer(channel, database, command, query), answer);
    }
  }

  private static boolean frees(String command) {
    return command.equalsIgnoreCase("delete") || command.equalsIgnoreCase("drop");
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    backend.handleClose(context.channel());
    super.channelInactive(context);
  }
}
