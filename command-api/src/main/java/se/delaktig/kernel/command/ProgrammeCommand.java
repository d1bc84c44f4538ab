package se.delaktig.kernel.command;

import java.util.Locale;

/**
 * Something asked of the programme: imperative, a record, with the shape of its fields declared by
 * Bean Validation.
 */
public interface ProgrammeCommand {
  /** The stream it is decided on; also the identifier of the Axon aggregate that decides. */
  String stream();

  /** What it touches, which the sender must have a right to. */
  Reach reach();

  /** The command's name as used in addresses and in the log: {@code log-dialogue-session}. */
  static String nameOf(Class<? extends ProgrammeCommand> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
