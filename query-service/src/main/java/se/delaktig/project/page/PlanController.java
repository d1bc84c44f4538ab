package se.delaktig.project.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.event.Basis;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.page.Forms;
import se.delaktig.project.command.PlanProject;
import se.delaktig.project.command.SettleSourceConflict;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.view.Programme;

/** What the project has promised, each value with what it rests on. */
@Controller
class PlanController {
  private final Gate gate;
  private final RuleWords inWords;
  private final FocusReport focuses;
  private final ProgrammeClock clock;
  private final Words words;
  private final Fmt fmt;

  PlanController(
      Gate gate,
      RuleWords inWords,
      FocusReport focuses,
      ProgrammeClock clock,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.inWords = inWords;
    this.focuses = focuses;
    this.clock = clock;
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
    model.addAttribute("activities", activities(sight));
    model.addAttribute("focuses", focuses.of(sight).orElse(null));
    model.addAttribute("phases", phases(plan));
    model.addAttribute("organisations", organisations(plan));
    model.addAttribute("staffing", staffing(plan));
    model.addAttribute("goals", plan.goals());
    model.addAttribute("hasActivities", !plan.activities().isEmpty());
    model.addAttribute("conflicts", conflicts(programme));
    RuleSet inForce = programme.rulesOn(clock.today()).orElse(null);
    model.addAttribute("rules", inForce == null ? null : inWords.table(inForce));
    model.addAttribute(
        "rulesTitle",
        inForce == null
            ? words.say("project.rules.none")
            : words.say(
                "project.rules.in-force",
                inWords.title(inForce),
                inForce.decision(),
                programme.rules().size()));
    String assumed = inForce == null ? "" : inWords.assumed(inForce);
    model.addAttribute(
        "assumed", assumed.isEmpty() ? null : words.say("project.rules.assumed", assumed));
    model.addAttribute("project", project);
    model.addAttribute("plannedHours", hours(programme.plannedMinutes()));
    model.addAttribute("mayChange", Forms.may(sight, PlanProject.class));
    model.addAttribute("maySettle", Forms.may(sight, SettleSourceConflict.class));
    return "project/plan";
  }

  private String heading(Programme programme) {
    return programme.plannedMinutes() == 0
        ? words.say("project.heading.no-hours")
        : words.say("project.heading", hours(programme.plannedMinutes()));
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

  private DataTable activities(Sight sight) {
    Programme programme = sight.programme();
    DataTable table =
        DataTable.of(
            "aktiviteter",
            words.say("project.activities"),
            Column.text(words.say("project.activity")),
            words.figures("project.people"),
            words.figures("project.each"),
            words.figures("project.hours"));
    programme
        .planned()
        .activities()
        .forEach(activity ->
            table
                .row(
                    Cell.of(activity.name()),
                    Cell.of(
                        programme
                            .peopleOf(activity)
                            .map(fmt::number)
                            .orElseGet(() -> fmt.stated(activity.people()))),
                    Cell.of(hours(activity.minutesEach())),
                    Cell.of(hours(programme.plannedMinutes(activity))))
                .opens(PlanActivityController.of(sight, activity)));
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
        : Cell.of(fmt.date(stated.value())).sub(inWords.basis(stated));
  }

  /** The organisations by the group they are planned in, groups in the order of their names. */
  private Map<String, DataTable> organisations(ProjectPlan plan) {
    Map<String, DataTable> groups = new TreeMap<>();
    for (ProjectPlan.PlannedOrganisation one : plan.organisations()) {
      String group =
          one.group().value() == null ? words.say("project.group.none") : one.group().value();
      Cell name = Cell.of(one.name());
      groups
          .computeIfAbsent(
              group,
              named ->
                  table(
                      "organisationer-" + groups.size(),
                      "project.organisations",
                      "project.organisation",
                      "project.organisation-number",
                      "project.sector"))
          .row(
              one.group().basis() == Basis.ASSUMED
                  ? name.sub(words.say("project.group.assumed", inWords.basis(one.group())))
                  : name,
              stated(one.number()),
              sector(one));
    }
    return groups;
  }

  private Cell sector(ProjectPlan.PlannedOrganisation one) {
    ProjectPlan.Sector sector = one.sector().value();
    return sector == null
        ? stated(one.sector())
        : Cell.of(words.say("project.sector." + sector)).sub(inWords.basis(one.sector()));
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

  /**
   * A figure on which the source contradicts itself.
   *
   * @param others what the plan could stand on instead
   */
  record Conflict(String id, String what, DataTable table, List<Choice> others) {}

  private List<Conflict> conflicts(Programme programme) {
    return programme.planned().conflicts().stream()
        .map(conflict -> {
          String chosen = programme.settled().getOrDefault(conflict.id(), conflict.chosen());
          DataTable table =
              DataTable.of(
                  "motsagelse-" + conflict.id(),
                  conflict.what(),
                  Column.text(words.say("project.conflict.figure")),
                  Column.text(words.say("project.conflict.place")),
                  words.figures("project.conflict.plan"),
                  Column.text(words.say("project.conflict.use")));
          conflict
              .alternatives()
              .forEach(one ->
                  table.row(
                      Cell.of(fmt.number(one.value())),
                      Cell.of(one.place()),
                      Cell.of(hours(plannedWith(programme, conflict.id(), one.id()))),
                      one.id().equals(chosen)
                          ? Cell.of(State.of(Tone.GOOD, words.say("project.conflict.stands")))
                          : Cell.of(words.say("project.conflict.kept"))));
          List<Choice> others =
              conflict.alternatives().stream()
                  .filter(one -> !one.id().equals(chosen))
                  .map(one ->
                      new Choice(
                          one.id(), words.say("project.conflict.switch", fmt.number(one.value()))))
                  .toList();
          return new Conflict(conflict.id(), conflict.what(), table, others);
        })
        .toList();
  }

  /** What the whole plan would be, were the other figure chosen. */
  private static int plannedWith(Programme programme, String conflict, String alternative) {
    var settled = new HashMap<>(programme.settled());
    settled.put(conflict, alternative);
    return programme.withSettled(settled).plannedMinutes();
  }

  private DataTable table(String id, String caption, String... heads) {
    Column[] columns = new Column[heads.length];
    for (int i = 0; i < heads.length; i++) {
      columns[i] = Column.text(words.say(heads[i]));
    }
    return DataTable.of(id, words.say(caption), columns);
  }

  private Cell stated(Stated<?> stated) {
    return Cell.of(fmt.stated(stated)).sub(inWords.basis(stated));
  }

  private String hours(int minutes) {
    return fmt.hours((long) minutes);
  }
}
