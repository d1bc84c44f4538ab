package se.delaktig.acceptance;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.databind.JsonNode;

/** What the project's JSON views say at one moment. Hours are in minutes, money in kronor. */
record Figures(
    long position,
    int logged,
    int signed,
    int certified,
    BigDecimal earned,
    BigDecimal earnedInBudget,
    BigDecimal cash,
    int dialogueHours,
    int dialoguePeople) {
  private static final String VIEWS = "/api/projects/2017-00434/";
  private static final BigDecimal COFINANCING = BigDecimal.valueOf(4_845_084);
  private static final BigDecimal PLANNED_MINUTES = BigDecimal.valueOf(22_030 * 60);

  static Figures seenBy(Visit visit) throws IOException, InterruptedException {
    JsonNode hours = visit.json(VIEWS + "hours").get("figures");
    JsonNode budget = visit.json(VIEWS + "budget").get("figures");
    JsonNode goals = visit.json(VIEWS + "goals").get("activityTargets");
    return new Figures(
        of(hours, "hours.logged").get("position").asLong(),
        value(hours, "hours.logged").intValue(),
        value(hours, "hours.signed").intValue(),
        value(hours, "hours.certified").intValue(),
        value(hours, "cofinancing.earned"),
        value(budget, "cofinancing.earned"),
        value(budget, "cofinancing.cash"),
        value(goals, "goals.dialogue-hours").intValue(),
        value(goals, "goals.dialogue-people").intValue());
  }

  /** What so many certified minutes are worth: the exact ratio, rounded once, to öre. */
  static BigDecimal worth(int certifiedMinutes) {
    return COFINANCING
        .multiply(BigDecimal.valueOf(certifiedMinutes))
        .divide(PLANNED_MINUTES, 2, RoundingMode.HALF_UP);
  }

  private static BigDecimal value(JsonNode figures, String key) {
    return of(figures, key).get("value").asDecimal();
  }

  private static JsonNode of(JsonNode figures, String key) {
    for (JsonNode figure : figures) {
      if (figure.get("key").asString().equals(key)) {
        return figure;
      }
    }
    throw new AssertionError("no figure " + key + " in " + figures);
  }
}
