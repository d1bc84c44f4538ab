package se.delaktig.signin.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.delaktig.signin.SignInSettings;
import se.delaktig.signin.account.RandomCode;
import se.delaktig.signin.account.Sha256;

/**
 * The sessions of everybody, in MongoDB, so that each can be listed and ended wherever it is used.
 * A code that keeps a device signed in is known here by its hash only.
 */
@Component
public class Sessions {
  /** How exactly it is known when a session was last used. */
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

  private final MongoCollection<Document> sessions;
  private final SignInSettings settings;
  private final ApplicationEventPublisher events;
  private final InstantSource clock;

  Sessions(
      MongoDatabase database,
      SignInSettings settings,
      ApplicationEventPublisher events,
      InstantSource clock) {
    this.sessions = database.getCollection("sessions");
    this.settings = settings;
    this.events = events;
    this.clock = clock;
  }

  /**
   * A session that has just begun.
   *
   * @param code keeps the device signed in; told this once. Absent for a session that goes with the
   *     browser's window
   */
  public record Begun(Session session, @Nullable String code) {}

  /**
   * Begins a session.
   *
   * @param stay whether it is to outlive the browser's window; it does so only where the settings
   *     allow it
   * @param twoFactors whether its holder has shown two factors
   */
  public Begun begin(String subject, Device device, boolean stay, boolean twoFactors) {
    Instant now = clock.instant();
    boolean stays = stay && settings.stay().isPositive();
    Session session =
        new Session(
            RandomCode.of(16),
            subject,
            device,
            now,
            now,
            now,
            now.plus(stays ? settings.stay() : settings.longest()),
            stays,
            twoFactors);
    Document stored =
        new Document("_id", session.id())
            .append("subject", subject)
            .append("browser", device.browser())
            .append("system", device.system())
            .append("begun", Date.from(now))
            .append("proved", Date.from(now))
            .append("seen", Date.from(now))
            .append("ends", Date.from(session.ends()))
            .append("stays", stays)
            .append("twoFactors", twoFactors);
    String code = stays ? RandomCode.of(32) : null;
    if (code != null) {
      stored.append("code", Sha256.hex(code));
    }
    sessions.insertOne(stored);
    return new Begun(session, code == null ? null : session.id() + "." + code);
  }

  /** The session, if it still stands. */
  public Optional<Session> standing(String id) {
    return Optional.ofNullable(sessions.find(eq("_id", id)).first())
        .map(Sessions::read)
        .filter(this::stands);
  }

  /** The session that a device's code keeps, if it still stands. */
  public Optional<Session> keptBy(String code) {
    int dot = code.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    Bson both =
        and(eq("_id", code.substring(0, dot)), eq("code", Sha256.hex(code.substring(dot + 1))));
    return Optional.ofNullable(sessions.find(both).first())
        .map(Sessions::read)
        .filter(this::stands);
  }

  /** Notes that a session is in use. */
  public void seen(Session session) {
    Instant now = clock.instant();
    if (Duration.between(session.seen(), now).compareTo(SEEN_EVERY) >= 0) {
      sessions.updateOne(eq("_id", session.id()), set("seen", Date.from(now)));
    }
  }

  /** Notes that whoever uses the session has just shown once more who they are. */
  public void proved(String id) {
    sessions.updateOne(eq("_id", id), set("proved", Date.from(clock.instant())));
  }

  /** Notes that whoever uses the session has just added and shown the second of two factors. */
  public void shownTwoFactors(String id) {
    sessions.updateOne(eq("_id", id), set("twoFactors", true));
  }

  /** Somebody's sessions that stand, the last used first. */
  public List<Session> of(String subject) {
    List<Session> all = new ArrayList<>();
    for (Document stored : sessions.find(eq("subject", subject))) {
      Session session = read(stored);
      if (stands(session)) {
        all.add(session);
      }
    }
    all.sort(Comparator.comparing(Session::seen).reversed());
    return all;
  }

  /**
   * Ends one of somebody's own sessions.
   *
   * @return whether there was such a one
   */
  public boolean end(String subject, String id) {
    return endAll(and(eq("subject", subject), eq("_id", id))) > 0;
  }

  /** Ends all sessions of somebody. */
  public void endAll(String subject) {
    endAll(eq("subject", subject));
  }

  /** Ends all sessions of somebody but one. */
  public void endOthers(String subject, String kept) {
    endAll(and(eq("subject", subject), ne("_id", kept)));
  }

  /** Ends the sessions of everybody who has shown one factor only. */
  void endThoseOfOneFactor() {
    endAll(ne("twoFactors", true));
  }

  private int endAll(Bson filter) {
    List<Session> ended = sessions.find(filter).map(Sessions::read).into(new ArrayList<>());
    sessions.deleteMany(filter);
    ended.forEach(
        session -> events.publishEvent(new SessionEnded(session.id(), session.subject())));
    return ended.size();
  }

  /** Deletes what is over, and so would not be shown any more. */
  @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1H")
  void forgetEnded() {
    sessions.deleteMany(lt("ends", Date.from(clock.instant())));
  }

  private boolean stands(Session session) {
    Instant now = clock.instant();
    return now.isBefore(session.ends())
        && (session.stays() || now.isBefore(session.seen().plus(settings.session())));
  }

  private static Session read(Document stored) {
    return new Session(
        stored.getString("_id"),
        stored.getString("subject"),
        new Device(stored.getString("browser"), stored.getString("system")),
        stored.getDate("begun").toInstant(),
        stored.getDate("proved").toInstant(),
        stored.getDate("seen").toInstant(),
        stored.getDate("ends").toInstant(),
        stored.getBoolean("stays", false),
        stored.getBoolean("twoFactors", false));
  }
}
