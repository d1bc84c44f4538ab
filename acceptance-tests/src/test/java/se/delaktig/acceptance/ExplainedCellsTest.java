package se.delaktig.acceptance;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.util.HtmlUtils;

/**
 * Every row of the tables that are accounted for opens: each of its figures stands on the page that
 * the row leads to, under the head of its column, with the same value and with the parts that add
 * up to it. What a part leads to in its turn adds up to the part.
 */
@ExtendWith(SharedOffice.class)
class ExplainedCellsTest {
  private static final Pattern TABLE = Pattern.compile("<table.*?</table>", Pattern.DOTALL);
  private static final Pattern HEAD = Pattern.compile("<th\\b([^>]*scope=\"col\"[^>]*)>(.*?)</th>");
  private static final Pattern ROW = Pattern.compile("<tr role=\"row\">(.*?)</tr>", Pattern.DOTALL);
  private static final Pattern OPENS =
      Pattern.compile(
          "<a [^>]*href=\"([^\"]+)\"[^>]* data-opens|<a [^>]*data-opens[^>]* href=\"([^\"]+)\"");
  private static final Pattern CELL = Pattern.compile("<td\\b([^>]*)>(.*?)</td>", Pattern.DOTALL);
  private static final Pattern CARD =
      Pattern.compile("<section class=\"dl-figure\".*?</section>", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("<h3[^>]*>([^<]*)</h3>");
  private static final Pattern VALUE = Pattern.compile("class=\"dl-value\">([^<]*)");
  private static final Pattern PART =
      Pattern.compile(
          "<th scope=\"row\"[^>]*><a"
              + " href=\"([^\"]+)\">[^<]*</a></th><td[^>]*class=\"n\"[^>]*>([^<]*)</td>");

  /** A claim's costs, of which a claim may have none. */
  private static final String COSTS = "rader-kostnader";

  /** Tables of what is accounted for, by their ids; each row in them opens. */
  private static final Map<String, Set<String>> ACCOUNTED =
      Map.ofEntries(
          entry("/projekt/{project}", Set.of("aktiviteter")),
          entry(
              "/projekt/{project}/timmar",
              Set.of(
                  "delning-aktivitet",
                  "delning-manad",
                  "delning-organisation",
                  "delning-arbetsplats-0",
                  "delning-kon",
                  "delning-alder",
                  "tabell-plan",
                  "tabell-arbetsplatser-0")),
          entry("/projekt/{project}/styrgrupp", Set.of("tabell-plan", "tabell-organisationer")),
          entry("/projekt/{project}/deltagare", Set.of("deltagare")),
          entry("/projekt/{project}/manader", Set.of("manader")),
          entry("/projekt/{project}/manader/{month}", Set.of("arbetsplatser")),
          entry("/projekt/{project}/medfinansiering", Set.of("organisationer", "arbetsplatser")),
          entry(
              "/projekt/{project}/budget",
              Set.of("tabell-analysis_and_planning", "tabell-implementation")),
          entry("/projekt/{project}/ansokningar/{claim}", Set.of("rader-medfinansiering", COSTS)),
          entry(
              "/projekt/{project}/mal",
              Set.of("uppdelat-sex", "uppdelat-age_group", "uppdelat-organisation")),
          entry("/projekt/{project}/utbildning", Set.of("framsteg")));

  /** Parts of the addresses of pages that explain a part in its turn. */
  private static final List<String> LEADING_ON =
      List.of("/timmar/", "/medfinansiering/", "/manader/", "/kostnader/summa");

  /** Roles that see the same in different depth: all, costs without people, numbers, one by one. */
  private static final List<String> ROLES =
      List.of("projektledare", "ekonom", "styrgrupp", "utvärderare", "revisor");

  private final RunningOffice office;
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Set<String>> opened = new TreeMap<>();

  ExplainedCellsTest(RunningOffice office) {
    this.office = office;
  }

  @Test
  void everyRowThatIsAccountedForOpensIntoWhatItsFiguresAddUpFrom() throws Exception {
    OneOfEach.in(office);
    Crawl crawl = new Crawl(EveryPageTest.patterns());
    int cells = 0;
    for (String role : ROLES) {
      try (Visit visit = Visit.as(role, office)) {
        for (Map.Entry<String, String> page : crawl.from(visit, "/start").entrySet()) {
          if (ACCOUNTED.containsKey(page.getKey())) {
            cells += tables(visit, role, page.getKey(), visit.open(page.getValue()).body());
          }
        }
      }
    }
    assertThat(faults).isEmpty();
    ACCOUNTED.forEach((page, tables) ->
        assertThat(opened.getOrDefault(page, Set.of()))
            .as("tables whose rows open at " + page)
            .containsAll(tables.stream().filter(one -> !one.equals(COSTS)).toList()));
    assertThat(cells).as("cells that were followed").isGreaterThan(400);
  }

  @Test
  void whatTheCostsComeToOpensDownToTheVouchers() throws Exception {
    OneOfEach.in(office);
    try (Visit elin = Visit.as("ekonom", office)) {
      String costs = elin.open(Gladan.PROJECT + "/kostnader").body();
      String sum = Gladan.first(costs, "(?s)(<tr class=\"sum\".*?</tr>)");
      Matcher opens = OPENS.matcher(sum);
      assertThat(opens.find()).isTrue();
      String said = Gladan.first(sum, "<td[^>]*class=\"n\"[^>]*>([^<]+)</td>");
      String page = elin.open(address(opens)).body();
      assertThat(cards(page).get("Belopp"))
          .satisfies(value -> assertThat(same(value, said)).isTrue());
      for (String depth : List.of("by month", "by voucher", "the voucher")) {
        Map.Entry<String, String> part = links(page).entrySet().iterator().next();
        page = elin.open(part.getKey()).body();
        assertThat(Form.words(page))
            .as(depth)
            .contains(part.getValue().replaceAll("[\\u00a0\\u202f]", " "));
      }
      assertThat(page).contains("<h1");
    }
  }

  /** Down to what the log has of a session, for who may not see the session's page. */
  @Test
  void whoSeesTheTrailComesDownToTheEventsOfASession() throws Exception {
    try (Visit ulla = Visit.as("utvärderare", office)) {
      String page = ulla.open(Gladan.PROJECT + "/timmar").body();
      String at = firstOf(page, "delning-organisation");
      for (String depth : List.of("organisation", "workplace", "month")) {
        Map<String, String> parts = links(ulla.open(at).body());
        assertThat(parts).as(depth).isNotEmpty();
        at = parts.keySet().iterator().next();
      }
      assertThat(at).startsWith(Gladan.PROJECT + "/granskning?om=");
      assertThat(Form.words(ulla.open(at).body())).contains("log-dialogue-session");
    }
  }

  @Test
  void whoSeesNumbersOnlyIsToldInOnePieceWhatIsLoggedAgainstThePlan() throws Exception {
    try (Visit rune = Visit.as("styrgrupp", office)) {
      String row =
          firstOf(rune.open(Gladan.PROJECT + "/styrgrupp").body(), "tabell-organisationer");
      String page = rune.open(row).body();
      assertThat(cards(page)).containsKey("Loggat, h");
      assertThat(links(page)).isEmpty();
    }
  }

  @Test
  void whoSeesNumbersOnlyComesNoFurtherThanTheTablesRows() throws Exception {
    try (Visit karin = Visit.as("projektledare", office);
        Visit rune = Visit.as("styrgrupp", office)) {
      String hours = Gladan.PROJECT + "/timmar";
      String row = firstOf(karin.open(hours).body(), "delning-organisation");
      String further = links(karin.open(row).body()).keySet().iterator().next();
      assertThat(karin.open(further).statusCode()).isEqualTo(200);
      String month = firstOf(rune.open(hours).body(), "delning-manad");
      assertThat(rune.open(month).statusCode()).isEqualTo(200);
      assertThat(links(rune.open(month).body())).isEmpty();
      for (String crossing :
          List.of("?organisation=orsa", "?arbetsplats=" + Gladan.PLACE, "?manad=2019-03")) {
        assertThat(rune.open(month + crossing).statusCode()).as(crossing).isEqualTo(404);
      }
    }
  }

  private static String firstOf(String page, String table) {
    Matcher tables = TABLE.matcher(page);
    while (tables.find()) {
      Matcher opens = OPENS.matcher(tables.group());
      if (id(tables.group()).equals(table) && opens.find()) {
        return address(opens);
      }
    }
    throw new AssertionError("no row opens in " + table);
  }

  private static String id(String table) {
    Matcher id = Pattern.compile("id=\"([^\"]+)\"").matcher(table);
    return id.find() ? id.group(1) : "";
  }

  private static String address(Matcher opens) {
    String found = opens.group(1) == null ? opens.group(2) : opens.group(1);
    return HtmlUtils.htmlUnescape(found);
  }

  private int tables(Visit visit, String role, String pattern, String page) throws Exception {
    int cells = 0;
    Matcher table = TABLE.matcher(page);
    while (table.find()) {
      List<String> heads = new ArrayList<>();
      List<Boolean> figures = new ArrayList<>();
      HEAD.matcher(table.group())
          .results()
          .forEach(one -> {
            heads.add(Form.words(one.group(2)).strip());
            figures.add(one.group(1).contains("class=\"n"));
          });
      String where = role + " at " + pattern + ", " + id(table.group());
      boolean accounted = ACCOUNTED.getOrDefault(pattern, Set.of()).contains(id(table.group()));
      String rows = table.group().replaceFirst("(?s)<thead.*?</thead>", "");
      Matcher row = ROW.matcher(rows);
      while (row.find()) {
        Matcher opens = OPENS.matcher(row.group(1));
        if (opens.find()) {
          opened.computeIfAbsent(pattern, none -> new HashSet<>()).add(id(table.group()));
          cells += row(visit, address(opens), row.group(1), heads, figures, where);
        } else if (accounted && !row.group(1).contains("Visas inte")) {
          faults.add(where + ": a row does not open: " + Form.words(row.group(1)));
        }
      }
    }
    return cells;
  }

  private int row(
      Visit visit,
      String address,
      String row,
      List<String> heads,
      List<Boolean> figures,
      String where)
      throws Exception {
    String page = visit.open(address).body();
    Map<String, String> cards = cards(page);
    int cells = 0;
    int column = 0;
    Matcher cell = CELL.matcher(row);
    while (cell.find() && ++column < heads.size()) {
      String said = Form.words(cell.group(2).replaceFirst("<span class=\"sub\".*", "")).strip();
      if (figures.get(column) && Shown.isNumber(said)) {
        cells++;
        String value = cards.get(heads.get(column));
        if (value == null || !same(value, said, heads.get(column))) {
          faults.add(where + ": " + heads.get(column) + " is " + said + ", opened " + value);
        }
      }
    }
    for (Map.Entry<String, String> part : links(page).entrySet()) {
      followed(visit, part.getKey(), part.getValue(), where + ", " + address);
    }
    return cells;
  }

  /** A part that opens like a row adds up to what it was said to be, in one of its figures. */
  private void followed(Visit visit, String address, String value, String where) throws Exception {
    if (LEADING_ON.stream().noneMatch(address::contains)) {
      return; // a session or a cost, which is a fact
    }
    if (cards(visit.open(address).body()).values().stream().noneMatch(one -> same(one, value))) {
      faults.add(where + ": the part " + address + " is not " + value);
    }
  }

  /** Against the plan, cells say whole hours and what they open into every minute. */
  private static boolean same(String opened, String said, String head) {
    boolean inHours = head.endsWith(", h");
    if (!inHours && !head.equals("Skillnad")) {
      return same(opened, said);
    }
    return Shown.number(opened)
            .abs()
            .subtract(Shown.number(said, inHours).abs())
            .abs()
            .compareTo(BigDecimal.valueOf(30))
        <= 0;
  }

  private static boolean same(String one, String other) {
    if (!Shown.isNumber(one)) {
      return false;
    }
    BigDecimal first = Shown.number(one).abs();
    return first.compareTo(Shown.number(other).abs()) == 0;
  }

  private static Map<String, String> cards(String page) {
    Map<String, String> cards = new HashMap<>();
    Matcher card = CARD.matcher(page);
    while (card.find()) {
      cards.put(said(NAME, card.group()), said(VALUE, card.group()));
    }
    return cards;
  }

  private static String said(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? HtmlUtils.htmlUnescape(found.group(1)).strip() : "";
  }

  /** Where the first figure's parts lead, with what each part is. */
  private static Map<String, String> links(String page) {
    Map<String, String> links = new TreeMap<>();
    Matcher card = CARD.matcher(page);
    while (card.find() && links.isEmpty()) {
      PART.matcher(card.group())
          .results()
          .forEach(part ->
              links.put(
                  HtmlUtils.htmlUnescape(part.group(1)), HtmlUtils.htmlUnescape(part.group(2))));
    }
    return links;
  }
}
