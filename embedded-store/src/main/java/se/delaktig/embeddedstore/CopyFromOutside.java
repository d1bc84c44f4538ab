package se.delaktig.embeddedstore;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Path;
import org.bson.Document;
import org.bson.types.Binary;

/** Copies the file of a store that another process has open. */
final class CopyFromOutside implements Backup.Source, AutoCloseable {

  private final MongoClient client;
  private final String copy;
  private final Backup.Moment moment;

  private CopyFromOutside(MongoClient client, String copy, Backup.Moment moment) {
    this.client = client;
    this.copy = copy;
    this.moment = moment;
  }

  /**
   * Begins a copy.
   *
   * @throws IOException if the process that holds the folder does not answer as its store
   */
  static CopyFromOutside begin(Path folder) throws IOException {
    StoreAddress address =
        StoreAddress.in(folder)
            .orElseThrow(() ->
                new IOException(
                    "The program that holds "
                        + folder
                        + " has not said yet where its store is reached; try again when it is"
                        + " ready"));
    MongoClient client =
        MongoClients.create(address.uri() + "?serverSelectionTimeoutMS=10000&appName=backup");
    boolean begun = false;
    try {
      Document answer = run(client, new Document(Copies.BEGIN, 1).append("store", address.id()));
      begun = true;
      return new CopyFromOutside(
          client,
          answer.getString("copy"),
          new Backup.Moment(answer.get("head", Binary.class).getData(), answer.getLong("size")));
    } finally {
      if (!begun) {
        client.close();
      }
    }
  }

  @Override
  public Backup.Moment moment() {
    return moment;
  }

  @Override
  public void goOn() throws IOException {
    run(client, new Document(Copies.CONTINUE, copy));
  }

  @Override
  public void end() throws IOException {
    run(client, new Document(Copies.END, copy));
  }

  private static Document run(MongoClient client, Document command) throws IOException {
    try {
      return client.getDatabase("admin").runCommand(command);
    } catch (MongoException e) {
      throw new IOException("The running store did not help with the copy: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
