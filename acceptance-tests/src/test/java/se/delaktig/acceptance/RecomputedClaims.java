package se.delaktig.acceptance;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a bundle's own {@code recompute.py} makes of the log for each claim, by its number.
 *
 * @param claims kronor as text: by line, for the grant, by organisation, and of each post's month
 */
record RecomputedClaims(JsonNode claims) {
  private static final Map<String, String> SUB_BUDGETS =
      Map.of(
          "ANALYSIS_AND_PLANNING", "Analys och planering",
          "IMPLEMENTATION", "Genomförande och avslut");
  private static final Map<String, String> CATEGORIES =
      Map.of(
          "STAFF", "Personal",
          "EXTERNAL_SERVICES", "Externa tjänster",
          "TRAVEL", "Resor och logi",
          "EQUIPMENT_AND_MATERIALS", "Utrustning och material",
          "INDIRECT", "Indirekta kostnader",
          "INCOME", "Intäkter");
  private static final Map<String, String> SECTORS =
      Map.of(
          "PUBLIC", "offentliga organisationer",
          "PRIVATE", "privata organisationer",
          "unknown", "okänt om offentlig eller privat");

  private static final String COMPUTE =
      """
      import json, sys
      sys.path.insert(0, sys.argv[1])
      import recompute, verify

      bundle = recompute.Recompute(verify.Folder(sys.argv[1]))
      claims = recompute.Claims(bundle.events(having="claim-built"))
      project, said = recompute.Project(), {}
      for known, commit in enumerate(bundle.events(), 1):
          for event in commit["events"]:
              project.take(event["name"], event["revision"], event["body"])
          claims.after(project, known)
          for number, (_, months, built) in claims.built.items():
              if built == known:
                  last = recompute.last_day(max(claims.through(number)))
                  rows = [r for r in project.counted(last) if r[1].date[:7] in claims.through(number)]
                  given = {}
                  for row, kronor in project.valued(rows):
                      if row[1].date[:7] in months:
                          place = row[2]["organisation"]
                          whose = "hours %s %s" % (place, project.sector(place))
                          given[whose] = given.get(whose, 0) + kronor
                  for one in project.cash_counted(last):
                      if one["received"][:7] in months:
                          whose = "cash %s %s" % (one["organisation"], one["sector"])
                          given[whose] = given.get(whose, 0) + recompute.Fraction(one["amount"])
                  staff = [cost for _, day, cost in project.staff(last) if day[:7] in months]
                  given = [[kind, project.organisations[place]["name"], sector, recompute.ore(kronor)]
                           for (kind, place, sector), kronor in
                           ((whose.split(), kronor) for whose, kronor in given.items())]
                  said[number] = {"organisations": given,
                                  "staff": [recompute.ore(cost) for cost in staff], "lines": []}
      numbers = {claim: number for number, (claim, _, _) in claims.built.items()}
      for (figure, claim, _), (_, _, kronor) in claims.figures().items():
          if figure == "claims.grant":
              said[numbers[claim]]["grant"] = kronor
      for number in said:
          (lines, _), (before, _) = claims.now[number], claims.before.get(number, ({}, 0))
          for key in set(lines) | set(before):
              kronor = recompute.ore(lines.get(key, 0) - before.get(key, 0))
              said[number]["lines"].append([list(key), kronor])
      print(json.dumps(said))
      """;

  static RecomputedClaims of(Bundle bundle, Path folder) throws IOException, InterruptedException {
    bundle.into(folder.resolve("bundle"));
    Path said = folder.resolve("said.json");
    int exit =
        new ProcessBuilder(
                PythonVerifier.program(), "-B", "-c", COMPUTE, folder.resolve("bundle").toString())
            .redirectOutput(said.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    if (exit != 0) {
      throw new AssertionError("recompute.py fell over");
    }
    return new RecomputedClaims(
        Bundle.JSON.readTree(Files.readString(said, StandardCharsets.UTF_8)));
  }

  private JsonNode claim(int number) {
    return claims.get(Integer.toString(number));
  }

  /** What a claim brings, by the names of the line and of where it belongs. */
  Map<String, BigDecimal> lines(int number) {
    Map<String, BigDecimal> lines = new TreeMap<>();
    for (JsonNode one : claim(number).get("lines")) {
      lines.put(name(one.get(0)), new BigDecimal(one.get(1).asString()));
    }
    return lines;
  }

  private static String name(JsonNode key) {
    String of = key.get(1).asString();
    return switch (key.get(0).asString()) {
      case "hours" -> cofinancing("hours", of) + ", Bidrag i annat än pengar";
      case "cash" -> cofinancing("cash", of) + ", Kontanta medel";
      case "flat_rate" ->
          CATEGORIES.get(key.get(2).asString()) + ", schablon, " + SUB_BUDGETS.get(of);
      case "cost" -> CATEGORIES.get(key.get(2).asString()) + ", " + SUB_BUDGETS.get(of);
      default -> throw new AssertionError("a line of " + key);
    };
  }

  private static String cofinancing(String kind, String sector) {
    return (kind.equals("cash") ? "Kontant, " : "Deltagares tid, ") + SECTORS.get(sector);
  }

  BigDecimal grant(int number) {
    return new BigDecimal(claim(number).get("grant").asString());
  }

  /** What co-finances in a claim's own months, by organisation and the name of the line. */
  Map<String, BigDecimal> organisations(int number) {
    Map<String, BigDecimal> organisations = new TreeMap<>();
    for (JsonNode one : claim(number).get("organisations")) {
      organisations.put(
          one.get(1).asString() + ", " + cofinancing(one.get(0).asString(), one.get(2).asString()),
          new BigDecimal(one.get(3).asString()));
    }
    return organisations;
  }

  /** What the hours of each post cost in a claim's own months. */
  List<BigDecimal> staff(int number) {
    List<BigDecimal> staff = new ArrayList<>();
    claim(number).get("staff").forEach(one -> staff.add(new BigDecimal(one.asString())));
    return staff;
  }
}
