package se.delaktig.signin.passkey;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import se.delaktig.signin.SignInSettings;
import se.delaktig.signin.account.AccountStore;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Registers passkeys and signs in by them. The device has to check who holds it (by a finger, a
 * face or a code of its own), so that a passkey stands for both factors.
 */
@Component
public class Passkeys {
  private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);

  private final MongoPasskeys stored;
  private final AccountStore accounts;
  private final WebAuthnRelyingPartyOperations relyingParty;
  private final JsonMapper json =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

  Passkeys(
      MongoPasskeys stored,
      PasskeyHolders holders,
      AccountStore accounts,
      SignInSettings settings) {
    this.stored = stored;
    this.accounts = accounts;
    URI issuer = URI.create(settings.issuer());
    Webauthn4JRelyingPartyOperations operations =
        new Webauthn4JRelyingPartyOperations(
            holders,
            stored,
            PublicKeyCredentialRpEntity.builder().id(issuer.getHost()).name("Delaktig").build(),
            Set.of(issuer.getScheme() + "://" + issuer.getRawAuthority()));
    operations.setCustomizeCreationOptions(options ->
        options.authenticatorSelection(
            AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build()));
    operations.setCustomizeRequestOptions(
        options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    this.relyingParty = operations;
  }

  /**
   * A passkey as its holder sees it.
   *
   * @param label what the holder calls it
   * @param used when it last signed somebody in, or was registered
   */
  public record Passkey(String id, String label, Instant created, Instant used) {}

  /** Somebody's passkeys, the oldest first. */
  public List<Passkey> of(String subject) {
    return stored.findByUserId(PasskeyHolders.handle(subject)).stream()
        .map(one ->
            new Passkey(
                one.getCredentialId().toBase64UrlString(),
                one.getLabel(),
                one.getCreated(),
                one.getLastUsed()))
        .toList();
  }

  /**
   * Takes one of somebody's own passkeys away.
   *
   * @return whether there was such a one
   */
  public boolean remove(String subject, String id) {
    return stored.delete(subject, id);
  }

  /** Takes all of somebody's passkeys away. */
  public void removeAll(String subject) {
    of(subject).forEach(one -> remove(subject, one.id()));
  }

  /** What the browser is asked for to make a passkey; kept until it answers. */
  public PublicKeyCredentialCreationOptions creation(Authentication holder) {
    return relyingParty.createPublicKeyCredentialCreationOptions(
        new ImmutablePublicKeyCredentialCreationOptionsRequest(holder));
  }

  /** What the browser is asked for to sign in; kept until it answers. */
  public PublicKeyCredentialRequestOptions request() {
    return relyingParty.createCredentialRequestOptions(
        new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
  }

  /** Either of the two as the browser's script reads it. */
  public String asJson(Object options) {
    return json.writeValueAsString(options);
  }

  /**
   * Registers what the browser has made.
   *
   * @return whether it is what it was asked for
   */
  public boolean register(
      PublicKeyCredentialCreationOptions asked, String credential, String label) {
    try {
      PublicKeyCredential<AuthenticatorAttestationResponse> made =
          json.readValue(credential, new TypeReference<>() {});
      relyingParty.registerCredential(
          new ImmutableRelyingPartyRegistrationRequest(
              asked, new RelyingPartyPublicKey(made, label)));
      return true;
    } catch (RuntimeException refused) {
      told(refused);
      return false;
    }
  }

  /** Whose passkey the browser has answered with; empty when it is nobody's who may sign in. */
  public Optional<String> signIn(PublicKeyCredentialRequestOptions asked, String credential) {
    try {
      PublicKeyCredential<AuthenticatorAssertionResponse> answered =
          json.readValue(credential, new TypeReference<>() {});
      String subject =
          PasskeyHolders.subject(
              relyingParty
                  .authenticate(new RelyingPartyAuthenticationRequest(asked, answered))
                  .getId());
      return Optional.of(subject)
          .filter(holder ->
              accounts.withSubject(holder).filter(account -> !account.disabled()).isPresent());
    } catch (RuntimeException refused) {
      told(refused);
      return Optional.empty();
    }
  }

  /** The libraries refuse by exceptions of many kinds, what was typed by hand among them. */
  private static void told(RuntimeException refused) {
    LOG.info(
        "A passkey was refused: {}",
        refused instanceof JacksonException ? "no credential" : refused.getClass().getSimpleName());
  }
}
