package se.delaktig.kernel.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands to the command service, with the rights of whoever acts and none of its own.
 *
 * <p>A command id makes a resend harmless: the same id with the same body is answered as the first
 * time. Where no answer came, the outcome is {@link Unknown} and the same form may be sent again.
 */
public interface CommandSender {
  /**
   * Sends a command as the signed-in person.
   *
   * @param project the project's id
   * @param command its name in addresses, such as {@code log-dialogue-session}
   * @param body the command's record, written as JSON
   * @param commandId from the form's {@code kommandoId}
   * @throws SignedOut when the person's rights have run out meanwhile; leads to the sign-in
   */
  Outcome send(String project, String command, Object body, UUID commandId);

  /**
   * Sends a command as the holder of a personal link.
   *
   * @param code the link's code, which the command service checks
   */
  Outcome sendByLink(String project, String command, Object body, UUID commandId, String code);

  /**
   * Asks what a personal link is for. Opening it changes nothing.
   *
   * @param code the link's code
   */
  LinkAnswer open(String code);

  /**
   * Asks for a new link in place of one that has expired. It goes to the registered address.
   *
   * @param code the old link's code
   */
  Outcome renew(String code);

  /** What a link is for. */
  sealed interface LinkAnswer permits Opened, Refused, Unknown {}

  /**
   * A valid link.
   *
   * @param person whose it is
   * @param purpose what may be done by it, as the event names it
   * @param month which month's hours, {@code 2019-10}, where it is for one
   * @param expires by the machine's clock
   */
  record Opened(String person, String purpose, @Nullable String month, Instant expires)
      implements LinkAnswer {}

  /** What came of it. */
  sealed interface Outcome permits Sent, Refused, Unknown {}

  /**
   * It is in the log.
   *
   * @param position the global position of its last event; the next page waits for it
   * @param id what was begun, where the command begins something
   */
  record Sent(long position, @Nullable String id) implements Outcome {}

  /**
   * It was refused, and nothing was recorded.
   *
   * @param status of HTTP
   * @param problems at least one
   */
  record Refused(int status, List<CommandProblem> problems) implements Outcome, LinkAnswer {
    public Refused {
      problems = List.copyOf(problems);
    }

    /** The first problem's code. */
    public String code() {
      return problems.getFirst().code();
    }

    /** The first problem's field. */
    public @Nullable String field() {
      return problems.getFirst().field();
    }

    /** The first problem's values. */
    public Map<String, String> params() {
      return problems.getFirst().params();
    }
  }

  /**
   * The command service could not be reached, or did not answer in time.
   *
   * @param commandId to send again with, or to ask with
   * @param perhapsRecorded false when it certainly was not
   */
  record Unknown(UUID commandId, boolean perhapsRecorded) implements Outcome, LinkAnswer {}

  /**
   * One reason for a refusal.
   *
   * @param code stable; its text is the message {@code problem.<code>}
   * @param field the command's field, where one is at fault
   * @param params values for the text: {@code {0}} is the first by name, and so on
   */
  record CommandProblem(String code, @Nullable String field, Map<String, String> params) {}
}
