package se.delaktig.project.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.view.Programme;

/** What the project has promised, each value with what it rests on. */
@Controller
class PlanController {
  private final Gate gate;
  private final Words words;
  private final Fmt fmt;

  PlanController(Gate gate, Words words, Fmt fmt) {
    this.gate = gate;
    this.words = words;
    this.fmt = fmt;
  }

  @GetMapping("/projekt/{project}")
  String plan(@PathVariable String project, Model model) {
    Sight sight = gate.see(Query.PLAN, project);
    Programme programme = sight.programme();
    ProjectPlan plan = programme.planned();
    model.addAttribute("heading", heading(programme));
    model.addAttribute("facts", facts(plan));
    model.addAttribute("money", money(plan));
    model.addAttribute("activities", activities(programme));
    model.addAttribute("phases", phases(plan));
    model.addAttribute("organisations", organisations(plan));
    model.addAttribute("staffing", staffing(plan));
    model.addAttribute("goals", plan.goals());
    model.addAttribute("conflicts", conflicts(programme));
    model.addAttribute("rules", rules(programme));
    model.addAttribute("json", "/projekt/" + project + "/plan.json");
    return "project/plan";
  }

  /** The plan as a file that can set a project up again. */
  @GetMapping("/projekt/{project}/plan.json")
  ResponseEntity<String> json(@PathVariable String project) {
    ProjectPlan plan = gate.see(Query.PLAN, project).programme().planned();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header("Content-Disposition", "attachment; filename=\"plan-" + project + ".json\"")
        .body(ProgrammeJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(plan));
  }

  private String heading(Programme programme) {
    return words.say("project.heading", hours(programme.plannedMinutes()));
  }

  private DataTable facts(ProjectPlan plan) {
    return table("fakta", "project.facts", "project.what", "project.value")
        .row(Cell.of(words.say("project.number")), Cell.of(plan.number()))
        .row(Cell.of(words.say("project.name")), Cell.of(plan.name()))
        .row(
            Cell.of(words.say("project.owner")),
            Cell.of(plan.owner()).sub(fmt.text(plan.ownerUnit())))
        .row(Cell.of(words.say("project.region")), Cell.of(plan.region()))
        .row(
            Cell.of(words.say("project.period")),
            Cell.of(fmt.date(plan.period().from()) + " – " + fmt.date(plan.period().to())))
        .row(Cell.of(words.say("project.programme-area")), Cell.of(plan.programmeArea()))
        .row(Cell.of(words.say("project.objective")), Cell.of(plan.specificObjective()))
        .row(Cell.of(words.say("project.intervention")), Cell.of(plan.interventionType()))
        .row(Cell.of(words.say("project.working-group")), stated(plan.workingGroup()))
        .row(Cell.of(words.say("project.focuses")), Cell.of(String.join(", ", plan.focuses())));
  }

  private DataTable money(ProjectPlan plan) {
    BigDecimal needed = plan.totalBudget().subtract(plan.grant());
    BigDecimal share =
        plan.totalBudget().signum() == 0
            ? BigDecimal.ZERO
            : plan.grant().divide(plan.totalBudget(), MathContext.DECIMAL64);
    return table("pengar", "project.money", "project.what", "project.value")
        .row(Cell.of(words.say("project.total")), Cell.of(fmt.wholeKronor(plan.totalBudget())))
        .row(Cell.of(words.say("project.grant")), Cell.of(fmt.wholeKronor(plan.grant())))
        .row(
            Cell.of(words.say("project.grant-share")),
            Cell.of(fmt.percent(share))
                .sub(
                    words.say(
                        "project.grant-share.how",
                        fmt.wholeKronor(plan.grant()),
                        fmt.wholeKronor(plan.totalBudget()))))
        .row(
            Cell.of(words.say("project.cofinancing")),
            Cell.of(fmt.wholeKronor(needed)).sub(words.say("project.cofinancing.how")))
        .row(
            Cell.of(words.say("project.union-rate")),
            Cell.of(fmt.number(plan.unionRatePercent()) + "\u00a0%")
                .sub(words.say("project.union-rate.how")));
  }

  private DataTable activities(Programme programme) {
    DataTable table =
        DataTable.of(
            "aktiviteter",
            words.say("project.activities"),
            Column.text(words.say("project.activity")),
            Column.figure(words.say("project.people")),
            Column.figure(words.say("project.each")),
            Column.figure(words.say("project.hours")));
    programme
        .planned()
        .activities()
        .forEach(activity ->
            table.row(
                Cell.of(activity.name()),
                Cell.of(
                    programme
                        .peopleOf(activity)
                        .map(fmt::number)
                        .orElseGet(() -> fmt.stated(activity.people()))),
                Cell.of(hours(activity.minutesEach())),
                Cell.of(hours(programme.plannedMinutes(activity)))));
    return table.sum(
        Cell.of(words.say("project.all")),
        Cell.empty(),
        Cell.empty(),
        Cell.of(hours(programme.plannedMinutes())));
  }

  private DataTable phases(ProjectPlan plan) {
    DataTable table =
        table("faser", "project.phases", "project.phase", "project.first", "project.last");
    plan.phases()
        .forEach(phase -> table.row(Cell.of(phase.name()), day(phase.from()), day(phase.to())));
    return table;
  }

  private Cell day(Stated<LocalDate> stated) {
    return stated.value() == null
        ? stated(stated)
        : Cell.of(fmt.date(stated.value())).sub(basis(stated));
  }

  private DataTable organisations(ProjectPlan plan) {
    DataTable table =
        table(
            "organisationer",
            "project.organisations",
            "project.organisation",
            "project.group",
            "project.organisation-number",
            "project.sector");
    plan.organisations()
        .forEach(one ->
            table.row(Cell.of(one.name()), stated(one.group()), stated(one.number()), sector(one)));
    return table;
  }

  private Cell sector(ProjectPlan.PlannedOrganisation one) {
    ProjectPlan.Sector sector = one.sector().value();
    return sector == null
        ? stated(one.sector())
        : Cell.of(words.say("project.sector." + sector)).sub(basis(one.sector()));
  }

  private DataTable staffing(ProjectPlan plan) {
    DataTable table =
        table(
            "bemanning",
            "project.staffing",
            "project.role",
            "project.organisation",
            "project.share");
    plan.staffing()
        .forEach(one ->
            table.row(
                Cell.of(one.role()),
                Cell.of(one.organisation()),
                Cell.of(fmt.number(one.share(), 2))));
    return table;
  }

  private List<String> conflicts(Programme programme) {
    return programme.planned().conflicts().stream()
        .flatMap(conflict -> {
          String chosen = programme.settled().getOrDefault(conflict.id(), conflict.chosen());
          return conflict.alternatives().stream()
              .map(one ->
                  words.say(
                      one.id().equals(chosen)
                          ? "project.conflict.chosen"
                          : "project.conflict.other",
                      conflict.what(),
                      fmt.number(one.value()),
                      one.place(),
                      hours(plannedWith(programme, conflict.id(), one.id()))));
        })
        .toList();
  }

  /** What the whole plan would be, were the other figure chosen. */
  private static int plannedWith(Programme programme, String conflict, String alternative) {
    var settled = new HashMap<>(programme.settled());
    settled.put(conflict, alternative);
    return new Programme(
            programme.plan(),
            programme.rules(),
            Map.copyOf(settled),
            programme.places(),
            programme.materials(),
            programme.grants())
        .plannedMinutes();
  }

  private DataTable rules(Programme programme) {
    DataTable table = table("regler", "project.rules", "project.rule", "project.value");
    for (RuleSet set : programme.rules()) {
      String version =
          words.say("project.version", fmt.number(set.version()), fmt.date(set.validFrom()));
      table
          .row(
              Cell.of(words.say("project.rule.preparand")).sub(version),
              minutes(set.preparandMinutes()))
          .row(
              Cell.of(words.say("project.rule.dialogue")).sub(version),
              minutes(set.dialogueMinutesPerEmployee()))
          .row(
              Cell.of(words.say("project.rule.hour-value")).sub(version),
              Cell.of(
                  words.say(
                      "project.hour-value." + set.hourValue().kind(),
                      fmt.kronor(set.hourValue().amount()))));
    }
    return table;
  }

  private Cell minutes(Stated<Integer> stated) {
    Integer value = stated.value();
    return value == null ? stated(stated) : Cell.of(hours(value)).sub(basis(stated));
  }

  private DataTable table(String id, String caption, String... heads) {
    Column[] columns = new Column[heads.length];
    for (int i = 0; i < heads.length; i++) {
      columns[i] = Column.text(words.say(heads[i]));
    }
    return DataTable.of(id, words.say(caption), columns);
  }

  private Cell stated(Stated<?> stated) {
    return Cell.of(fmt.stated(stated)).sub(basis(stated));
  }

  /** What a value rests on. */
  private String basis(Stated<?> stated) {
    String basis = words.say("project.basis." + stated.basis());
    return stated.note() == null ? basis : basis + ": " + stated.note();
  }

  private String hours(int minutes) {
    return fmt.hours((long) minutes);
  }
}
