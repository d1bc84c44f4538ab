package se.delaktig.project.page;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.file.PlanFile;
import se.delaktig.project.policy.PlanFaults;
import se.delaktig.project.view.Programme;

/** All projects, and a new one: from its core facts, or from one plan file. */
@Controller
class NewProjectController {
  private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

  private final Gate gate;
  private final SettingUp settingUp;
  private final PlanUpload uploads;
  private final PlanPreview preview;
  private final Fmt fmt;
  private final Words words;

  NewProjectController(
      Gate gate,
      SettingUp settingUp,
      PlanUpload uploads,
      PlanPreview preview,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.settingUp = settingUp;
    this.uploads = uploads;
    this.preview = preview;
    this.fmt = fmt;
    this.words = words;
  }

  /** The core facts as they were typed. */
  record Form(
      @Nullable String number,
      @Nullable String name,
      @Nullable String owner,
      @Nullable String ownerUnit,
      @Nullable String region,
      @Nullable String from,
      @Nullable String to,
      @Nullable String programmeArea,
      @Nullable String specificObjective,
      @Nullable String interventionType,
      @Nullable String totalBudget,
      @Nullable String grant,
      @Nullable String unionRatePercent,
      @Nullable String preparandHours,
      @Nullable String dialogueHours) {}

  @GetMapping("/projekt")
  String projects(Model model) {
    gate.seeOffice(Query.PROJECTS);
    List<String> all = gate.projects();
    DataTable table =
        DataTable.of(
            "projekt",
            words.say("project.list"),
            Column.text(words.say("project.name")),
            Column.text(words.say("project.number")),
            Column.text(words.say("project.owner")),
            Column.text(words.say("project.period")));
    for (String project : all) {
      ProjectPlan plan = gate.programme(project).map(Programme::planned).orElseThrow();
      table.row(
          Cell.link(plan.name(), "/projekt/" + project),
          Cell.of(plan.number()),
          Cell.of(plan.owner()),
          Cell.of(fmt.date(plan.period().from()) + " – " + fmt.date(plan.period().to())));
    }
    model.addAttribute("count", all.size());
    model.addAttribute("projects", all.isEmpty() ? null : table);
    return "project/list";
  }

  @GetMapping("/nytt-projekt")
  String form() {
    gate.seeOffice(Query.PROJECTS);
    return "project/new";
  }

  @PostMapping("/nytt-projekt")
  ModelAndView create(@ModelAttribute Form form, Model model) {
    gate.seeOffice(Query.PROJECTS);
    FormErrors errors = FormErrors.none();
    Optional<PlanFile> file = file(form, errors);
    file.ifPresent(made -> {
      notTaken(made, "number", errors);
      PlanFaults.of(made.plan())
          .forEach(fault -> errors.add(fault.path().substring(1), "problem." + fault.code()));
    });
    if (errors.isEmpty() && file.isPresent()) {
      FormErrors refused = settingUp.apply(file.get());
      return refused.isEmpty() ? begun(file.get()) : again(refused, model);
    }
    return again(errors, model);
  }

  @PostMapping("/nytt-projekt/fil")
  ModelAndView upload(
      @RequestParam(name = "fil", required = false) @Nullable MultipartFile fil, Model model)
      throws IOException {
    gate.seeOffice(Query.PROJECTS);
    FormErrors errors = FormErrors.none();
    Optional<String> text = uploads.text(fil, errors);
    Optional<PlanFile> file = text.flatMap(read -> uploads.plan(read, errors));
    file.ifPresent(made -> notTaken(made, "fil", errors));
    if (!errors.isEmpty() || file.isEmpty()) {
      return again(errors, model);
    }
    return preview(text.orElseThrow(), file.get(), model);
  }

  private ModelAndView preview(String text, PlanFile file, Model model) {
    model.addAttribute("plan", text);
    model.addAttribute("name", file.plan().name());
    model.addAttribute("summary", preview.summary(file));
    model.addAttribute("changes", null);
    model.addAttribute("action", "/nytt-projekt/plan");
    model.addAttribute("back", "/nytt-projekt");
    model.addAttribute("isNew", true);
    return new ModelAndView("project/preview", model.asMap());
  }

  @PostMapping("/nytt-projekt/plan")
  ModelAndView createFrom(@RequestParam(defaultValue = "") String plan, Model model) {
    gate.seeOffice(Query.PROJECTS);
    FormErrors errors = FormErrors.none();
    Optional<PlanFile> file = uploads.plan(plan, errors);
    if (file.isEmpty()) {
      return again(errors, model);
    }
    FormErrors refused = settingUp.apply(file.get());
    if (refused.isEmpty()) {
      return begun(file.get());
    }
    ModelAndView again = preview(plan, file.get(), model);
    again.addObject("errors", refused);
    again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return again;
  }

  private void notTaken(PlanFile file, String field, FormErrors errors) {
    if (gate.programme(file.project().value()).map(Programme::plan).isPresent()) {
      errors.add(field, "project.taken", file.plan().number());
    }
  }

  private static ModelAndView begun(PlanFile file) {
    return new ModelAndView("redirect:/projekt/" + file.project());
  }

  private static ModelAndView again(FormErrors errors, Model model) {
    model.addAttribute("errors", errors);
    return new ModelAndView("project/new", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private Optional<PlanFile> file(Form form, FormErrors errors) {
    String number = needed(form.number(), "number", "project.number", errors);
    if (!number.isEmpty() && (!number.matches(PlanFaults.NUMBER) || number.length() > 40)) {
      errors.add("number", "project.fault.project-number");
    }
    String name = needed(form.name(), "name", "project.name", errors);
    String owner = needed(form.owner(), "owner", "project.owner", errors);
    String region = needed(form.region(), "region", "project.region", errors);
    Optional<LocalDate> from = day(form.from(), "from", "project.first", errors);
    Optional<LocalDate> to = day(form.to(), "to", "project.last", errors);
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      errors.add("to", "project.fault.ends-before");
    }
    String area = needed(form.programmeArea(), "programmeArea", "project.programme-area", errors);
    String objective =
        needed(form.specificObjective(), "specificObjective", "project.objective", errors);
    String intervention =
        needed(form.interventionType(), "interventionType", "project.intervention", errors);
    BigDecimal total = amount(form.totalBudget(), "totalBudget", "project.total", errors);
    BigDecimal grant = amount(form.grant(), "grant", "project.grant", errors);
    BigDecimal union =
        amount(form.unionRatePercent(), "unionRatePercent", "project.union-rate", errors);
    BigDecimal preparand =
        amount(form.preparandHours(), "preparandHours", "project.rule.preparand", errors);
    BigDecimal dialogue =
        amount(form.dialogueHours(), "dialogueHours", "project.rule.dialogue", errors);
    if (union.compareTo(BigDecimal.valueOf(100)) > 0) {
      errors.add("unionRatePercent", "project.fault.too-large");
    }
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    ProjectPlan plan =
        new ProjectPlan(
            number,
            name,
            owner,
            form.ownerUnit() == null || form.ownerUnit().isBlank()
                ? null
                : form.ownerUnit().strip(),
            region,
            new Period(from.orElseThrow(), to.orElseThrow()),
            area,
            objective,
            intervention,
            total,
            grant,
            union,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Stated.notStated(),
            List.of(),
            false);
    return Optional.of(
        new PlanFile(
            plan,
            List.of(
                settingUp.rules(
                    plan.period().from(),
                    Stated.stated(preparand.multiply(MINUTES).intValue()),
                    Stated.stated(dialogue.multiply(MINUTES).intValue())))));
  }

  private String needed(@Nullable String typed, String field, String label, FormErrors errors) {
    String text = Objects.requireNonNullElse(typed, "").strip();
    errors.label(field, words.say(label));
    if (text.isEmpty()) {
      errors.add(field, "problem.field.notblank");
    } else if (text.length() > 120) {
      errors.add(field, "project.fault.too-long");
    }
    return text;
  }

  private Optional<LocalDate> day(
      @Nullable String typed, String field, String label, FormErrors errors) {
    Optional<LocalDate> day = Typed.date(typed);
    errors.label(field, words.say(label));
    if (day.isEmpty()) {
      errors.add(field, "participants.fault.date");
    }
    return day;
  }

  private BigDecimal amount(@Nullable String typed, String field, String label, FormErrors errors) {
    errors.label(field, words.say(label));
    Optional<BigDecimal> amount = Typed.amount(typed).filter(read -> read.signum() >= 0);
    if (amount.isEmpty()) {
      errors.add(field, "project.fault.type.number");
    }
    return amount.orElse(BigDecimal.ZERO);
  }
}
