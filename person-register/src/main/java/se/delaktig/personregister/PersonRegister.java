package se.delaktig.personregister;

import com.mongodb.client.MongoDatabase;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.participants.event.MaskId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/**
 * Who the random ids of the log are. Safe for use by many threads, and by several processes on one
 * database: what one has kept or erased, the others find at their next question.
 *
 * <p>Whoever asks must already have decided that the asker may know; the register itself knows no
 * rights. Failures of the database come through as the driver's exceptions.
 */
public interface PersonRegister {

  /**
   * Opens the register in a database of its own.
   *
   * @throws WrongMasterKeysException when the database was sealed with other master keys
   */
  static PersonRegister open(MongoDatabase database, MasterKeys keys) {
    return open(database, keys, new SecureRandom());
  }

  /**
   * As {@link #open(MongoDatabase, MasterKeys)}, with ids drawn from a source of the caller's: only
   * for made-up people, who must come out the same each time. Sealing keys are always truly random.
   */
  static PersonRegister open(MongoDatabase database, MasterKeys keys, RandomGenerator ids) {
    return MongoPersonRegister.open(database, keys, ids);
  }

  /**
   * The person with this number in the project, made known when nobody was. Simultaneous claims of
   * one number give one person. That a claim is new says only that the register had not met the
   * number: a command that failed half-way may have claimed it before.
   */
  Claim claim(ProjectId project, PersonalNumber number);

  /** {@link #claim} for many at once; one entry per different number, in the order given. */
  Map<PersonalNumber, Claim> claimAll(ProjectId project, Collection<PersonalNumber> numbers);

  /**
   * Makes the number that of a person who had none, where it is nobody's yet.
   *
   * @return whether it is that person's now; false where it is and stays somebody else's
   */
  boolean claim(ProjectId project, PersonalNumber number, PersonId person);

  /** An id for somebody whom no number tells apart from others. */
  PersonId somebodyNew();

  /** The person who has claimed this number in the project. */
  Optional<PersonId> find(ProjectId project, PersonalNumber number);

  /** {@link #find} for many at once; numbers of nobody are absent. */
  Map<PersonalNumber, PersonId> findAll(ProjectId project, Collection<PersonalNumber> numbers);

  /**
   * Seals the person's details with a new key of the person's own, in place of earlier ones.
   *
   * @throws PersonErasedException when the person has been erased: an erased id never comes back
   */
  void keep(ProjectId project, PersonId person, PersonDetails details);

  /**
   * {@link #keep} for many at once. Each person is kept or not on their own.
   *
   * @throws PersonErasedException when some have been erased; the others are kept
   */
  void keepAll(ProjectId project, Map<PersonId, PersonDetails> details);

  /**
   * The details of these people, in the order asked for. Absent: erased, unknown, or of another
   * project.
   *
   * @throws UnreadableSealException when something sealed has been altered or belongs to other keys
   */
  Map<PersonId, PersonDetails> details(ProjectId project, Collection<PersonId> persons);

  /** The details of one person; empty when erased, unknown, or of another project. */
  default Optional<PersonDetails> details(ProjectId project, PersonId person) {
    return Optional.ofNullable(details(project, List.of(person)).get(person));
  }

  /**
   * Marks the person's identity as protected (skyddade personuppgifter): from now on, whether the
   * details are there already or come later, and whatever they say of themselves when they are kept
   * anew, {@link PersonDetails#protectedIdentity} is true of them.
   */
  void protect(ProjectId project, PersonId person);

  /** Takes the mark away. */
  void unprotect(ProjectId project, PersonId person);

  /**
   * Under which the log speaks of a protected identity: of each person always the same, whether
   * marked or not, and from which nobody without the keys gets to the person.
   */
  MaskId maskOf(ProjectId project, PersonId person);

  /** Everybody who is marked, also those whose details are not kept. */
  Set<PersonId> protectedIn(ProjectId project);

  /** Whether the person is marked. */
  boolean isProtected(ProjectId project, PersonId person);

  /** Whether a text holds the full name or the personal number of somebody who is marked. */
  boolean namesAProtectedIdentity(ProjectId project, String text);

  /**
   * People whose name holds every word of the text, in any order, without regard to case and
   * accents (å, ä and ö are letters of their own): whole names first, then names with words that
   * begin so, then the rest; each in Swedish alphabetical order by family name. People with a
   * protected identity are left out, as even a masked hit would tell that they are here.
   *
   * @param nameOrPart blank finds nobody
   * @param max the most people to give, at least 1
   */
  List<PersonId> byName(ProjectId project, String nameOrPart, int max);

  /**
   * {@link #byName} with people who have a protected identity, for those with the right to know.
   */
  List<PersonId> byNameAlsoProtected(ProjectId project, String nameOrPart, int max);

  /**
   * The person with this full name, given name first or family name first, if exactly one person
   * has it. Finds people with a protected identity as well, so an answer built on it must read the
   * same whether or not anyone was found.
   */
  Optional<PersonId> byExactName(ProjectId project, String fullName);

  /**
   * Everybody whose details are kept, in Swedish alphabetical order by family name; people with a
   * protected identity last, in an order that tells nothing of their names. Answered from memory,
   * so that a list of thousands can be shown page by page.
   */
  List<PersonId> inOrder(ProjectId project);

  /**
   * Destroys the person's key and details, number and name, every text about the person, every text
   * of the project in which the person's full name, number or address stands, and every kept file
   * that is known to name the person. The id stays and means nobody. Does no harm when repeated:
   * repeat it when it failed half-way. It is taken down beside the keys first, so that an older
   * copy of the database is erased anew when it is opened.
   */
  Erasure erase(ProjectId project, PersonId person);

  /** Whether the person has been erased. */
  boolean isErased(ProjectId project, PersonId person);

  /** Forgets which account an actor stands for, and its name. The id stays and means nobody. */
  void eraseActor(String ledger, ActorId actor);

  /** The texts that are to be erased with a person, by their ids. */
  Map<String, String> textsAbout(ProjectId project, PersonId person);

  /**
   * Seals a free text under a key of its own.
   *
   * @param about the person with whom the text is to be erased, if it is about one
   * @throws PersonErasedException when the person it is about has been erased
   */
  SealedText seal(ProjectId project, @Nullable PersonId about, String text);

  /** The text sealed under this id; empty when erased, unknown, or of another project. */
  Optional<String> text(ProjectId project, String id);

  /**
   * Whether the register still holds the very text that was sealed. False when it is erased or
   * other than it was.
   */
  boolean holds(ProjectId project, SealedText sealed);

  /** Which of the project's texts tell of somebody; none of who has been erased. */
  Mentioned mentioned(ProjectId project, PersonId person);

  /**
   * Destroys texts that tell of somebody who is erased, and keys and all. Like the person they do
   * not come back with an older copy. Does no harm when repeated.
   */
  void eraseTexts(ProjectId project, Collection<String> ids);

  /** Destroys a text and its key. Does no harm when repeated. */
  void eraseText(ProjectId project, String id);

  /** What seals the read log, by a key that lies here. */
  ReadingSeal readings();

  /** The files that are kept sealed beside the texts. */
  SealedFiles files();

  /**
   * Makes known whom a kept file names, in place of what was known before: it goes when one of them
   * is erased, and is handed out as their names are. Does nothing where the file is not there.
   *
   * @throws PersonErasedException when one of them has been erased, and so the file with them
   */
  void fileNames(ProjectId project, String file, Collection<PersonId> people);

  /**
   * Destroys a kept file for good: like a person it does not come back with an older copy. Does no
   * harm when repeated.
   */
  void eraseFile(ProjectId project, String id);

  /** Where those who must act are reminded. */
  Contacts contacts();

  /**
   * Who acts: the actor that stands for this account in the ledger, made at first use and the same
   * ever after, also when several ask at once. A new display name replaces the one kept.
   *
   * @param ledger a project's id, or {@code office}
   * @param account the account as its issuer names it (issuer and subject); kept as a keyed hash
   */
  ActorId actor(String ledger, String account, String displayName);

  /** {@link #actor(String, String, String)} in a project. */
  default ActorId actor(ProjectId project, String account, String displayName) {
    return actor(project.value(), account, displayName);
  }

  /**
   * As {@link #actor(String, String, String)} for an account that is known in the ledger; whoever
   * is not stays so.
   */
  Optional<ActorId> knownActor(String ledger, String account, String displayName);

  /** The actor that stands for this account in the ledger, if it has acted there. */
  Optional<ActorId> findActor(String ledger, String account);

  /** {@link #findActor(String, String)} in a project. */
  default Optional<ActorId> findActor(ProjectId project, String account) {
    return findActor(project.value(), account);
  }

  /** The display names of these actors, in the order asked for; unknown ones are absent. */
  Map<ActorId, String> actorNames(String ledger, Collection<ActorId> actors);

  /** {@link #actorNames(String, Collection)} in a project. */
  default Map<ActorId, String> actorNames(ProjectId project, Collection<ActorId> actors) {
    return actorNames(project.value(), actors);
  }

  /**
   * Wraps every person's, text's, file's, contact's and actor's key anew with the newest master
   * key, so that older master keys can be destroyed. May run while others use the register.
   *
   * @return how many keys were wrapped anew
   */
  int rewrapKeys();

  /**
   * Makes a new master key and wraps everything anew with it, while the register is in use. The
   * older ones still open what was copied before; see {@link #retireKeys}.
   *
   * @return how many keys were wrapped anew
   */
  int rotateKeys();

  /**
   * Destroys the older master keys, after whatever still hangs on one has been wrapped anew. From
   * then on what was erased before can be read in no copy of the database.
   *
   * @throws IllegalStateException when the newest key is younger than ten minutes: a process that
   *     was held up might still be sealing with an older one
   */
  void retireKeys();

  /** When the master keys were changed last. */
  KeyChanges keyChanges();

  /**
   * When the master keys were changed last, by the machine's clock.
   *
   * @param rotated absent when they never were
   * @param retired when older ones were destroyed; absent when they never were
   */
  record KeyChanges(@Nullable Instant rotated, @Nullable Instant retired) {}

  /**
   * How far a log has been searched for erasures that this database may lack.
   *
   * @return a position of the log; 0 before the first search
   */
  long erasuresKnownUntil();

  /** Notes how far a log has been searched for erasures. */
  void erasuresKnownUntil(long position);
}
