package se.delaktig.steering.page;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.page.Forms;

/** Sends the commands of meetings and routines, and waits until the views show what came of it. */
@Component
class SteeringCommands {
  private final CommandSender commands;
  private final CommandIds ids;
  private final Views views;

  SteeringCommands(CommandSender commands, CommandIds ids, Views views) {
    this.commands = commands;
    this.ids = ids;
    this.views = views;
  }

  /**
   * What must be mended; nothing where it is done.
   *
   * @param fields the form's field for each of the command's where they differ
   */
  FormErrors send(String project, ProgrammeCommand command, Map<String, String> fields) {
    return switch (sent(project, command)) {
      case CommandSender.Sent done -> FormErrors.none();
      case CommandSender.Refused refused -> FormErrors.of(refused, fields);
      case CommandSender.Unknown unknown -> FormErrors.of(unknown);
    };
  }

  CommandSender.Outcome sent(String project, ProgrammeCommand command) {
    CommandSender.Outcome outcome =
        commands.send(project, ProgrammeCommand.nameOf(command.getClass()), command, ids.current());
    if (outcome instanceof CommandSender.Sent done) {
      views.await(done.position(), Forms.PATIENCE);
    }
    return outcome;
  }

  /** From the form's own id, so that a form sent twice begins one thing. */
  String newId(String kind) {
    return UUID.nameUUIDFromBytes((kind + ids.current()).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
