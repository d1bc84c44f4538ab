package se.delaktig.signin.token;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;
import se.delaktig.signin.account.Sha256;
import se.delaktig.signin.keys.Seal;
import se.delaktig.signin.program.ProgramWithdrawn;
import se.delaktig.signin.session.SessionEnded;

/**
 * Authorizations in MongoDB, one document each: hashes of its tokens to find it by, and the rest
 * sealed. What has expired is deleted by a round of our own, since not every server that speaks the
 * protocol expires documents by itself.
 */
@Component
public class MongoAuthorizations implements OAuth2AuthorizationService {
  private static final Logger log = LoggerFactory.getLogger(MongoAuthorizations.class);

  /** How long one without any token yet may take to come back. */
  private static final Duration UNFINISHED = Duration.ofMinutes(10);

  private final MongoCollection<Document> authorizations;
  private final RegisteredClientRepository clients;
  private final Seal seal;
  private final InstantSource clock;
  private final AuthorizationForm form = new AuthorizationForm();

  MongoAuthorizations(
      MongoDatabase database, RegisteredClientRepository clients, Seal seal, InstantSource clock) {
    this.authorizations = database.getCollection("authorizations");
    this.clients = clients;
    this.seal = seal;
    this.clock = clock;
    authorizations.createIndex(
        Indexes.ascending("handles"), new IndexOptions().unique(true).sparse(true));
  }

  @Override
  public void save(OAuth2Authorization authorization) {
    List<String> handles = new ArrayList<>();
    Instant expires = clock.instant().plus(UNFINISHED);
    String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
    if (state != null) {
      handles.add(handle(OAuth2ParameterNames.STATE, state));
    }
    for (TokenKind kind : TokenKind.values()) {
      OAuth2Authorization.Token<? extends OAuth2Token> held = authorization.getToken(kind.type());
      if (held != null) {
        handles.add(handle(kind.parameter(), held.getToken().getTokenValue()));
        Instant end = held.getToken().getExpiresAt();
        expires = end != null && end.isAfter(expires) ? end : expires;
      }
    }
    authorizations.replaceOne(
        eq("_id", authorization.getId()),
        new Document("_id", authorization.getId())
            .append("client", authorization.getRegisteredClientId())
            .append("subject", authorization.getPrincipalName())
            .append("session", session(authorization))
            .append("handles", handles)
            .append("expires", Date.from(expires))
            .append(
                "sealed", new Binary(seal.seal(authorization.getId(), form.write(authorization)))),
        new ReplaceOptions().upsert(true));
  }

  @Override
  public void remove(OAuth2Authorization authorization) {
    authorizations.deleteOne(eq("_id", authorization.getId()));
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return find(eq("_id", id));
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(
      String token, @Nullable OAuth2TokenType tokenType) {
    if (tokenType != null) {
      return find(eq("handles", handle(tokenType.getValue(), token)));
    }
    List<String> anyKind =
        Stream.concat(
                Stream.of(OAuth2ParameterNames.STATE),
                Arrays.stream(TokenKind.values()).map(TokenKind::parameter))
            .map(kind -> handle(kind, token))
            .toList();
    return find(in("handles", anyKind));
  }

  /** What has been given out in a session that has ended holds no longer. */
  @EventListener
  void forgetAll(SessionEnded ended) {
    authorizations.deleteMany(eq("session", ended.id()));
  }

  @EventListener
  void forgetAll(ProgramWithdrawn withdrawn) {
    authorizations.deleteMany(eq("client", ProgramClients.registered(withdrawn.id())));
  }

  /** The session in which the authorization was given; a program's has none. */
  private static @Nullable String session(OAuth2Authorization authorization) {
    return authorization.getAttribute(Principal.class.getName()) instanceof Authentication known
            && known.getDetails() instanceof String id
        ? id
        : null;
  }

  /** Deletes what has expired, and so can do nothing any more. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
  void forgetExpired() {
    authorizations.deleteMany(lt("expires", Date.from(clock.instant())));
  }

  private @Nullable OAuth2Authorization find(Bson filter) {
    Document stored = authorizations.find(filter).first();
    if (stored == null) {
      return null;
    }
    RegisteredClient client = clients.findById(stored.getString("client"));
    if (client == null) {
      // The client has been taken out of the settings; nothing of it holds any more.
      return null;
    }
    String id = stored.getString("_id");
    try {
      return form.read(seal.open(id, stored.get("sealed", Binary.class).getData()), client);
    } catch (GeneralSecurityException e) {
      log.warn("An authorization was sealed with another key; its holder has to sign in again", e);
      return null;
    }
  }

  private static String handle(String kind, String value) {
    return Sha256.hex(kind + ":" + value);
  }
}
