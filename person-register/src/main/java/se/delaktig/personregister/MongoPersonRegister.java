package se.delaktig.personregister;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/** The register on MongoDB. Needs neither transactions nor a replica set. */
final class MongoPersonRegister implements PersonRegister {
  private final List<MongoCollection<Document>> sealed;
  private final Seal seal;
  private final Claims claims;
  private final Persons persons;
  private final Changes changes;
  private final Texts texts;
  private final Actors actors;
  private final Map<ProjectId, ProjectNames> names = new ConcurrentHashMap<>();

  private MongoPersonRegister(MongoDatabase database, MasterKeys keys, RandomIds ids) {
    MongoCollection<Document> register = database.getCollection("register");
    seal = new Seal(keys);
    SealCheck.demandOwn(register, seal, keys);
    MongoCollection<Document> personDocuments = database.getCollection("persons");
    MongoCollection<Document> textDocuments = database.getCollection("texts");
    MongoCollection<Document> actorDocuments = database.getCollection("actors");
    sealed = List.of(personDocuments, textDocuments, actorDocuments, register);
    claims = new Claims(database.getCollection("claims"), keys, ids);
    persons = new Persons(personDocuments, seal);
    changes = new Changes(database.getCollection("changes"));
    texts = new Texts(textDocuments, seal, ids);
    actors = new Actors(actorDocuments, seal, keys, ids);
  }

  static PersonRegister open(MongoDatabase database, MasterKeys keys, RandomGenerator ids) {
    return new MongoPersonRegister(
        database
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            .withReadConcern(ReadConcern.MAJORITY)
            .withReadPreference(ReadPreference.primary()),
        keys,
        new RandomIds(ids));
  }

  @Override
  public Claim claim(ProjectId project, PersonalNumber number) {
    return claims.claim(project, number);
  }

  @Override
  public Map<PersonalNumber, Claim> claimAll(
      ProjectId project, Collection<PersonalNumber> numbers) {
    return claims.claimAll(project, numbers);
  }

  @Override
  public Optional<PersonId> find(ProjectId project, PersonalNumber number) {
    return claims.find(project, number);
  }

  @Override
  public Map<PersonalNumber, PersonId> findAll(
      ProjectId project, Collection<PersonalNumber> numbers) {
    return claims.findAll(project, numbers);
  }

  @Override
  public void keep(ProjectId project, PersonId person, PersonDetails details) {
    keepAll(project, Map.of(person, details));
  }

  @Override
  public void keepAll(ProjectId project, Map<PersonId, PersonDetails> details) {
    changes.around(
        project,
        details.keySet(),
        () -> {
          List<PersonId> erased = persons.keep(project, details);
          if (!erased.isEmpty()) {
            throw new PersonErasedException(erased);
          }
        });
  }

  @Override
  public Map<PersonId, PersonDetails> details(ProjectId project, Collection<PersonId> people) {
    return persons.details(project, people);
  }

  @Override
  public List<PersonId> byName(ProjectId project, String nameOrPart, int max) {
    return names(project).holding(nameOrPart, max, false);
  }

  @Override
  public List<PersonId> byNameAlsoProtected(ProjectId project, String nameOrPart, int max) {
    return names(project).holding(nameOrPart, max, true);
  }

  @Override
  public Optional<PersonId> byExactName(ProjectId project, String fullName) {
    return names(project).called(fullName);
  }

  @Override
  public List<PersonId> inOrder(ProjectId project) {
    return names(project).inOrder();
  }

  private ProjectNames names(ProjectId project) {
    return names.computeIfAbsent(project, p -> new ProjectNames(p, persons, changes));
  }

  @Override
  public void erase(ProjectId project, PersonId person) {
    String who = Persons.id(project, person);
    changes.around(project, List.of(person), () -> persons.erase(project, person));
    claims.release(who);
    texts.eraseAbout(who);
  }

  @Override
  public SealedText seal(ProjectId project, @Nullable PersonId about, String text) {
    if (about == null) {
      return texts.seal(project, null, text);
    }
    SealedText sealedText = texts.seal(project, Persons.id(project, about), text);
    // looked at after the write: an erasure meanwhile either finds the text or is found here
    if (persons.isErased(project, about)) {
      texts.erase(project, sealedText.id());
      throw new PersonErasedException(List.of(about));
    }
    return sealedText;
  }

  @Override
  public Optional<String> text(ProjectId project, String id) {
    return texts.text(project, id);
  }

  @Override
  public boolean holds(ProjectId project, SealedText sealedText) {
    return texts.holds(project, sealedText);
  }

  @Override
  public void eraseText(ProjectId project, String id) {
    texts.erase(project, id);
  }

  @Override
  public ActorId actor(String ledger, String account, String displayName) {
    return actors.actor(ledger, account, displayName);
  }

  @Override
  public Optional<ActorId> findActor(String ledger, String account) {
    return actors.find(ledger, account);
  }

  @Override
  public Map<ActorId, String> actorNames(String ledger, Collection<ActorId> wanted) {
    return actors.names(ledger, wanted);
  }

  @Override
  public int rewrapKeys() {
    int rewrapped = 0;
    for (MongoCollection<Document> collection : sealed) {
      for (Document document : collection.find().projection(Projections.include(Seal.KEY))) {
        Binary wrapped = document.get(Seal.KEY, Binary.class);
        if (wrapped != null) {
          String id = document.getString("_id");
          Document asRead = new Document("_id", id).append(Seal.KEY, wrapped);
          Document anew = new Document(Seal.KEY, seal.rewrapped(id, wrapped));
          rewrapped +=
              (int) collection.updateOne(asRead, new Document("$set", anew)).getModifiedCount();
        }
      }
    }
    return rewrapped;
  }
}
