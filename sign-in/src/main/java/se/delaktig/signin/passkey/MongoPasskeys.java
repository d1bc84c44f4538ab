package se.delaktig.signin.passkey;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import se.delaktig.signin.keys.Names;

/**
 * Passkeys in MongoDB, one document each: public keys, which need no seal, and what their holders
 * call them, which does.
 */
@Component
class MongoPasskeys implements UserCredentialRepository {
  private static final String LABEL = "label";

  private final MongoCollection<Document> passkeys;
  private final Names names;

  MongoPasskeys(MongoDatabase database, Names names) {
    this.passkeys = database.getCollection("passkeys");
    this.names = names;
    names.sealOlder(passkeys, LABEL);
  }

  @Override
  public void save(CredentialRecord passkey) {
    String id = passkey.getCredentialId().toBase64UrlString();
    passkeys.replaceOne(
        eq("_id", id),
        new Document("_id", id)
            .append("subject", PasskeyHolders.subject(passkey.getUserEntityUserId()))
            .append("key", new Binary(passkey.getPublicKey().getBytes()))
            .append("count", passkey.getSignatureCount())
            .append("verified", passkey.isUvInitialized())
            .append(
                "transports",
                passkey.getTransports().stream().map(AuthenticatorTransport::getValue).toList())
            .append("backupEligible", passkey.isBackupEligible())
            .append("backedUp", passkey.isBackupState())
            .append("attestation", binary(passkey.getAttestationObject()))
            .append("clientData", binary(passkey.getAttestationClientDataJSON()))
            .append(LABEL, names.sealed(LABEL, id, passkey.getLabel()))
            .append("created", Date.from(passkey.getCreated()))
            .append("used", Date.from(passkey.getLastUsed())),
        new ReplaceOptions().upsert(true));
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
    Document stored = passkeys.find(eq("_id", credentialId.toBase64UrlString())).first();
    return stored == null ? null : read(stored);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes userId) {
    List<CredentialRecord> all = new ArrayList<>();
    for (Document stored : passkeys.find(eq("subject", PasskeyHolders.subject(userId)))) {
      all.add(read(stored));
    }
    all.sort(Comparator.comparing(CredentialRecord::getCreated));
    return all;
  }

  @Override
  public void delete(Bytes credentialId) {
    passkeys.deleteOne(eq("_id", credentialId.toBase64UrlString()));
  }

  /**
   * Deletes one of somebody's own.
   *
   * @return whether there was such a one
   */
  boolean delete(String subject, String id) {
    return passkeys.deleteOne(and(eq("_id", id), eq("subject", subject))).getDeletedCount() == 1;
  }

  private CredentialRecord read(Document stored) {
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(Bytes.fromBase64(stored.getString("_id")))
        .userEntityUserId(PasskeyHolders.handle(stored.getString("subject")))
        .publicKey(new ImmutablePublicKeyCose(stored.get("key", Binary.class).getData()))
        .signatureCount(stored.getLong("count"))
        .uvInitialized(stored.getBoolean("verified", false))
        .transports(
            stored.getList("transports", String.class).stream()
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet()))
        .backupEligible(stored.getBoolean("backupEligible", false))
        .backupState(stored.getBoolean("backedUp", false))
        .attestationObject(bytes(stored.get("attestation", Binary.class)))
        .attestationClientDataJSON(bytes(stored.get("clientData", Binary.class)))
        .label(names.opened(LABEL, stored))
        .created(stored.getDate("created").toInstant())
        .lastUsed(stored.getDate("used").toInstant())
        .build();
  }

  private static @Nullable Binary binary(@Nullable Bytes bytes) {
    return bytes == null ? null : new Binary(bytes.getBytes());
  }

  private static @Nullable Bytes bytes(@Nullable Binary binary) {
    return binary == null ? null : new Bytes(binary.getData());
  }
}
