package se.delaktig.personregister;

import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Tells at start-up whether the master keys are the register's own, before anything is sealed with
 * others or a known number is taken for a new one.
 */
final class SealCheck {
  private static final String ID = "master-keys";
  private static final String FINGERPRINT = "fingerprint";

  private SealCheck() {}

  static void demandOwn(MongoCollection<Document> register, Seal seal, MasterKeys keys) {
    Binary fingerprint = new Binary(keys.fingerprint("check", ID.getBytes(StandardCharsets.UTF_8)));
    Document check = register.find(Mongo.id(ID)).first();
    while (check == null) {
      Document ours = new Document("_id", ID).append(FINGERPRINT, fingerprint);
      ours.putAll(seal.sealed(ID, "{}"));
      if (Mongo.inserted(register, ours)) {
        return;
      }
      // another was first, and can be read as soon as a majority has it
      check = register.find(Mongo.id(ID)).first();
    }
    if (!fingerprint.equals(check.get(FINGERPRINT, Binary.class))) {
      throw new WrongMasterKeysException();
    }
    try {
      seal.opened(check);
    } catch (UnreadableSealException sealedByOthers) {
      throw new WrongMasterKeysException();
    }
  }
}
