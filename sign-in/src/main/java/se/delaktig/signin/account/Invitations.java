package se.delaktig.signin.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.delaktig.signin.Account;
import se.delaktig.signin.Invitation;
import se.delaktig.signin.keys.Names;

/** One-time links that open an account. A hash of each code is kept, and the name sealed. */
@Component
public class Invitations {
  private static final int CODE_BYTES = 32;
  private static final String DISPLAY_NAME = "displayName";

  /** Spent links are remembered for a while, so that a second click gets a true answer. */
  private static final Duration REMEMBERED = Duration.ofDays(90);

  private final MongoCollection<Document> invitations;
  private final AccountStore accounts;
  private final Names names;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  Invitations(MongoDatabase database, AccountStore accounts, Names names, InstantSource clock) {
    this.invitations = database.getCollection("invitations");
    this.accounts = accounts;
    this.names = names;
    this.clock = clock;
    names.sealOlder(invitations, DISPLAY_NAME);
  }

  /** What a code opens right now. */
  public sealed interface Standing {
    /** It can be used; the name is the one that was proposed. */
    record Open(String subject, String displayName) implements Standing {}

    /** Its account exists. */
    record Used() implements Standing {}

    /** It has expired, or never was. */
    record Gone() implements Standing {}
  }

  /**
   * Invites somebody.
   *
   * @throws IllegalArgumentException if the name cannot be shown, or the link would be valid for no
   *     time
   */
  public Invitation invite(String displayName, Duration validFor) {
    return issue(UUID.randomUUID().toString(), displayName, validFor);
  }

  /**
   * Gives whoever has not used an invitation a new link in place of the old one, which works no
   * more. The subject stays, and with it what has been granted.
   *
   * @return nothing when there is no unused invitation of that subject
   */
  public Optional<Invitation> renew(String subject, Duration validFor) {
    Document old = invitations.find(unused(subject)).first();
    if (old == null || accounts.withSubject(subject).isPresent()) {
      return Optional.empty();
    }
    Invitation fresh = issue(subject, names.opened(DISPLAY_NAME, old), validFor);
    invitations.deleteMany(and(unused(subject), ne("_id", Sha256.hex(fresh.code()))));
    return Optional.of(fresh);
  }

  /**
   * Takes an unused invitation back.
   *
   * @return whether there was one
   */
  public boolean takeBack(String subject) {
    return invitations.deleteMany(unused(subject)).getDeletedCount() > 0;
  }

  /** The invitations that nobody has used, newest first; expired ones too while remembered. */
  public List<Waiting> waiting() {
    return invitations
        .find(exists("used", false))
        .sort(Sorts.descending("created"))
        .map(stored ->
            new Waiting(
                stored.getString("subject"),
                names.opened(DISPLAY_NAME, stored),
                stored.getDate("expires").toInstant()))
        .into(new ArrayList<>());
  }

  /**
   * An invitation that nobody has used.
   *
   * @param expires by the machine's clock
   */
  public record Waiting(String subject, String displayName, Instant expires) {}

  private static Bson unused(String subject) {
    return and(eq("subject", subject), exists("used", false));
  }

  private Invitation issue(String subject, String displayName, Duration validFor) {
    if (!validFor.isPositive()) {
      throw new IllegalArgumentException("An invitation is valid for some time: " + validFor);
    }
    if (!DisplayName.allowed(displayName)) {
      throw new IllegalArgumentException("Not a display name");
    }
    byte[] bytes = new byte[CODE_BYTES];
    random.nextBytes(bytes);
    String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    Invitation invitation =
        new Invitation(
            subject,
            code,
            // As stored, so that what the caller tells is what holds.
            now.plus(validFor).truncatedTo(ChronoUnit.MILLIS));
    String id = Sha256.hex(code);
    invitations.insertOne(
        new Document("_id", id)
            .append("subject", invitation.subject())
            .append(DISPLAY_NAME, names.sealed(DISPLAY_NAME, id, displayName.strip()))
            .append("created", Date.from(now))
            .append("expires", Date.from(invitation.expires())));
    return invitation;
  }

  /** What the code opens; looking changes nothing. */
  public Standing standing(String code) {
    Document stored = invitations.find(eq("_id", Sha256.hex(code))).first();
    if (stored == null) {
      return new Standing.Gone();
    }
    String subject = stored.getString("subject");
    if (stored.getDate("used") != null || accounts.withSubject(subject).isPresent()) {
      return new Standing.Used();
    }
    if (!clock.instant().isBefore(stored.getDate("expires").toInstant())) {
      return new Standing.Gone();
    }
    return new Standing.Open(subject, names.opened(DISPLAY_NAME, stored));
  }

  /**
   * Opens the account that the code stands for. Of two at the same time one wins: the account has
   * the subject as its key.
   *
   * @return the account, or nothing if the code can't be used (any more)
   * @throws se.delaktig.signin.UsernameTakenException if another account has the username; the code
   *     can be used again
   */
  public Optional<Account> accept(
      String code, String username, String displayName, String rawPassword) {
    return switch (standing(code)) {
      case Standing.Open open -> {
        Optional<Account> opened =
            accounts.open(open.subject(), username, displayName, rawPassword);
        opened.ifPresent(account ->
            invitations.updateOne(
                eq("_id", Sha256.hex(code)), set("used", Date.from(clock.instant()))));
        yield opened;
      }
      case Standing.Used used -> Optional.empty();
      case Standing.Gone gone -> Optional.empty();
    };
  }

  @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT6H")
  void forgetLongExpired() {
    invitations.deleteMany(lt("expires", Date.from(clock.instant().minus(REMEMBERED))));
  }
}
