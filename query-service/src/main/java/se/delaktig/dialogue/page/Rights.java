package se.delaktig.dialogue.page;

import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import se.delaktig.access.policy.Decision;
import se.delaktig.access.policy.Matrix;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.command.ProgrammeCommand;

/** What of the things in sight somebody may also change. */
final class Rights {
  private Rights() {}

  /** The part of what is in sight where a command may be sent; empty where it may not at all. */
  static Optional<Sight> to(Class<? extends ProgrammeCommand> command, Sight sight) {
    var grants =
        sight.grants().stream()
            .filter(grant -> Matrix.rolesFor(command).contains(grant.role()))
            .toList();
    return grants.isEmpty()
        ? Optional.empty()
        : Optional.of(new Sight(sight.project(), sight.actor(), sight.programme(), grants));
  }

  /**
   * The same, for a page that is about nothing else.
   *
   * @throws AccessDeniedException when it may not be sent at all
   */
  static Sight needed(Class<? extends ProgrammeCommand> command, Sight sight) {
    return to(command, sight).orElseThrow(Rights::denied);
  }

  static AccessDeniedException denied() {
    return new AccessDeniedException(Decision.Denied.CODE);
  }
}
