package se.delaktig.backup;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import se.delaktig.embeddedstore.EmbeddedStore;
import se.delaktig.embeddedstore.StoreSettings;
import se.delaktig.eventstore.LogSettings;

/** Moves an office between the store brought along and a MongoDB server. It must not be running. */
final class OfficeMove {
  private static final String GROWING = "store.moving";

  private OfficeMove() {}

  /**
   * Carries what the data folder's store holds to a server. The old store is kept, under another
   * name.
   *
   * @throws RefusedException if there is no office here, or there is one at the server
   */
  static Inventory toServer(OfficeFolder office, String uri, PrintStream out) throws IOException {
    if (!office.hasStore()) {
      throw new RefusedException("Där finns inget kontor. / There is no office: " + office.path());
    }
    Inventory moved;
    try (EmbeddedStore store = EmbeddedStore.open(office.store(), StoreSettings.defaults());
        MongoClient here = MongoClients.create(store.uri());
        MongoClient there = MongoClients.create(uri)) {
      moved =
          new Carrying(here, LogSettings.forEmbedded(), there, LogSettings.server(), out).carry();
      MovedAway.mark(office.path(), withoutPassword(uri));
    }
    Path kept = office.path().resolve("store-until-" + now());
    Files.move(office.store(), kept, ATOMIC_MOVE);
    out.println("Det gamla lagret finns kvar i / The old store is kept in " + kept);
    return moved;
  }

  /**
   * Carries what a server holds into a data folder without a store. The server keeps it.
   *
   * @throws RefusedException if there is no office at the server, or there is one here
   */
  static Inventory fromServer(String uri, OfficeFolder office, PrintStream out) throws IOException {
    if (Files.exists(office.store())) {
      throw new RefusedException(
          "Där finns redan ett kontor; inget har ändrats. / There is an office already; nothing was"
              + " changed: "
              + office.path());
    }
    Path growing = office.path().resolve(GROWING);
    OfficeFolder.remove(growing);
    Inventory moved;
    try (EmbeddedStore store = EmbeddedStore.open(growing, StoreSettings.defaults());
        MongoClient here = MongoClients.create(store.uri());
        MongoClient there = MongoClients.create(uri)) {
      moved =
          new Carrying(there, LogSettings.server(), here, LogSettings.forEmbedded(), out).carry();
    }
    Files.move(growing, office.store(), ATOMIC_MOVE);
    MovedAway.unmark(office.path());
    out.println(
        "Servern har det också kvar; starta inget kontor på den. / The server still has it too;"
            + " start no office on it.");
    return moved;
  }

  private static String now() {
    return LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH.mm.ss"));
  }

  /** An address to be shown and written down. */
  static String withoutPassword(String uri) {
    ConnectionString address = new ConnectionString(uri);
    return (address.isSrvProtocol() ? "mongodb+srv://" : "mongodb://")
        + String.join(",", address.getHosts())
        + "/";
  }
}
