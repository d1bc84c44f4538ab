package se.delaktig.project.page;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.page.Forms;
import se.delaktig.project.command.PlanProject;
import se.delaktig.project.file.PlanFile;
import se.delaktig.project.file.PlanFiles;

/** The plan as a file: taken home, changed, and brought back. */
@Controller
class ChangePlanController {
  private final Gate gate;
  private final SettingUp settingUp;
  private final PlanUpload uploads;
  private final PlanPreview preview;
  private final PlanFiles files;
  private final Words words;

  ChangePlanController(
      Gate gate,
      SettingUp settingUp,
      PlanUpload uploads,
      PlanPreview preview,
      PlanFiles files,
      Words words) {
    this.gate = gate;
    this.settingUp = settingUp;
    this.uploads = uploads;
    this.preview = preview;
    this.files = files;
    this.words = words;
  }

  /** The plan and its rules as a file that can set the same project up again. */
  @GetMapping("/projekt/{project}/plan.yaml")
  ResponseEntity<String> export(@PathVariable String project) {
    var programme = gate.see(Query.PLAN, project).programme();
    String madeUp =
        programme.planned().invented() ? "# " + words.say("frame.demo.invented") + "\n" : "";
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/yaml;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"plan-" + project + ".yaml\"")
        .body(madeUp + files.write(new PlanFile(programme.planned(), programme.rules())));
  }

  @GetMapping("/projekt/{project}/plan")
  String form(@PathVariable String project, Model model) {
    sight(project);
    model.addAttribute("project", project);
    return "project/change";
  }

  @PostMapping("/projekt/{project}/plan/fil")
  ModelAndView upload(
      @PathVariable String project,
      @RequestParam(name = "fil", required = false) @Nullable MultipartFile fil,
      Model model)
      throws IOException {
    Sight sight = sight(project);
    FormErrors errors = FormErrors.none();
    Optional<String> text = uploads.text(fil, errors);
    Optional<PlanFile> file = text.flatMap(read -> uploads.plan(read, errors));
    if (errors.isEmpty() && file.isPresent()) {
      FormErrors contradicting = contradictions(sight, file.get());
      return contradicting.isEmpty()
          ? preview(sight, text.orElseThrow(), file.get(), model)
          : again(project, contradicting, model);
    }
    return again(project, errors, model);
  }

  private FormErrors contradictions(Sight sight, PlanFile file) {
    return file.project().equals(sight.project())
        ? settingUp.contradictions(file, sight.programme())
        : FormErrors.none().add("fil", "project.other-number", file.plan().number());
  }

  private ModelAndView preview(Sight sight, String text, PlanFile file, Model model) {
    String address = "/projekt/" + sight.project() + "/plan";
    model.addAttribute("plan", text);
    model.addAttribute("name", file.plan().name());
    model.addAttribute("summary", preview.summary(file));
    model.addAttribute("changes", preview.changes(sight.programme().planned(), file.plan()));
    model.addAttribute("action", address);
    model.addAttribute("back", address);
    model.addAttribute("isNew", false);
    return new ModelAndView("project/preview", model.asMap());
  }

  @PostMapping("/projekt/{project}/plan")
  ModelAndView change(
      @PathVariable String project, @RequestParam(defaultValue = "") String plan, Model model) {
    Sight sight = sight(project);
    FormErrors errors = FormErrors.none();
    Optional<PlanFile> file = uploads.plan(plan, errors);
    if (file.isEmpty()) {
      return again(project, errors, model);
    }
    FormErrors contradicting = contradictions(sight, file.get());
    FormErrors refused = contradicting.isEmpty() ? settingUp.apply(file.get()) : contradicting;
    return refused.isEmpty()
        ? new ModelAndView("redirect:/projekt/" + project)
        : again(project, refused, model);
  }

  private Sight sight(String project) {
    Sight sight = gate.see(Query.PLAN, project);
    if (!Forms.may(sight, PlanProject.class)) {
      throw new AccessDeniedException("access.denied");
    }
    return sight;
  }

  private static ModelAndView again(String project, FormErrors errors, Model model) {
    model.addAttribute("project", project);
    model.addAttribute("errors", errors);
    return new ModelAndView("project/change", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
