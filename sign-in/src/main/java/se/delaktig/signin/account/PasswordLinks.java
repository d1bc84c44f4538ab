package se.delaktig.signin.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.delaktig.signin.Account;

/**
 * One-time links by which somebody who has forgotten their password chooses another. An
 * administrator makes one and gives it to the holder. A code app goes on being asked for, unless
 * the link is for somebody who has lost that too: then it stands for a new beginning, as the
 * invitation did, and is given with the same care.
 */
@Component
public class PasswordLinks {
  private static final int CODE_BYTES = 32;

  private final MongoCollection<Document> links;
  private final AccountStore accounts;
  private final InstantSource clock;

  PasswordLinks(MongoDatabase database, AccountStore accounts, InstantSource clock) {
    this.links = database.getCollection("passwordLinks");
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * A link just made.
   *
   * @param code told this once; only its hash is kept
   */
  public record Made(String code, Instant expires) {}

  /**
   * What a code opens.
   *
   * @param withoutSteps whether code app, recovery codes and passkeys go with the old password
   */
  public record Opened(Account account, boolean withoutSteps) {}

  /**
   * Makes a link in place of any older one of the account.
   *
   * @param withoutSteps whether its holder has lost code app and passkeys as well
   * @return nothing when the account is not there or is shut
   */
  public Optional<Made> make(String subject, Duration validFor, boolean withoutSteps) {
    if (accounts.withSubject(subject).filter(account -> !account.disabled()).isEmpty()) {
      return Optional.empty();
    }
    links.deleteMany(eq("subject", subject));
    String code = RandomCode.of(CODE_BYTES);
    Instant expires = clock.instant().plus(validFor).truncatedTo(ChronoUnit.MILLIS);
    links.insertOne(
        new Document("_id", Sha256.hex(code))
            .append("subject", subject)
            .append("withoutSteps", withoutSteps)
            .append("expires", Date.from(expires)));
    return Optional.of(new Made(code, expires));
  }

  /** Whose password the code may change right now; looking changes nothing. */
  public Optional<Opened> opened(String code) {
    return Optional.ofNullable(links.find(open(code)).first())
        .flatMap(stored ->
            accounts
                .withSubject(stored.getString("subject"))
                .filter(account -> !account.disabled())
                .map(account ->
                    new Opened(account.account(), stored.getBoolean("withoutSteps", false))));
  }

  /**
   * Changes the password. Of two at the same time one wins.
   *
   * @return what it has opened; nothing if the code can't be used (any more)
   */
  public Optional<Opened> use(String code, String rawPassword) {
    Optional<Opened> opened = opened(code);
    if (opened.isEmpty() || links.deleteOne(open(code)).getDeletedCount() != 1) {
      return Optional.empty();
    }
    accounts.changePassword(opened.get().account().subject(), rawPassword);
    return opened;
  }

  private Bson open(String code) {
    return and(eq("_id", Sha256.hex(code)), gt("expires", Date.from(clock.instant())));
  }

  @Scheduled(initialDelayString = "PT7M", fixedDelayString = "PT6H")
  void forgetExpired() {
    links.deleteMany(lt("expires", Date.from(clock.instant())));
  }
}
