package se.delaktig.personregister;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.delaktig.project.event.ProjectId;

/** Free texts, each sealed with its salt under a key of its own. */
final class Texts {
  /** Whom a text is about, as a keyed hash: a copy of the database does not tell it. */
  private static final String ABOUT = "about";

  private static final int SALT_BYTES = 32;

  private final MongoCollection<Document> texts;
  private final Seal seal;
  private final MasterKeys keys;
  private final RandomIds ids;
  private final SecureRandom salts = new SecureRandom();

  Texts(MongoCollection<Document> texts, Seal seal, MasterKeys keys, RandomIds ids) {
    this.texts = texts;
    this.seal = seal;
    this.keys = keys;
    this.ids = ids;
    texts.createIndex(Indexes.ascending(ABOUT));
    hashWhatAnOlderProgramLeftOpen();
  }

  SealedText seal(ProjectId project, @Nullable String about, String text) {
    byte[] salt = new byte[SALT_BYTES];
    salts.nextBytes(salt);
    Json.Text content = new Json.Text(text, HexFormat.of().formatHex(salt));
    String id = ids.next();
    Document document = new Document("_id", id(project, id));
    if (about != null) {
      document.append(ABOUT, hash(about));
    }
    document.putAll(seal.sealed(id(project, id), Json.write(content)));
    texts.insertOne(document);
    return new SealedText(id, saltedHash(content));
  }

  Optional<String> text(ProjectId project, String id) {
    return content(project, id).map(Json.Text::text);
  }

  boolean holds(ProjectId project, SealedText sealed) {
    return content(project, sealed.id())
        .filter(content -> saltedHash(content).equals(sealed.saltedHash()))
        .isPresent();
  }

  private Optional<Json.Text> content(ProjectId project, String id) {
    return Optional.ofNullable(texts.find(Mongo.id(id(project, id))).first())
        .map(document -> Json.read(seal.opened(document), Json.Text.class));
  }

  /** The texts about somebody, by their ids. */
  Map<String, String> about(String who) {
    Map<String, String> found = new LinkedHashMap<>();
    texts
        .find(new Document(ABOUT, hash(who)))
        .forEach(document -> found.put(withoutProject(document), text(document)));
    return found;
  }

  /** The ids of a project's texts of which something holds. */
  List<String> where(ProjectId project, Predicate<String> condition) {
    List<String> found = new ArrayList<>();
    String prefix = "^" + Pattern.quote(id(project, ""));
    texts
        .find(new Document("_id", new Document("$regex", prefix)))
        .forEach(document -> {
          if (condition.test(text(document))) {
            found.add(withoutProject(document));
          }
        });
    return found;
  }

  private String text(Document document) {
    return Json.read(seal.opened(document), Json.Text.class).text();
  }

  private static String withoutProject(Document document) {
    return Mongo.withoutLedger(document.getString("_id"));
  }

  void erase(ProjectId project, String id) {
    texts.deleteOne(Mongo.id(id(project, id)));
  }

  int eraseAbout(String who) {
    return (int) texts.deleteMany(new Document(ABOUT, hash(who))).getDeletedCount();
  }

  private void hashWhatAnOlderProgramLeftOpen() {
    // only what stands open holds the bar between project and person
    for (String about : texts.distinct(ABOUT, Filters.regex(ABOUT, "[|]"), String.class)) {
      texts.updateMany(
          new Document(ABOUT, about), new Document("$set", new Document(ABOUT, hash(about))));
    }
  }

  private String hash(String who) {
    return HexFormat.of()
        .formatHex(keys.fingerprint("text-about", who.getBytes(StandardCharsets.UTF_8)));
  }

  private static String id(ProjectId project, String id) {
    return Mongo.within(project.value(), id);
  }

  private static String saltedHash(Json.Text content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(HexFormat.of().parseHex(content.salt()));
      digest.update(content.text().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
