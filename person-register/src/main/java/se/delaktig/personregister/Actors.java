package se.delaktig.personregister;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;

/**
 * Which actor stands for an account in a ledger. The account's keyed hash is the document's id, the
 * display name is sealed.
 */
final class Actors {
  private static final String ACTOR = "actor";

  private final MongoCollection<Document> actors;
  private final Seal seal;
  private final MasterKeys keys;
  private final RandomIds ids;
  private final Opened<String> opened = new Opened<>();

  Actors(MongoCollection<Document> actors, Seal seal, MasterKeys keys, RandomIds ids) {
    this.actors = actors;
    this.seal = seal;
    this.keys = keys;
    this.ids = ids;
    actors.createIndex(Indexes.ascending(ACTOR), new IndexOptions().unique(true));
  }

  ActorId actor(String ledger, String account, String displayName) {
    String hash = hash(ledger, account);
    Document known = read(hash);
    while (known == null) {
      Document ours = new Document("_id", hash).append(ACTOR, Mongo.within(ledger, ids.next()));
      ours.putAll(sealed(hash, displayName));
      if (Mongo.inserted(actors, ours)) {
        return id(ours);
      }
      // another was first, and can be read as soon as a majority has it
      known = read(hash);
    }
    called(known, displayName);
    return id(known);
  }

  Optional<ActorId> known(String ledger, String account, String displayName) {
    Optional<Document> known = Optional.ofNullable(read(hash(ledger, account)));
    known.ifPresent(document -> called(document, displayName));
    return known.map(Actors::id);
  }

  private void called(Document known, String displayName) {
    if (!opened.of(known, this::open).equals(displayName)) {
      String hash = known.getString("_id");
      actors.updateOne(Mongo.id(hash), new Document("$set", sealed(hash, displayName)));
    }
  }

  void erase(String ledger, ActorId actor) {
    actors.deleteOne(new Document(ACTOR, Mongo.within(ledger, actor.value())));
  }

  Optional<ActorId> find(String ledger, String account) {
    return Optional.ofNullable(read(hash(ledger, account))).map(Actors::id);
  }

  Map<ActorId, String> names(String ledger, Collection<ActorId> wanted) {
    Map<ActorId, String> found = new HashMap<>();
    Mongo.each(
        actors,
        ACTOR,
        wanted.stream().distinct().map(actor -> Mongo.within(ledger, actor.value())).toList(),
        document -> found.put(id(document), opened.of(document, this::open)));
    Map<ActorId, String> inOrder = new LinkedHashMap<>();
    for (ActorId actor : wanted) {
      String name = found.get(actor);
      if (name != null) {
        inOrder.put(actor, name);
      }
    }
    return inOrder;
  }

  private @Nullable Document read(String hash) {
    return actors.find(Mongo.id(hash)).first();
  }

  private Document sealed(String hash, String displayName) {
    return seal.sealed(hash, Json.write(new Json.Actor(displayName)));
  }

  private String open(Document document) {
    return Json.read(seal.opened(document), Json.Actor.class).displayName();
  }

  private static ActorId id(Document document) {
    return new ActorId(Mongo.withoutLedger(document.getString(ACTOR)));
  }

  private String hash(String ledger, String account) {
    byte[] value = Mongo.within(ledger, account).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(keys.fingerprint("account", value));
  }
}
