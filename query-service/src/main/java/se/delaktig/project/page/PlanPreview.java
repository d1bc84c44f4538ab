package se.delaktig.project.page;

import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.policy.Grants;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.policy.Places;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.file.PlanFile;
import se.delaktig.project.view.Programme;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a plan file will do, before it does it. */
@Component
class PlanPreview {
  private final Fmt fmt;
  private final Words words;
  private final JsonMapper json = ProgrammeJson.mapper();

  PlanPreview(Fmt fmt, Words words) {
    this.fmt = fmt;
    this.words = words;
  }

  /** The plan in short. */
  DataTable summary(PlanFile file) {
    ProjectPlan plan = file.plan();
    Programme alone =
        new Programme(plan, file.rules(), Map.of(), Places.none(), List.of(), Grants.none());
    DataTable table =
        DataTable.of(
            "plan",
            words.say("project.preview"),
            Column.text(words.say("project.what")),
            Column.text(words.say("project.value")));
    row(table, "project.number", plan.number());
    row(table, "project.name", plan.name());
    row(table, "project.owner", plan.owner());
    row(
        table,
        "project.period",
        fmt.date(plan.period().from()) + " – " + fmt.date(plan.period().to()));
    row(table, "project.total", fmt.wholeKronor(plan.totalBudget()));
    row(
        table,
        "project.grant",
        fmt.wholeKronor(plan.grant())
            + " ("
            + fmt.percent(plan.grant().divide(plan.totalBudget(), MathContext.DECIMAL64))
            + ")");
    row(table, "project.cofinancing", fmt.wholeKronor(plan.totalBudget().subtract(plan.grant())));
    row(table, "project.hours", fmt.hours((long) alone.plannedMinutes()));
    row(table, "project.phases", fmt.number(plan.phases().size()));
    row(table, "project.goals", fmt.number(plan.goals().size()));
    row(
        table,
        "project.organisations",
        plan.organisations().isEmpty()
            ? fmt.number(0)
            : String.join(
                ", ",
                plan.organisations().stream().map(ProjectPlan.PlannedOrganisation::name).toList()));
    row(table, "project.conflicts.count", fmt.number(plan.conflicts().size()));
    row(table, "project.rules", rules(file.rules()));
    return table;
  }

  private String rules(List<RuleSet> rules) {
    return rules.isEmpty()
        ? words.say("project.preview.no-rules")
        : words.say("project.preview.rules", rules.size());
  }

  private void row(DataTable table, String key, String value) {
    table.row(Cell.of(words.say(key)), Cell.of(value));
  }

  /** What differs from the plan as it stands; nothing when it is the same. */
  @Nullable DataTable changes(ProjectPlan before, ProjectPlan after) {
    JsonNode old = json.valueToTree(before);
    JsonNode fresh = json.valueToTree(after);
    DataTable table =
        DataTable.of(
            "andringar",
            words.say("project.changes"),
            Column.text(words.say("project.what")),
            Column.text(words.say("project.before")),
            Column.text(words.say("project.after")));
    var names = new TreeSet<>(old.propertyNames());
    names.addAll(fresh.propertyNames());
    for (String name : names) {
      if (!old.path(name).equals(fresh.path(name))) {
        table.row(
            Cell.of(words.say("project.field." + name)),
            Cell.of(brief(old.path(name))),
            Cell.of(brief(fresh.path(name))));
      }
    }
    return table.rows().isEmpty() ? null : table;
  }

  private String brief(JsonNode value) {
    if (value.isArray()) {
      return words.say("project.changes.rows", value.size());
    }
    if (value.isObject()) {
      return value.has("from")
          ? value.path("from").asString() + " – " + value.path("to").asString()
          : fmt.text(value.path("value").isNull() ? null : value.path("value").asString());
    }
    return value.isNull() || value.isMissingNode() ? fmt.missing() : value.asString();
  }
}
