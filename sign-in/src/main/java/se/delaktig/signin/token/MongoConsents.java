package se.delaktig.signin.token;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.stereotype.Component;

/** Consents in MongoDB. Delaktig's own pages ask for none; other clients may come to. */
@Component
class MongoConsents implements OAuth2AuthorizationConsentService {
  private final MongoCollection<Document> consents;

  MongoConsents(MongoDatabase database) {
    this.consents = database.getCollection("consents");
  }

  @Override
  public void save(OAuth2AuthorizationConsent consent) {
    Document id = id(consent.getRegisteredClientId(), consent.getPrincipalName());
    consents.replaceOne(
        eq("_id", id),
        new Document("_id", id)
            .append(
                "authorities",
                consent.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList()),
        new ReplaceOptions().upsert(true));
  }

  @Override
  public void remove(OAuth2AuthorizationConsent consent) {
    Bson filter = eq("_id", id(consent.getRegisteredClientId(), consent.getPrincipalName()));
    consents.deleteOne(filter);
  }

  @Override
  public @Nullable OAuth2AuthorizationConsent findById(
      String registeredClientId, String principalName) {
    Document stored = consents.find(eq("_id", id(registeredClientId, principalName))).first();
    if (stored == null) {
      return null;
    }
    OAuth2AuthorizationConsent.Builder consent =
        OAuth2AuthorizationConsent.withId(registeredClientId, principalName);
    for (String authority : stored.getList("authorities", String.class)) {
      consent.authority(new SimpleGrantedAuthority(authority));
    }
    return consent.build();
  }

  private static Document id(String client, String subject) {
    return new Document("client", client).append("subject", subject);
  }
}
