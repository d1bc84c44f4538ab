package se.delaktig.backup;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import se.delaktig.embeddedstore.EmbeddedStore;
import se.delaktig.embeddedstore.StoreSettings;
import se.delaktig.eventstore.LogSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * A copy of an office that has the store brought along: its data folder, and an inventory of it
 * that is written last. Keys are never in it.
 */
final class OfficeBackup {
  private static final String INVENTORY = "inventory.json";
  private static final String GROWING = "store.restoring";

  /** Lies in the data folder while a demonstration is played. */
  private static final String BEING_PLAYED = "demo-being-played";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private OfficeBackup() {}

  /**
   * Copies an office, which may be running, and verifies the copy.
   *
   * @param backup a folder that is not there yet, or empty
   * @throws RefusedException if there is no office, or the folder is taken
   */
  static Inventory make(OfficeFolder office, Path backup, PrintStream out) throws IOException {
    if (!office.hasStore()) {
      throw new RefusedException("Där finns inget kontor. / There is no office: " + office.path());
    }
    if (Files.exists(office.path().resolve(BEING_PLAYED))) {
      throw new RefusedException(
          "Demonstrationen spelas upp ännu. / The demonstration is still being played.");
    }
    if (!OfficeFolder.isFree(backup) || backup.startsWith(office.path())) {
      throw new RefusedException(
          "Säkerhetskopian behöver en egen, tom mapp. / The backup needs an empty folder of its"
              + " own: "
              + backup);
    }
    OfficeFolder copy = new OfficeFolder(backup);
    Files.createDirectories(backup);
    for (Path file : office.files()) {
      Files.copy(file, backup.resolve(file.getFileName()), COPY_ATTRIBUTES);
    }
    EmbeddedStore.backup(office.store(), copy.store());
    out.println("Kopierat, verifierar / Copied, verifying ...");
    Inventory inventory = inventoryOf(copy.store());
    Path written = backup.resolve(INVENTORY + ".part");
    Files.writeString(
        written, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(inventory) + "\n");
    Files.move(written, backup.resolve(INVENTORY), ATOMIC_MOVE);
    return inventory;
  }

  /**
   * Puts a backup into a data folder that has no store, and verifies that all of it has arrived.
   *
   * @throws RefusedException if it is no whole backup, or the data folder has an office
   */
  static Inventory restore(Path backup, OfficeFolder office, PrintStream out) throws IOException {
    OfficeFolder copy = new OfficeFolder(backup);
    Path inventoryFile = backup.resolve(INVENTORY);
    if (!Files.exists(inventoryFile) || !copy.hasStore()) {
      throw new RefusedException(
          "Där finns ingen hel säkerhetskopia. / There is no whole backup: " + backup);
    }
    if (Files.exists(office.store())) {
      throw new RefusedException(
          "Där finns redan ett kontor; inget har ändrats. / There is an office already; nothing was"
              + " changed: "
              + office.path());
    }
    MovedAway.refuse(office.path());
    Files.createDirectories(office.path());
    Path growing = office.path().resolve(GROWING);
    OfficeFolder.remove(growing);
    EmbeddedStore.backup(copy.store(), growing);
    out.println("Kopierat, verifierar / Copied, verifying ...");
    Inventory wanted = JSON.readValue(Files.readString(inventoryFile), Inventory.class);
    List<String> differences = wanted.differencesFrom(inventoryOf(growing));
    if (!differences.isEmpty()) {
      throw new RefusedException(
          "Säkerhetskopian är inte vad den var när den gjordes. / The backup is not what it was"
              + " when it was made: "
              + String.join("; ", differences));
    }
    for (Path file : copy.files()) {
      if (!file.equals(inventoryFile)) {
        Files.copy(
            file, office.path().resolve(file.getFileName()), COPY_ATTRIBUTES, REPLACE_EXISTING);
      }
    }
    Files.move(growing, office.store(), ATOMIC_MOVE);
    return wanted;
  }

  private static Inventory inventoryOf(Path store) {
    try (EmbeddedStore opened = EmbeddedStore.open(store, StoreSettings.defaults());
        MongoClient client = MongoClients.create(opened.uri())) {
      return Inventory.of(client, LogSettings.forEmbedded());
    }
  }
}
