package se.delaktig.signin.account;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import org.bson.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The browsers in which each username has signed in before, by the hash of a code that the browser
 * keeps. Being known opens nothing; it only keeps tries made elsewhere from making this one wait.
 */
@Component
public class KnownBrowsers {
  /** How long a browser is known after it was last used. */
  public static final Duration KNOWN_FOR = Duration.ofDays(365);

  private final MongoCollection<Document> browsers;
  private final InstantSource clock;

  KnownBrowsers(MongoDatabase database, InstantSource clock) {
    this.browsers = database.getCollection("browsers");
    this.clock = clock;
  }

  /** Whether somebody of that username has signed in with the browser that keeps the code. */
  public boolean knows(String code, String username) {
    return browsers.find(eq("_id", id(code, username))).first() != null;
  }

  /** Notes that somebody of that username has signed in with the browser that keeps the code. */
  public void remember(String code, String username) {
    String id = id(code, username);
    browsers.replaceOne(
        eq("_id", id),
        new Document("_id", id).append("seen", Date.from(clock.instant())),
        new ReplaceOptions().upsert(true));
  }

  @Scheduled(initialDelayString = "PT6M", fixedDelayString = "PT12H")
  void forgetUnused() {
    browsers.deleteMany(lt("seen", Date.from(clock.instant().minus(KNOWN_FOR))));
  }

  private static String id(String code, String username) {
    return Sha256.hex(Sha256.hex(code) + ":" + Username.of(username).key());
  }
}
