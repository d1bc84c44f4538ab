package se.delaktig.organisations.page;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FormCommands;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.view.Views;

/** Sends the organisations' commands, and waits until the views show what came of it. */
@Component
class OrganisationCommands {
  private final CommandSender commands;
  private final CommandIds ids;
  private final Views views;

  OrganisationCommands(CommandSender commands, CommandIds ids, Views views) {
    this.commands = commands;
    this.ids = ids;
    this.views = views;
  }

  FormErrors send(String project, ProgrammeCommand command) {
    return send(project, command, Map.of());
  }

  FormErrors send(String project, ProgrammeCommand command, Map<String, String> fields) {
    String name = ProgrammeCommand.nameOf(command.getClass());
    return switch (commands.send(project, name, command, ids.current())) {
      case CommandSender.Sent sent -> {
        views.await(sent.position(), FormCommands.PATIENCE);
        yield FormErrors.none();
      }
      case CommandSender.Refused refused -> FormErrors.of(refused, fields);
      case CommandSender.Unknown unknown -> FormErrors.of(unknown);
    };
  }

  /** From the form's own id, so that a form sent twice begins one thing. */
  String newId(String kind) {
    return UUID.nameUUIDFromBytes((kind + ids.current()).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
