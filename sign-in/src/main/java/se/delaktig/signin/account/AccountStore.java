package se.delaktig.signin.account;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import se.delaktig.signin.Account;
import se.delaktig.signin.UsernameTakenException;

/** Accounts in MongoDB, one document each, by subject. */
@Component
public class AccountStore {
  private static final int LONGEST_PASSWORD = 256;

  private final MongoCollection<Document> accounts;
  private final PasswordEncoder passwords;
  private final InstantSource clock;

  AccountStore(MongoDatabase database, PasswordEncoder passwords, InstantSource clock) {
    this.accounts = database.getCollection("accounts");
    this.passwords = passwords;
    this.clock = clock;
    accounts.createIndex(Indexes.ascending("usernameKey"), new IndexOptions().unique(true));
  }

  /** The account with that subject. */
  public Optional<StoredAccount> withSubject(String subject) {
    return Optional.ofNullable(accounts.find(eq("_id", subject)).first()).map(AccountStore::read);
  }

  /** The account with that username, letter case aside. */
  Optional<StoredAccount> withUsername(String typed) {
    String key = Username.of(typed).key();
    return Optional.ofNullable(accounts.find(eq("usernameKey", key)).first())
        .map(AccountStore::read);
  }

  /** All accounts, by username. */
  public List<Listed> all() {
    return accounts
        .find()
        .sort(Sorts.ascending("usernameKey"))
        .map(stored ->
            new Listed(
                read(stored).account(),
                stored.getDate("created").toInstant(),
                stored.getBoolean("disabled", false)))
        .into(new ArrayList<>());
  }

  /**
   * Shuts an account or opens it again. One that is shut signs in no more and gets no new tokens.
   *
   * @return whether there is such an account
   */
  public boolean disable(String subject, boolean disabled) {
    return accounts.updateOne(eq("_id", subject), set("disabled", disabled)).getMatchedCount() == 1;
  }

  /** Gives an account another password, chosen by its holder. */
  public void changePassword(String subject, String rawPassword) {
    accounts.updateOne(eq("_id", subject), set("password", passwords.encode(rawPassword)));
  }

  /**
   * An account as a list shows it.
   *
   * @param created by the machine's clock
   */
  public record Listed(Account account, Instant created, boolean disabled) {}

  boolean isEmpty() {
    return accounts.find().limit(1).first() == null;
  }

  /**
   * Opens the account of a subject that has none yet.
   *
   * @return the account, or nothing if the subject has one already
   * @throws UsernameTakenException if another subject has the username
   */
  Optional<Account> open(String subject, String typed, String displayName, String rawPassword) {
    Username username = Username.of(typed);
    if (!username.allowed()) {
      throw new IllegalArgumentException("Not a username: " + username.written());
    }
    if (!DisplayName.allowed(displayName)) {
      throw new IllegalArgumentException("Not a display name");
    }
    if (rawPassword.isBlank() || rawPassword.length() > LONGEST_PASSWORD) {
      throw new IllegalArgumentException("A password has 1 to " + LONGEST_PASSWORD + " characters");
    }
    Document account =
        new Document("_id", subject)
            .append("username", username.written())
            .append("usernameKey", username.key())
            .append("displayName", displayName.strip())
            .append("password", passwords.encode(rawPassword))
            .append("created", Date.from(clock.instant()))
            .append("disabled", false);
    try {
      accounts.insertOne(account);
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      if (withSubject(subject).isPresent()) {
        return Optional.empty();
      }
      throw new UsernameTakenException(username.written());
    }
    return Optional.of(read(account).account());
  }

  private static StoredAccount read(Document stored) {
    return new StoredAccount(
        new Account(
            stored.getString("_id"), stored.getString("username"), stored.getString("displayName")),
        stored.getString("password"),
        stored.getBoolean("disabled", false));
  }
}
