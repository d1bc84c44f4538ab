package se.delaktig.signin.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Base32;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.signin.keys.Seal;

/**
 * The code app that an account's holder may add to the password, and the recovery codes that stand
 * in for it. The app's secret is sealed; of the recovery codes only hashes are kept.
 */
@Component
public class SecondFactors {
  private static final int RECOVERY_CODES = 10;

  /**
   * Wrong codes of one account in a day, from wherever, after which its app's codes count no more
   * until the day is over. Whoever comes that far knows the password; the recovery codes and
   * passkeys of the holder go on working.
   */
  static final int MOST_WRONG = 100;

  private static final Duration DAY = Duration.ofDays(1);

  private final MongoCollection<Document> accounts;
  private final Seal seal;
  private final Throttle throttle;
  private final InstantSource clock;

  SecondFactors(MongoDatabase database, Seal seal, InstantSource clock) {
    this.accounts = database.getCollection("accounts");
    this.seal = seal;
    this.throttle = new Throttle(clock);
    this.clock = clock;
  }

  /** What became of a typed code. */
  public sealed interface Checked {
    record Right() implements Checked {}

    record Wrong() implements Checked {}

    record Waiting(Duration left) implements Checked {}
  }

  /**
   * A secret for a code app, not in use yet.
   *
   * @param text as the app takes it when it is typed
   */
  public record Proposed(byte[] secret, String text) {}

  /** Whether the account's holder signs in with a code besides the password. */
  public boolean areOn(String subject) {
    return app(subject) != null;
  }

  /** How many recovery codes are left. */
  public int recoveryCodesLeft(String subject) {
    Document account = accounts.find(eq("_id", subject)).first();
    List<String> left = account == null ? null : account.getList("recovery", String.class);
    return left == null ? 0 : left.size();
  }

  /** A fresh secret. */
  public Proposed propose() {
    return proposed(Totp.newSecret());
  }

  /** The same secret again. */
  public Proposed proposed(byte[] secret) {
    return new Proposed(secret, Base32.toBase32String(secret));
  }

  /**
   * Takes a code app into use, once its holder has shown that it works.
   *
   * @return whether the code was the app's present one
   */
  public boolean turnOn(String subject, byte[] secret, String typed) {
    OptionalLong step = Totp.stepOf(secret, digits(typed), clock.instant());
    if (step.isEmpty()) {
      return false;
    }
    Document app =
        new Document("sealed", new Binary(seal.seal(name(subject), secret)))
            .append("lastStep", step.getAsLong())
            .append("wrong", 0)
            .append("wrongSince", Date.from(clock.instant()));
    accounts.updateOne(eq("_id", subject), set("app", app));
    return true;
  }

  /** Does without code app and recovery codes from now on. */
  public void turnOff(String subject) {
    accounts.updateOne(eq("_id", subject), combine(unset("app"), unset("recovery")));
  }

  /** New recovery codes in place of all older ones; told this once. */
  public List<String> newRecoveryCodes(String subject) {
    List<String> codes = Stream.generate(RecoveryCode::fresh).limit(RECOVERY_CODES).toList();
    accounts.updateOne(
        eq("_id", subject), set("recovery", codes.stream().map(RecoveryCode::hash).toList()));
    return codes;
  }

  /**
   * Checks a code of the app or a recovery code; each counts once.
   *
   * @param origin the browser or address that the try came from
   */
  public Checked check(String subject, String typed, String origin) {
    Optional<Duration> wait = throttle.begin(subject, origin);
    if (wait.isPresent()) {
      return new Checked.Waiting(wait.get());
    }
    if (isCodeOfApp(subject, digits(typed)) || isRecoveryCode(subject, typed)) {
      throttle.succeeded(subject, origin);
      return new Checked.Right();
    }
    return new Checked.Wrong();
  }

  private boolean isCodeOfApp(String subject, String typed) {
    Document app = app(subject);
    if (app == null || tooManyWrong(subject, app)) {
      return false;
    }
    OptionalLong step = Totp.stepOf(secret(subject, app), typed, clock.instant());
    if (step.isEmpty()) {
      accounts.updateOne(eq("_id", subject), inc("app.wrong", 1));
      return false;
    }
    // Of two with the same code at the same time one is right.
    return accounts
            .updateOne(
                and(eq("_id", subject), lt("app.lastStep", step.getAsLong())),
                set("app.lastStep", step.getAsLong()))
            .getModifiedCount()
        == 1;
  }

  private boolean tooManyWrong(String subject, Document app) {
    Instant since = app.getDate("wrongSince").toInstant();
    if (since.plus(DAY).isBefore(clock.instant())) {
      accounts.updateOne(
          eq("_id", subject),
          combine(set("app.wrong", 0), set("app.wrongSince", Date.from(clock.instant()))));
      return false;
    }
    return app.getInteger("wrong", 0) >= MOST_WRONG;
  }

  private boolean isRecoveryCode(String subject, String typed) {
    String hash = RecoveryCode.hash(typed);
    return accounts
            .updateOne(and(eq("_id", subject), eq("recovery", hash)), pull("recovery", hash))
            .getModifiedCount()
        == 1;
  }

  private @Nullable Document app(String subject) {
    Document account = accounts.find(eq("_id", subject)).first();
    return account == null ? null : account.get("app", Document.class);
  }

  private byte[] secret(String subject, Document app) {
    try {
      return seal.open(name(subject), app.get("sealed", Binary.class).getData());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The code app was sealed with another key", e);
    }
  }

  private static String name(String subject) {
    return "app:" + subject;
  }

  private static String digits(String typed) {
    return typed.replaceAll("\\s", "");
  }
}
