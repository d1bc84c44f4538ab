package se.delaktig.signin.account;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import se.delaktig.signin.Account;
import se.delaktig.signin.UsernameTakenException;
import se.delaktig.signin.keys.Names;

/** Accounts in MongoDB, one document each, by subject; username and name are sealed. */
@Component
public class AccountStore {
  private static final int LONGEST_PASSWORD = 256;
  private static final String USERNAME = "username";
  private static final String USERNAME_KEY = "usernameKey";
  private static final String DISPLAY_NAME = "displayName";

  private final MongoCollection<Document> accounts;
  private final PasswordEncoder passwords;
  private final Names names;
  private final InstantSource clock;

  AccountStore(
      MongoDatabase database, PasswordEncoder passwords, Names names, InstantSource clock) {
    this.accounts = database.getCollection("accounts");
    this.passwords = passwords;
    this.names = names;
    this.clock = clock;
    accounts.createIndex(Indexes.ascending(USERNAME_KEY), new IndexOptions().unique(true));
    hashOlderUsernames();
    names.sealOlder(accounts, USERNAME, DISPLAY_NAME);
  }

  /** Before they are sealed: cut off in between, it is done anew at the next start. */
  private void hashOlderUsernames() {
    for (Document stored : accounts.find()) {
      if (stored.get(USERNAME) instanceof String readable) {
        accounts.updateOne(
            eq("_id", stored.getString("_id")), set(USERNAME_KEY, key(Username.of(readable))));
      }
    }
  }

  private String key(Username username) {
    return names.found(username.key());
  }

  /** The account with that subject. */
  public Optional<StoredAccount> withSubject(String subject) {
    return Optional.ofNullable(accounts.find(eq("_id", subject)).first()).map(this::read);
  }

  /** The account with that username, letter case aside. */
  Optional<StoredAccount> withUsername(String typed) {
    String key = key(Username.of(typed));
    return Optional.ofNullable(accounts.find(eq(USERNAME_KEY, key)).first()).map(this::read);
  }

  /** All accounts, by username. */
  public List<Listed> all() {
    List<Listed> all =
        accounts
            .find()
            .map(stored ->
                new Listed(
                    read(stored).account(),
                    stored.getDate("created").toInstant(),
                    stored.getBoolean("disabled", false)))
            .into(new ArrayList<>());
    all.sort(Comparator.comparing(listed -> Username.of(listed.account().username()).key()));
    return all;
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
            .append(USERNAME, names.sealed(USERNAME, subject, username.written()))
            .append(USERNAME_KEY, key(username))
            .append(DISPLAY_NAME, names.sealed(DISPLAY_NAME, subject, displayName.strip()))
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

  private StoredAccount read(Document stored) {
    return new StoredAccount(
        new Account(
            stored.getString("_id"),
            names.opened(USERNAME, stored),
            names.opened(DISPLAY_NAME, stored)),
        stored.getString("password"),
        stored.getBoolean("disabled", false));
  }
}
