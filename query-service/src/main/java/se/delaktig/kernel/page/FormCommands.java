package se.delaktig.kernel.page;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.view.Views;

/** Sends the commands that forms ask for, and waits until the views show what came of it. */
@Component
public class FormCommands {
  /** How long a page waits until the views show what it has just saved. */
  public static final Duration PATIENCE = Duration.ofSeconds(2);

  private final CommandSender commands;
  private final CommandIds ids;
  private final Views views;

  FormCommands(CommandSender commands, CommandIds ids, Views views) {
    this.commands = commands;
    this.ids = ids;
    this.views = views;
  }

  /** What must be mended; nothing where it is done. */
  public FormErrors send(String project, ProgrammeCommand command) {
    return send(project, command, Map.of());
  }

  /**
   * What must be mended; nothing where it is done.
   *
   * @param fields the form's field for each of the command's where they differ
   */
  public FormErrors send(String project, ProgrammeCommand command, Map<String, String> fields) {
    return switch (sent(project, command)) {
      case CommandSender.Sent done -> FormErrors.none();
      case CommandSender.Refused refused -> FormErrors.of(refused, fields);
      case CommandSender.Unknown unknown -> FormErrors.of(unknown);
    };
  }

  /**
   * Leads on where it is done, and shows the form again where it is not.
   *
   * @param fields the form's field for each of the command's where they differ
   * @param next the address to lead to
   * @param again shows the form with what must be mended
   */
  public ModelAndView settle(
      String project,
      ProgrammeCommand command,
      Map<String, String> fields,
      String next,
      Function<FormErrors, ModelAndView> again) {
    FormErrors errors = send(project, command, fields);
    return errors.isEmpty() ? new ModelAndView("redirect:" + next) : again.apply(errors);
  }

  /** What came of a command, after the views show it. */
  public CommandSender.Outcome sent(String project, ProgrammeCommand command) {
    CommandSender.Outcome outcome =
        commands.send(project, ProgrammeCommand.nameOf(command.getClass()), command, ids.current());
    if (outcome instanceof CommandSender.Sent done) {
      views.await(done.position(), PATIENCE);
    }
    return outcome;
  }

  /** From the form's own id, so that a form sent twice begins one thing. */
  public String newId(String kind) {
    return UUID.nameUUIDFromBytes((kind + ids.current()).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
