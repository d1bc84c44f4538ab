package se.delaktig.project.page;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FormCommands;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.page.Forms;
import se.delaktig.project.command.SettleSourceConflict;

/** Which of two contradicting figures in the source the plan stands on. */
@Controller
class SettleConflictController {
  private final Gate gate;
  private final CommandSender commands;
  private final CommandIds ids;
  private final Views views;

  SettleConflictController(Gate gate, CommandSender commands, CommandIds ids, Views views) {
    this.gate = gate;
    this.commands = commands;
    this.ids = ids;
    this.views = views;
  }

  @PostMapping("/projekt/{project}/motsagelse")
  String settle(
      @PathVariable String project,
      @RequestParam(defaultValue = "") String conflict,
      @RequestParam(defaultValue = "") String chosen,
      RedirectAttributes next) {
    Sight sight = gate.see(Query.PLAN, project);
    if (!Forms.may(sight, SettleSourceConflict.class)) {
      throw new AccessDeniedException("access.denied");
    }
    SettleSourceConflict command = new SettleSourceConflict(sight.project(), conflict, chosen);
    switch (commands.send(project, "settle-source-conflict", command, ids.current())) {
      case CommandSender.Sent sent -> views.await(sent.position(), FormCommands.PATIENCE);
      case CommandSender.Refused refused ->
          next.addFlashAttribute("errors", FormErrors.of(refused));
      case CommandSender.Unknown unknown ->
          next.addFlashAttribute("errors", FormErrors.of(unknown));
    }
    return "redirect:/projekt/" + project;
  }
}
