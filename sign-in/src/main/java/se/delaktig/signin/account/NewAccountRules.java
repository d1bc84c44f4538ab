package se.delaktig.signin.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What must hold for a new account before it is worth trying to open it. */
@Component
public class NewAccountRules {
  private final PasswordRules passwords;

  NewAccountRules(PasswordRules passwords) {
    this.passwords = passwords;
  }

  /** By field in the form's order, the message key of what is wrong with it. */
  public Map<String, String> problems(NewAccountForm typed) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (!DisplayName.allowed(typed.displayName())) {
      problems.put("displayName", "display-name.wrong");
    }
    if (!Username.of(typed.username()).allowed()) {
      problems.put("username", "username.wrong");
    }
    passwordProblem(typed.password(), typed.username())
        .ifPresent(problem -> problems.put("password", problem));
    return problems;
  }

  /** The message key of what is wrong with a password, if anything is. */
  public Optional<String> passwordProblem(String password, String username) {
    return passwords.weakness(password, username).map(NewAccountRules::key);
  }

  private static String key(PasswordRules.Weakness weakness) {
    return switch (weakness) {
      case TOO_SHORT -> "password.too-short";
      case TOO_LONG -> "password.too-long";
      case COMMON -> "password.common";
      case LEAKED -> "password.leaked";
      case REPEATED -> "password.repeated";
      case LISTED_WORDS -> "password.listed-words";
      case LIKE_USERNAME -> "password.like-username";
    };
  }
}
