package se.delaktig.kernel.token;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * How far a program may go within its owner's rights. What the rights themselves allow is decided
 * as if the owner asked; the scopes of its token only narrow that.
 */
public final class ProgramScopes {
  /** Marks an authentication as a program's. */
  static final String PROGRAM = "PROGRAM";

  /** Whatever the program's own rights allow: for programs that an operator has set up. */
  private static final String ALL = "SCOPE_delaktig";

  private ProgramScopes() {}

  /**
   * The scope of something to be looked at.
   *
   * @param query its name, {@code PERSON_DETAILS}
   */
  public static String query(String query) {
    return "query." + query.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The scope of a command.
   *
   * @param command its name, {@code log-dialogue-session}
   */
  public static String command(String command) {
    return "command." + command;
  }

  /** Whether somebody may ask for a thing at all: everybody, but a program only in its scopes. */
  public static boolean allow(Authentication asking, String scope) {
    Set<String> held =
        asking.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .collect(Collectors.toSet());
    return !held.contains(PROGRAM) || held.contains(ALL) || held.contains("SCOPE_" + scope);
  }
}
