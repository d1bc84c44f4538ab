package se.delaktig.standalone;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import se.delaktig.backup.RefusedException;
import se.delaktig.demo.DemoFolder.BeingPlayedException;
import se.delaktig.embeddedstore.FolderInUseException;
import se.delaktig.eventstore.WeakServerException;

/** Why a start failed, in words that say what to do, where the cause is known. */
final class StartFailure {
  private StartFailure() {}

  /** The words; empty for a cause that only its stack trace explains. */
  static Optional<String> inWords(Throwable failure, @Nullable String mongoUri) {
    return Stream.iterate(failure, one -> one != null, Throwable::getCause)
        .flatMap(one -> Stream.ofNullable(words(one, mongoUri)))
        .findFirst();
  }

  private static @Nullable String words(Throwable one, @Nullable String mongoUri) {
    return switch (one) {
      case BadSettingException bad -> bad.getMessage();
      case RefusedException refused -> refused.getMessage();
      case FolderInUseException held -> held.getMessage();
      case BeingPlayedException playing -> playing.getMessage();
      case WeakServerException weak when mongoUri != null ->
          weak.getMessage() + " It is the one at " + hosts(mongoUri) + " (DELAKTIG_MONGODB_URI).";
      case PortInUseException taken ->
          "Port " + taken.getPort() + " was taken by something else during the start.";
      case MongoTimeoutException silent when mongoUri != null ->
          "No MongoDB that can be written to answers at "
              + hosts(mongoUri)
              + " (DELAKTIG_MONGODB_URI).";
      case MongoException server when mongoUri != null ->
          "MongoDB at " + hosts(mongoUri) + " refuses: " + server.getMessage();
      case FileSystemException file -> "A file or folder cannot be used: " + file.getMessage();
      default -> null;
    };
  }

  /** The address holds a password, so only its hosts are shown. */
  private static String hosts(String mongoUri) {
    return String.join(", ", new ConnectionString(mongoUri).getHosts());
  }
}
