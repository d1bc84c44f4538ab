package se.delaktig.project.page;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.organisations.command.JoinOrganisation;
import se.delaktig.participants.page.Forms;
import se.delaktig.project.file.PlanFile;

/** Lets the organisations of the plan join that have not. */
@Controller
class JoinPlannedController {
  private final Gate gate;
  private final SettingUp settingUp;

  JoinPlannedController(Gate gate, SettingUp settingUp) {
    this.gate = gate;
    this.settingUp = settingUp;
  }

  @PostMapping("/projekt/{project}/organisationer/planens")
  String join(@PathVariable String project, RedirectAttributes next) {
    Sight sight = gate.see(Query.PLAN, project);
    if (!Forms.may(sight, JoinOrganisation.class)) {
      throw new AccessDeniedException("access.denied");
    }
    FormErrors errors =
        settingUp.apply(new PlanFile(sight.programme().planned(), sight.programme().rules()));
    if (!errors.isEmpty()) {
      next.addFlashAttribute("errors", errors);
    }
    return "redirect:/projekt/" + project + "/organisationer";
  }
}
