package se.delaktig.personregister;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.bson.Document;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/** People's sealed details, and the marks left where someone has been erased. */
final class Persons {
  private static final String PROJECT = "project";
  private static final String ERASED = "erased";

  private final MongoCollection<Document> persons;
  private final Seal seal;
  private final Protections protections;
  private final Opened<PersonDetails> opened = new Opened<>();

  Persons(MongoCollection<Document> persons, Seal seal, Protections protections) {
    this.persons = persons;
    this.seal = seal;
    this.protections = protections;
    // for keeping: the embedded server finds by an index only when asked for exactly its fields
    persons.createIndex(Indexes.ascending("_id", ERASED), new IndexOptions().unique(true));
    persons.createIndex(Indexes.ascending(PROJECT));
  }

  /**
   * Keeps those who are not erased; gives back those who are. A write that looks for someone not
   * erased and inserts otherwise stumbles over the mark's id, so no erasure can be written over.
   */
  List<PersonId> keep(ProjectId project, Map<PersonId, PersonDetails> details) {
    List<PersonId> erased = new ArrayList<>();
    List<PersonId> left = List.copyOf(details.keySet());
    while (!left.isEmpty()) {
      List<PersonId> refused = write(project, left, details);
      List<PersonId> again = new ArrayList<>();
      Map<PersonId, Boolean> marks = marks(project, refused);
      // two first writes of one person can stumble over each other; the second is then repeated
      refused.forEach(p -> (marks.getOrDefault(p, false) ? erased : again).add(p));
      left = again;
    }
    return erased;
  }

  private List<PersonId> write(
      ProjectId project, List<PersonId> people, Map<PersonId, PersonDetails> details) {
    List<UpdateOneModel<Document>> writes = new ArrayList<>(people.size());
    for (PersonId person : people) {
      String id = id(project, person);
      PersonDetails of = details.get(person);
      if (of == null) {
        throw new IllegalArgumentException("no details of " + person);
      }
      Document content = seal.sealed(id, Json.write(Json.Details.of(of)));
      content.append(PROJECT, project.value());
      writes.add(
          new UpdateOneModel<>(
              new Document("_id", id).append(ERASED, false),
              new Document("$set", content),
              new UpdateOptions().upsert(true)));
    }
    try {
      persons.bulkWrite(writes, new BulkWriteOptions().ordered(false));
      return List.of();
    } catch (MongoBulkWriteException e) {
      if (e.getWriteConcernError() != null) {
        throw e;
      }
      List<PersonId> refused = new ArrayList<>();
      for (var error : e.getWriteErrors()) {
        if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
          throw e;
        }
        refused.add(people.get(error.getIndex()));
      }
      return refused;
    }
  }

  private Map<PersonId, Boolean> marks(ProjectId project, List<PersonId> people) {
    Map<PersonId, Boolean> marks = new HashMap<>();
    Mongo.each(
        persons,
        "_id",
        people.stream().map(p -> id(project, p)).toList(),
        document -> marks.put(person(document), document.getBoolean(ERASED, false)));
    return marks;
  }

  boolean isErased(ProjectId project, PersonId person) {
    return marks(project, List.of(person)).getOrDefault(person, false);
  }

  Map<PersonId, PersonDetails> details(ProjectId project, Collection<PersonId> people) {
    Map<PersonId, PersonDetails> found = new HashMap<>();
    Mongo.each(
        persons,
        "_id",
        people.stream().distinct().map(p -> id(project, p)).toList(),
        document -> {
          if (document.getBoolean(ERASED, false)) {
            opened.forget(document.getString("_id"));
          } else {
            found.put(person(document), opened.of(document, this::open));
          }
        });
    // the marks are looked at after the details: whoever is marked in between is masked already
    Set<PersonId> marked = protections.among(project, found.keySet());
    Map<PersonId, PersonDetails> inOrder = new LinkedHashMap<>();
    for (PersonId person : people) {
      PersonDetails details = found.get(person);
      if (details != null) {
        inOrder.put(person, marked.contains(person) ? details.asProtected() : details);
      }
    }
    return inOrder;
  }

  /** Takes the mark out of details that were kept with one. */
  void unmark(ProjectId project, PersonId person) {
    PersonDetails details = details(project, List.of(person)).get(person);
    if (details != null && details.protectedIdentity()) {
      keep(project, Map.of(person, details.asUnprotected()));
    }
  }

  /** Gives everyone in the project who is not erased. */
  void each(ProjectId project, BiConsumer<PersonId, PersonDetails> reader) {
    Set<PersonId> marked = protections.in(project);
    persons
        .find(new Document(PROJECT, project.value()))
        .forEach(document -> {
          if (!document.getBoolean(ERASED, false)) {
            PersonId person = person(document);
            PersonDetails details = open(document);
            reader.accept(person, marked.contains(person) ? details.asProtected() : details);
          }
        });
  }

  /** Puts a mark in place of details and key. */
  void erase(ProjectId project, PersonId person) {
    String id = id(project, person);
    persons.replaceOne(
        Mongo.id(id),
        new Document("_id", id).append(ERASED, true).append(PROJECT, project.value()),
        new ReplaceOptions().upsert(true));
    opened.forget(id);
  }

  private PersonDetails open(Document document) {
    return Json.read(seal.opened(document), Json.Details.class).details();
  }

  static String id(ProjectId project, PersonId person) {
    return Mongo.within(project.value(), person.value());
  }

  private static PersonId person(Document document) {
    return new PersonId(Mongo.withoutLedger(document.getString("_id")));
  }
}
