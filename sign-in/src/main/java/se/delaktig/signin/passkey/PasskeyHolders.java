package se.delaktig.signin.passkey;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;
import se.delaktig.signin.account.AccountStore;
import se.delaktig.signin.account.StoredAccount;

/**
 * Accounts as passkeys know them: the handle that a device keeps is the account's subject. Nothing
 * is stored, because nothing is known here that the account does not say.
 */
@Component
class PasskeyHolders implements PublicKeyCredentialUserEntityRepository {
  private final AccountStore accounts;

  PasskeyHolders(AccountStore accounts) {
    this.accounts = accounts;
  }

  static Bytes handle(String subject) {
    return new Bytes(subject.getBytes(StandardCharsets.UTF_8));
  }

  static String subject(Bytes handle) {
    return new String(handle.getBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
    return findByUsername(subject(id));
  }

  /** Whoever is signed in goes by the account's subject. */
  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String subject) {
    return accounts.withSubject(subject).map(PasskeyHolders::entity).orElse(null);
  }

  private static PublicKeyCredentialUserEntity entity(StoredAccount stored) {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(handle(stored.account().subject()))
        .name(stored.account().username())
        .displayName(stored.account().displayName())
        .build();
  }

  @Override
  public void save(PublicKeyCredentialUserEntity userEntity) {
    throw new UnsupportedOperationException("A passkey belongs to an account that is there");
  }

  @Override
  public void delete(Bytes id) {
    throw new UnsupportedOperationException("Accounts are not deleted by passkeys");
  }
}
