package se.delaktig.participants.page;

import se.delaktig.access.policy.Matrix;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.command.ProgrammeCommand;

/** What the forms about people and places have in common. */
public final class Forms {
  private Forms() {}

  /** Whether whoever looks may ask for such a command, so that the form is worth showing. */
  public static boolean may(Sight sight, Class<? extends ProgrammeCommand> command) {
    return sight.roles().stream().anyMatch(Matrix.rolesFor(command)::contains);
  }

  /** The text, or nothing where it is blank. */
  public static @org.jspecify.annotations.Nullable String orNothing(
      @org.jspecify.annotations.Nullable String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }
}
