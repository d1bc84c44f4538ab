package se.delaktig.embeddedstore;

import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Listens on 127.0.0.1 and nowhere else: the store knows no passwords, so whoever reaches it may do
 * everything.
 */
final class LoopbackServer implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int THREADS = 2;

  private final EventLoopGroup loops;
  private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Channel listening;

  LoopbackServer(int port, CommandHandler handler) {
    loops =
        new MultiThreadIoEventLoopGroup(
            THREADS,
            new DefaultThreadFactory("embedded-store-connection", true),
            NioIoHandler.newFactory());
    Channel bound = null;
    try {
      bound =
          new ServerBootstrap()
              .group(loops)
              .channel(NioServerSocketChannel.class)
              .childOption(ChannelOption.TCP_NODELAY, true)
              .childHandler(initializer(handler))
              .bind(new InetSocketAddress(LOOPBACK, port))
              .syncUninterruptibly()
              .channel();
    } finally {
      if (bound == null) {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      }
    }
    listening = bound;
  }

  private ChannelInitializer<SocketChannel> initializer(CommandHandler handler) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        clients.add(channel);
        channel
            .pipeline()
            .addLast(new MongoWireReplyEncoder())
            .addLast(new MongoWireMessageEncoder())
            .addLast(new MongoWireProtocolHandler())
            .addLast(handler)
            .addLast(new MongoExceptionHandler());
      }
    };
  }

  String uri() {
    return "mongodb://"
        + LOOPBACK
        + ":"
        + ((InetSocketAddress) listening.localAddress()).getPort()
        + "/";
  }

  /** Takes no more connections, and ends those there are. */
  @Override
  public void close() {
    listening.close().syncUninterruptibly();
    clients.close().awaitUninterruptibly();
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
