package se.delaktig.personregister;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/**
 * Whose a personal number is in a project. The number's keyed hash is the document's id: what must
 * be unique is so by its index.
 */
final class Claims {
  private static final String WHO = "who";

  private final MongoCollection<Document> claims;
  private final MasterKeys keys;
  private final RandomIds ids;

  Claims(MongoCollection<Document> claims, MasterKeys keys, RandomIds ids) {
    this.claims = claims;
    this.keys = keys;
    this.ids = ids;
    claims.createIndex(Indexes.ascending(WHO));
  }

  Claim claim(ProjectId project, PersonalNumber number) {
    String hash = hash(project, number);
    while (true) {
      PersonId holder = holder(hash);
      if (holder != null) {
        return new Claim(holder, false);
      }
      PersonId person = new PersonId(ids.next());
      if (Mongo.inserted(claims, document(hash, project, person))) {
        return new Claim(person, true);
      }
      // another has claimed it in between, and may even have been erased since: look again
    }
  }

  boolean claim(ProjectId project, PersonalNumber number, PersonId person) {
    String hash = hash(project, number);
    return Mongo.inserted(claims, document(hash, project, person)) || person.equals(holder(hash));
  }

  PersonId somebodyNew() {
    return new PersonId(ids.next());
  }

  Map<PersonalNumber, Claim> claimAll(ProjectId project, Collection<PersonalNumber> numbers) {
    Set<PersonalNumber> wanted = new LinkedHashSet<>(numbers);
    Map<PersonalNumber, Claim> found = new HashMap<>();
    List<PersonalNumber> missing = List.copyOf(wanted);
    while (!missing.isEmpty()) {
      findAll(project, missing).forEach((n, person) -> found.put(n, new Claim(person, false)));
      List<PersonalNumber> unclaimed =
          missing.stream().filter(number -> !found.containsKey(number)).toList();
      missing = insert(project, unclaimed, found);
    }
    Map<PersonalNumber, Claim> inOrder = new LinkedHashMap<>();
    wanted.forEach(number -> inOrder.put(number, found.get(number)));
    return inOrder;
  }

  /** Claims these numbers; gives back those that others have claimed in between. */
  private List<PersonalNumber> insert(
      ProjectId project, List<PersonalNumber> numbers, Map<PersonalNumber, Claim> found) {
    if (numbers.isEmpty()) {
      return List.of();
    }
    List<PersonId> persons = numbers.stream().map(number -> new PersonId(ids.next())).toList();
    List<Document> documents = new ArrayList<>(numbers.size());
    for (int i = 0; i < numbers.size(); i++) {
      documents.add(document(hash(project, numbers.get(i)), project, persons.get(i)));
    }
    Set<Integer> taken = new LinkedHashSet<>();
    try {
      claims.insertMany(documents, new InsertManyOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      for (var error : e.getWriteErrors()) {
        if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
          throw e;
        }
        taken.add(error.getIndex());
      }
      if (e.getWriteConcernError() != null) {
        throw e;
      }
    }
    List<PersonalNumber> claimedByOthers = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      if (taken.contains(i)) {
        claimedByOthers.add(numbers.get(i));
      } else {
        found.put(numbers.get(i), new Claim(persons.get(i), true));
      }
    }
    return claimedByOthers;
  }

  Optional<PersonId> find(ProjectId project, PersonalNumber number) {
    return Optional.ofNullable(holder(hash(project, number)));
  }

  Map<PersonalNumber, PersonId> findAll(ProjectId project, Collection<PersonalNumber> numbers) {
    Map<String, PersonalNumber> byHash = new LinkedHashMap<>();
    numbers.forEach(number -> byHash.put(hash(project, number), number));
    Map<PersonalNumber, PersonId> found = new HashMap<>();
    Mongo.each(
        claims,
        "_id",
        byHash.keySet(),
        claim -> found.put(byHash.get(claim.getString("_id")), person(claim)));
    return found;
  }

  void release(String who) {
    claims.deleteMany(new Document(WHO, who));
  }

  private @Nullable PersonId holder(String hash) {
    Document claim = claims.find(Mongo.id(hash)).first();
    return claim == null ? null : person(claim);
  }

  private static Document document(String hash, ProjectId project, PersonId person) {
    return new Document("_id", hash).append(WHO, Mongo.within(project.value(), person.value()));
  }

  private static PersonId person(Document claim) {
    return new PersonId(Mongo.withoutLedger(claim.getString(WHO)));
  }

  private String hash(ProjectId project, PersonalNumber number) {
    if (number.isSubstitute()) {
      throw new IllegalArgumentException("several people may share a substitute number");
    }
    byte[] value = Mongo.within(project.value(), number.digits()).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(keys.fingerprint("personal-number", value));
  }
}
