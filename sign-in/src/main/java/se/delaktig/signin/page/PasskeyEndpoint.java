package se.delaktig.signin.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.delaktig.signin.account.AccountStore;
import se.delaktig.signin.passkey.Passkeys;
import se.delaktig.signin.session.Session;
import se.delaktig.signin.session.Sessions;
import se.delaktig.signin.session.SignedIn;

/**
 * What the script of the sign-in and of the account's page asks for passkeys. Each question that a
 * browser is given can be answered once.
 */
@RestController
class PasskeyEndpoint {
  private static final String CREATION = PasskeyEndpoint.class.getName() + ".creation";
  private static final String REQUEST = PasskeyEndpoint.class.getName() + ".request";
  private static final int LONGEST_LABEL = 60;

  private final Passkeys passkeys;
  private final AccountStore accounts;
  private final SignedIn signedIn;
  private final Sessions sessions;
  private final Origin origin;
  private final Onwards onwards;
  private final Proof proof;
  private final TwoSteps steps;
  private final MessageSource messages;

  PasskeyEndpoint(
      Passkeys passkeys,
      AccountStore accounts,
      SignedIn signedIn,
      Sessions sessions,
      Origin origin,
      Onwards onwards,
      Proof proof,
      TwoSteps steps,
      MessageSource messages) {
    this.passkeys = passkeys;
    this.accounts = accounts;
    this.signedIn = signedIn;
    this.sessions = sessions;
    this.origin = origin;
    this.onwards = onwards;
    this.proof = proof;
    this.steps = steps;
    this.messages = messages;
  }

  @PostMapping(path = "/konto/nycklar/fraga", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> askToMake(Authentication holder, HttpServletRequest request) {
    if (!proof.isFresh(holder)) {
      return ResponseEntity.status(HttpStatus.CONFLICT).body(Map.of("next", Proof.PAGE));
    }
    PublicKeyCredentialCreationOptions asked = passkeys.creation(holder);
    request.getSession().setAttribute(CREATION, asked);
    return ResponseEntity.ok(passkeys.asJson(asked));
  }

  @PostMapping(path = "/konto/nycklar", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> make(
      @RequestParam(defaultValue = "") String label,
      @RequestBody String credential,
      Authentication holder,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale language) {
    if (!proof.isFresh(holder)
        || !(taken(request, CREATION) instanceof PublicKeyCredentialCreationOptions asked)
        || !passkeys.register(asked, credential, called(label, language))) {
      return refused("passkey.not-made", language);
    }
    return ResponseEntity.ok(Map.of("next", steps.taken(holder, request, response)));
  }

  @PostMapping(path = "/logga-in/nyckel/fraga", produces = MediaType.APPLICATION_JSON_VALUE)
  String askToSignIn(HttpServletRequest request) {
    PublicKeyCredentialRequestOptions asked = passkeys.request();
    request.getSession().setAttribute(REQUEST, asked);
    return passkeys.asJson(asked);
  }

  /** Signs in; whoever is signed in already so shows once more who they are. */
  @PostMapping(path = "/logga-in/nyckel", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> signIn(
      @RequestParam(defaultValue = "false") boolean stay,
      @RequestBody String credential,
      @Nullable Authentication known,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale language) {
    Optional<String> subject =
        taken(request, REQUEST) instanceof PublicKeyCredentialRequestOptions asked
            ? passkeys.signIn(asked, credential)
            : Optional.empty();
    if (subject.isEmpty()) {
      return refused("passkey.not-known", language);
    }
    Optional<Session> own =
        signedIn.sessionOf(known).filter(session -> session.subject().equals(subject.get()));
    if (known != null && own.isPresent()) {
      sessions.proved(own.get().id());
      return ResponseEntity.ok(Map.of("next", steps.taken(known, request, response)));
    }
    String next = onwards.from(request, response);
    signedIn.begin(subject.get(), SignedIn.Way.PASSKEY, stay, request, response);
    accounts
        .withSubject(subject.get())
        .ifPresent(stored -> origin.remember(request, response, stored.account().username()));
    return ResponseEntity.ok(Map.of("next", next));
  }

  private String called(String label, Locale language) {
    String plain = label.strip();
    return plain.isEmpty() || plain.length() > LONGEST_LABEL
        ? messages.getMessage("passkey.unnamed", null, language)
        : plain;
  }

  private ResponseEntity<ProblemDetail> refused(String code, Locale language) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.UNPROCESSABLE_CONTENT, messages.getMessage(code, null, language));
    problem.setProperty("code", code);
    return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(problem);
  }

  private static @Nullable Object taken(HttpServletRequest request, String key) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      return null;
    }
    Object kept = session.getAttribute(key);
    session.removeAttribute(key);
    return kept;
  }
}
