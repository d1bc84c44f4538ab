package se.delaktig.personregister;

import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import se.delaktig.participants.event.MaskId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/**
 * Whose identities are protected. A mark stands apart from the details, so that it holds for those
 * that are there as well as for those that are yet to come. The person's keyed hash is the
 * document's id: a copy of the database does not even tell which of the log's ids are marked.
 */
final class Protections {
  private static final String PROJECT = "project";
  private static final String WHO = "who";

  private final MongoCollection<Document> marks;
  private final MasterKeys keys;
  private final Seal seal;
  private final Opened<String> opened = new Opened<>();

  Protections(MongoCollection<Document> marks, MasterKeys keys, Seal seal) {
    this.marks = marks;
    this.keys = keys;
    this.seal = seal;
    marks.createIndex(new Document(PROJECT, 1));
  }

  void mark(ProjectId project, PersonId person) {
    String id = hash(project, person);
    Document mark = new Document("_id", id).append(PROJECT, project.value());
    mark.putAll(seal.sealed(id, Json.write(Map.of(WHO, person.value()))));
    // one that is there already stays
    Mongo.inserted(marks, mark);
  }

  void unmark(ProjectId project, PersonId person) {
    marks.deleteOne(Mongo.id(hash(project, person)));
  }

  /** Those of the people who are marked. */
  Set<PersonId> among(ProjectId project, Collection<PersonId> people) {
    Map<String, PersonId> byHash = new LinkedHashMap<>();
    people.forEach(person -> byHash.put(hash(project, person), person));
    Set<PersonId> marked = new HashSet<>();
    Mongo.each(
        marks, "_id", byHash.keySet(), mark -> marked.add(byHash.get(mark.getString("_id"))));
    return marked;
  }

  /** All who are marked in the project. */
  Set<PersonId> in(ProjectId project) {
    Set<PersonId> marked = new HashSet<>();
    marks
        .find(new Document(PROJECT, project.value()))
        .forEach(mark -> marked.add(new PersonId(opened.of(mark, this::who))));
    return marked;
  }

  /** Under which the log speaks of the person; another hash than the mark's own. */
  MaskId maskOf(ProjectId project, PersonId person) {
    byte[] value = Mongo.within(project.value(), person.value()).getBytes(StandardCharsets.UTF_8);
    return new MaskId(HexFormat.of().formatHex(keys.fingerprint("mask-in-log", value)));
  }

  private String who(Document mark) {
    return String.valueOf(Json.read(seal.opened(mark), HashMap.class).get(WHO));
  }

  private String hash(ProjectId project, PersonId person) {
    byte[] value = Mongo.within(project.value(), person.value()).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(keys.fingerprint("protected-identity", value));
  }
}
