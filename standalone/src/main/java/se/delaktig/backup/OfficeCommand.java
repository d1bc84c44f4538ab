package se.delaktig.backup;

import com.mongodb.MongoException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.eventstore.WeakServerException;

/** What the program does with an office as a whole, instead of starting it. */
public enum OfficeCommand {
  /** Copies the office into a folder; it may be running. */
  BACKUP("backup"),
  /** Puts a copy back into an empty data folder. */
  RESTORE("restore"),
  /** Moves the office from the store brought along to a MongoDB server. */
  MOVE_TO("move-to"),
  /** Moves it from a MongoDB server to the store brought along. */
  MOVE_FROM("move-from");

  /** How they are called, for people. */
  public static final String USAGE =
      """
      ./delaktig                      startar kontoret / starts the office
      ./delaktig demo                 startar demonstrationen / starts the demonstration
      ./delaktig demo-small           en arbetsplats av den / one workplace of it
      ./delaktig backup MAPP          kopierar kontoret, även i drift / copies it, also while it runs
      ./delaktig restore MAPP         återställer en kopia / restores a copy
      ./delaktig move-to [URI]        flyttar till MongoDB / moves it to MongoDB
      ./delaktig move-from [URI]      flyttar tillbaka / moves it back
      Utan URI: DELAKTIG_MONGODB_URI. / Without a URI: DELAKTIG_MONGODB_URI.\
      """;

  private final String word;

  OfficeCommand(String word) {
    this.word = word;
  }

  /** The one that the program's arguments begin with; empty if they ask for something else. */
  public static Optional<OfficeCommand> askedFor(List<String> arguments) {
    return arguments.isEmpty()
        ? Optional.empty()
        : Stream.of(values()).filter(one -> one.word.equals(arguments.getFirst())).findFirst();
  }

  /**
   * Does it, and prints what has been carried where.
   *
   * @param arguments of the program, this command's word first
   * @param data the data folder
   * @param keys the folder of the keys, which is never touched
   * @param serverUri the server of the settings, if one is set
   * @throws RefusedException if it cannot be done; then nothing has been changed
   */
  public void run(
      List<String> arguments, Path data, Path keys, @Nullable String serverUri, PrintStream out)
      throws IOException {
    OfficeFolder office = new OfficeFolder(data);
    String argument = argument(arguments, serverUri);
    try {
      Inventory inventory =
          switch (this) {
            case BACKUP -> {
              onlyForTheStoreBroughtAlong(serverUri);
              yield OfficeBackup.make(office, folder(argument), out);
            }
            case RESTORE -> {
              onlyForTheStoreBroughtAlong(serverUri);
              yield OfficeBackup.restore(folder(argument), office, out);
            }
            case MOVE_TO -> OfficeMove.toServer(office, argument, out);
            case MOVE_FROM -> OfficeMove.fromServer(argument, office, out);
          };
      inventory.print(out);
      out.println(done(argument, keys));
    } catch (UncheckedIOException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    } catch (WeakServerException | MongoException e) {
      throw new RefusedException(
          "Servern klarade det inte. / The server could not do it: " + e.getMessage());
    }
  }

  private String argument(List<String> arguments, @Nullable String serverUri) {
    boolean isMove = this == MOVE_TO || this == MOVE_FROM;
    if (arguments.size() == 1 && isMove && serverUri != null) {
      return serverUri;
    }
    if (arguments.size() != 2 || arguments.get(1).isBlank()) {
      throw new RefusedException(USAGE);
    }
    if (isMove && !arguments.get(1).matches("mongodb(\\+srv)?://.+")) {
      throw new RefusedException(USAGE);
    }
    return arguments.get(1);
  }

  private static Path folder(String argument) {
    return Path.of(argument).toAbsolutePath().normalize();
  }

  private static void onlyForTheStoreBroughtAlong(@Nullable String serverUri) {
    if (serverUri != null) {
      throw new RefusedException(
          "Kontoret finns på en MongoDB-server; använd mongodump och mongorestore. / The office is"
              + " on a MongoDB server; use mongodump and mongorestore (docs/operations.md).");
    }
  }

  private String done(String argument, Path keys) {
    String what =
        switch (this) {
          case BACKUP -> "Säkerhetskopian är klar / The backup is done: " + folder(argument);
          case RESTORE -> "Återställt från / Restored from " + folder(argument);
          case MOVE_TO ->
              "Flyttat; starta med DELAKTIG_MONGODB_URI / Moved; start with DELAKTIG_MONGODB_URI: "
                  + OfficeMove.withoutPassword(argument);
          case MOVE_FROM ->
              "Flyttat; starta utan DELAKTIG_MONGODB_URI. / Moved; start without"
                  + " DELAKTIG_MONGODB_URI.";
        };
    String where =
        Files.isDirectory(keys)
            ? "Nycklarna ingår inte; de finns i / The keys are not included; they are in " + keys
            : "Nycklarna ingår inte och saknas; lägg dem i / The keys are not included and are"
                + " missing; put them into "
                + keys;
    return what + "\n" + where;
  }
}
