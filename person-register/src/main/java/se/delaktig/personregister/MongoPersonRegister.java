package se.delaktig.personregister;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.participants.event.MaskId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/** The register on MongoDB. Needs neither transactions nor a replica set. */
final class MongoPersonRegister implements PersonRegister {
  private static final String UPKEEP = "upkeep";
  private static final String ROTATED = "rotated";
  private static final String RETIRED = "retired";
  private static final String KNOWN_UNTIL = "erasuresKnownUntil";

  /** No process is held up this long between reading a key and writing what it sealed. */
  private static final Duration HELD_UP = Duration.ofMinutes(10);

  private final List<MongoCollection<Document>> sealed;
  private final MongoCollection<Document> upkeep;
  private final MasterKeys keys;
  private final Seal seal;
  private final Claims claims;
  private final Protections protections;
  private final Persons persons;
  private final Changes changes;
  private final Texts texts;
  private final Actors actors;
  private final SealedFiles files;
  private final ReadingSeal readings;
  private final Contacts contacts;
  private final Map<ProjectId, ProjectNames> names = new ConcurrentHashMap<>();

  private MongoPersonRegister(MongoDatabase database, MasterKeys keys, RandomIds ids) {
    MongoCollection<Document> register = database.getCollection("register");
    upkeep = database.getCollection("upkeep");
    this.keys = keys;
    seal = new Seal(keys);
    SealCheck.demandOwn(register, seal, keys);
    MongoCollection<Document> personDocuments = database.getCollection("persons");
    MongoCollection<Document> textDocuments = database.getCollection("texts");
    MongoCollection<Document> actorDocuments = database.getCollection("actors");
    MongoCollection<Document> fileDocuments = database.getCollection("files");
    MongoCollection<Document> marks = database.getCollection("protections");
    MongoCollection<Document> contactDocuments = database.getCollection("contacts");
    sealed =
        List.of(
            personDocuments,
            textDocuments,
            actorDocuments,
            fileDocuments,
            contactDocuments,
            marks,
            register);
    protections = new Protections(marks, keys, seal);
    claims = new Claims(database.getCollection("claims"), keys, ids);
    persons = new Persons(personDocuments, seal, protections);
    changes = new Changes(database.getCollection("changes"));
    texts = new Texts(textDocuments, seal, keys, ids);
    actors = new Actors(actorDocuments, seal, keys, ids);
    readings = ReadingSeal.in(register, seal);
    files = new SealedFiles(database, fileDocuments, seal, ids);
    contacts = new Contacts(contactDocuments, seal, keys);
  }

  static PersonRegister open(MongoDatabase database, MasterKeys keys, RandomGenerator ids) {
    return new MongoPersonRegister(
            database
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary()),
            keys,
            new RandomIds(ids))
        .withoutWhatWasErased();
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
  public boolean claim(ProjectId project, PersonalNumber number, PersonId person) {
    return claims.claim(project, number, person);
  }

  @Override
  public PersonId somebodyNew() {
    return claims.somebodyNew();
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
          // the mark first: details of a protected identity are never there without it
          details.forEach((person, of) -> {
            if (of.protectedIdentity()) {
              protections.mark(project, person);
            }
          });
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
  public void protect(ProjectId project, PersonId person) {
    changes.around(project, List.of(person), () -> protections.mark(project, person));
  }

  @Override
  public void unprotect(ProjectId project, PersonId person) {
    changes.around(
        project,
        List.of(person),
        () -> {
          persons.unmark(project, person);
          protections.unmark(project, person);
        });
  }

  @Override
  public MaskId maskOf(ProjectId project, PersonId person) {
    return protections.maskOf(project, person);
  }

  @Override
  public Set<PersonId> protectedIn(ProjectId project) {
    return protections.in(project);
  }

  @Override
  public boolean isProtected(ProjectId project, PersonId person) {
    return !protections.among(project, List.of(person)).isEmpty();
  }

  @Override
  public boolean namesAProtectedIdentity(ProjectId project, String text) {
    return names(project).protectedOnesIn(text)
        || NumbersInText.of(text).stream()
            .flatMap(number -> claims.find(project, number).stream())
            .anyMatch(person -> isProtected(project, person));
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
  public Erasure erase(ProjectId project, PersonId person) {
    List<String> lines = new ArrayList<>();
    lines.add(ErasureList.line(project, person));
    files.naming(project, person).forEach(file -> lines.add(ErasureList.file(project, file)));
    keys.noteErased(lines);
    return destroy(project, person);
  }

  private Erasure destroy(ProjectId project, PersonId person) {
    String who = Persons.id(project, person);
    PersonDetails details = persons.details(project, List.of(person)).get(person);
    int named = 0;
    if (details != null) {
      // while it is known who the person is: a repetition after a failure finds the rest
      Mentions mentions = new Mentions(Name.of(person, details), details);
      List<String> naming = texts.where(project, mentions::in);
      naming.forEach(id -> texts.erase(project, id));
      named = naming.size();
    }
    List<String> naming = files.naming(project, person);
    naming.forEach(file -> files.erase(project, file));
    changes.around(project, List.of(person), () -> persons.erase(project, person));
    protections.unmark(project, person);
    contacts.erase(project, person);
    claims.release(who);
    return new Erasure(details != null, named + texts.eraseAbout(who), naming.size());
  }

  /** Whatever copy of the database this is: what was erased is not in it when it is asked. */
  private MongoPersonRegister withoutWhatWasErased() {
    for (ErasureList.Entry entry : ErasureList.read(keys.erased())) {
      switch (entry.kind()) {
        case ACTOR -> actors.erase(entry.ledger(), new ActorId(entry.id()));
        case TEXT -> texts.erase(new ProjectId(entry.ledger()), entry.id());
        case FILE -> files.erase(new ProjectId(entry.ledger()), entry.id());
        case PERSON -> destroyAgain(new ProjectId(entry.ledger()), new PersonId(entry.id()));
      }
    }
    return this;
  }

  private void destroyAgain(ProjectId project, PersonId person) {
    if (!persons.isErased(project, person)) {
      destroy(project, person);
    }
  }

  @Override
  public boolean isErased(ProjectId project, PersonId person) {
    return persons.isErased(project, person);
  }

  @Override
  public void eraseActor(String ledger, ActorId actor) {
    keys.noteErased(List.of(ErasureList.line(ledger, actor)));
    actors.erase(ledger, actor);
  }

  @Override
  public Map<String, String> textsAbout(ProjectId project, PersonId person) {
    return texts.about(Persons.id(project, person));
  }

  @Override
  public int rotateKeys() {
    keys.rotate();
    int rewrapped = rewrapKeys();
    note(ROTATED, new Date());
    return rewrapped;
  }

  @Override
  public void retireKeys() {
    Instant rotated = keyChanges().rotated();
    if (rotated == null || rotated.plus(HELD_UP).isAfter(Instant.now())) {
      throw new IllegalStateException("the newest master key is too young");
    }
    rewrapKeys();
    keys.retireOlder();
    note(RETIRED, new Date());
  }

  @Override
  public KeyChanges keyChanges() {
    Document noted = noted();
    return new KeyChanges(moment(noted.getDate(ROTATED)), moment(noted.getDate(RETIRED)));
  }

  private static @Nullable Instant moment(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  @Override
  public long erasuresKnownUntil() {
    Long position = noted().getLong(KNOWN_UNTIL);
    return position == null ? 0 : position;
  }

  @Override
  public void erasuresKnownUntil(long position) {
    note(KNOWN_UNTIL, position);
  }

  private Document noted() {
    Document noted = upkeep.find(Mongo.id(UPKEEP)).first();
    return noted == null ? new Document() : noted;
  }

  private void note(String field, Object value) {
    upkeep.updateOne(
        Mongo.id(UPKEEP),
        new Document("$set", new Document(field, value)),
        new UpdateOptions().upsert(true));
  }

  @Override
  public ReadingSeal readings() {
    return readings;
  }

  @Override
  public SealedFiles files() {
    return files;
  }

  @Override
  public void fileNames(ProjectId project, String file, Collection<PersonId> people) {
    files.naming(project, file, people);
    // looked at after the write: an erasure meanwhile either finds the file or is found here
    List<PersonId> erased =
        people.stream().filter(person -> persons.isErased(project, person)).toList();
    if (!erased.isEmpty()) {
      eraseFile(project, file);
      throw new PersonErasedException(erased);
    }
  }

  @Override
  public void eraseFile(ProjectId project, String id) {
    keys.noteErased(List.of(ErasureList.file(project, id)));
    files.erase(project, id);
  }

  @Override
  public Contacts contacts() {
    return contacts;
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
  public Mentioned mentioned(ProjectId project, PersonId person) {
    PersonDetails details = persons.details(project, List.of(person)).get(person);
    if (details == null) {
      return new Mentioned(0, List.of());
    }
    Mentions mentions = new Mentions(Name.of(person, details), details);
    int surely = texts.where(project, mentions::in).size();
    return new Mentioned(
        surely, texts.where(project, text -> mentions.perhapsIn(text) && !mentions.in(text)));
  }

  @Override
  public void eraseTexts(ProjectId project, Collection<String> ids) {
    keys.noteErased(ids.stream().map(id -> ErasureList.line(project, id)).toList());
    ids.forEach(id -> texts.erase(project, id));
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
  public Optional<ActorId> knownActor(String ledger, String account, String displayName) {
    return actors.known(ledger, account, displayName);
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
