package se.delaktig.personregister;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/**
 * Where those who must act are reminded, and who does not want to be. An account says its address
 * itself, and is reminded once somebody who reads what goes there has said yes; one of a project's
 * people is reminded at the registered address and can say no. Addresses lie sealed; beside them
 * stand only times and the hash of a code by which their holder is known without signing in.
 */
public final class Contacts {
  private static final String CODE = "code";
  private static final String CONFIRMED = "confirmed";
  private static final String DECLINED = "declined";
  private static final String ACCOUNT = "account";
  private static final int CODE_BYTES = 16;

  private final MongoCollection<Document> contacts;
  private final Seal seal;
  private final MasterKeys keys;
  private final SecureRandom random = new SecureRandom();

  Contacts(MongoCollection<Document> contacts, Seal seal, MasterKeys keys) {
    this.contacts = contacts;
    this.seal = seal;
    this.keys = keys;
    contacts.createIndex(Indexes.ascending(CODE), new IndexOptions().unique(true));
  }

  /**
   * Whom to remind.
   *
   * @param account absent for one of a project's people, who is reached by the registered address
   * @param email as the account said it; absent for one of a project's people
   * @param mobile where text messages go, as {@code +46701234567}; absent where none are wanted
   * @param language {@code sv} or {@code en}
   * @param code by which the holder says yes or no; goes into mail and nowhere else
   * @param confirmed when somebody said yes to the address; absent before
   * @param declined when somebody said no to all reminders; absent while nobody has
   */
  public record Contact(
      String id,
      @Nullable String account,
      @Nullable String email,
      @Nullable String mobile,
      String language,
      String code,
      @Nullable Instant confirmed,
      @Nullable Instant declined) {
    @Override
    public String toString() {
      return "Contact[masked]";
    }
  }

  /** What an account has said. */
  public Optional<Contact> ofAccount(String account) {
    return find(Mongo.id(ofAccountId(account)));
  }

  /**
   * Keeps what an account says. With another mail address it is to be confirmed anew, by a new
   * code; to say it is also to say that one wants to be reminded after all.
   */
  public Contact say(String account, String email, @Nullable String mobile, String language) {
    String id = ofAccountId(account);
    Optional<Contact> before = find(Mongo.id(id));
    boolean same = before.filter(known -> email.equals(known.email())).isPresent();
    String code = same ? before.orElseThrow().code() : newCode();
    Document update =
        seal.sealed(id, Json.write(new Json.Contact(account, email, mobile, language, code)))
            .append(CODE, hash(code))
            .append(ACCOUNT, true);
    Document change =
        new Document("$set", update)
            .append(
                "$unset",
                same
                    ? new Document(DECLINED, "")
                    : new Document(DECLINED, "").append(CONFIRMED, ""));
    contacts.updateOne(Mongo.id(id), change, new UpdateOptions().upsert(true));
    return find(Mongo.id(id)).orElseThrow();
  }

  /** One of a project's people, made known when nobody was. */
  public Contact ofPerson(ProjectId project, PersonId person, String language) {
    String id = ofPersonId(project, person);
    Optional<Contact> known = find(Mongo.id(id));
    if (known.isEmpty()) {
      String code = newCode();
      Document document = new Document("_id", id).append(CODE, hash(code)).append(ACCOUNT, false);
      document.putAll(
          seal.sealed(id, Json.write(new Json.Contact(null, null, null, language, code))));
      Mongo.inserted(contacts, document);
      known = find(Mongo.id(id));
    }
    return known.orElseThrow();
  }

  /** Whose code this is. */
  public Optional<Contact> byCode(String code) {
    return find(Filters.eq(CODE, hash(code)));
  }

  /** Notes that whoever has the code wants to be reminded. */
  public void confirm(String code, Instant now) {
    contacts.updateOne(
        Filters.eq(CODE, hash(code)),
        Updates.combine(Updates.set(CONFIRMED, Date.from(now)), Updates.unset(DECLINED)));
  }

  /** Notes that whoever has the code does not want to be reminded. */
  public void decline(String code, Instant now) {
    contacts.updateOne(Filters.eq(CODE, hash(code)), Updates.set(DECLINED, Date.from(now)));
  }

  /** Forgets what an account has said. */
  public void forget(String account) {
    contacts.deleteOne(Mongo.id(ofAccountId(account)));
  }

  /** The accounts that are to be reminded. */
  public List<Contact> accounts() {
    List<Contact> found = new ArrayList<>();
    contacts
        .find(
            Filters.and(
                Filters.eq(ACCOUNT, true),
                Filters.exists(CONFIRMED),
                Filters.exists(DECLINED, false)))
        .forEach(document -> found.add(contact(document)));
    return found;
  }

  void erase(ProjectId project, PersonId person) {
    contacts.deleteOne(Mongo.id(ofPersonId(project, person)));
  }

  private Optional<Contact> find(Bson which) {
    return Optional.ofNullable(contacts.find(which).first()).map(this::contact);
  }

  private Contact contact(Document document) {
    Json.Contact said = Json.read(seal.opened(document), Json.Contact.class);
    return new Contact(
        document.getString("_id"),
        said.account(),
        said.email(),
        said.mobile(),
        said.language(),
        said.code(),
        moment(document, CONFIRMED),
        moment(document, DECLINED));
  }

  private static @Nullable Instant moment(Document document, String field) {
    Date date = document.getDate(field);
    return date == null ? null : date.toInstant();
  }

  private String newCode() {
    byte[] bytes = new byte[CODE_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String hash(String code) {
    return HexFormat.of()
        .formatHex(keys.fingerprint("reminder", code.getBytes(StandardCharsets.UTF_8)));
  }

  private String ofAccountId(String account) {
    return "account|"
        + HexFormat.of()
            .formatHex(keys.fingerprint("contact", account.getBytes(StandardCharsets.UTF_8)));
  }

  private static String ofPersonId(ProjectId project, PersonId person) {
    return Mongo.within(project.value(), person.value());
  }
}
