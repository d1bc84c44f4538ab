package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.util.HtmlUtils;

/**
 * Every key figure on every page opens into its formula, its parts or its calculation, what it
 * leaves out, and its place in the log; and what it opens into comes out at the figure. Every table
 * opens into what each of its columns of figures means, under which rules and up to where in the
 * log.
 */
@ExtendWith(SharedOffice.class)
class ExplainedFiguresTest {
  private static final Pattern CARD =
      Pattern.compile("<section class=\"dl-figure\".*?</section>", Pattern.DOTALL);
  private static final Pattern EXPLANATION =
      Pattern.compile("<div class=\"dl-explanation\">.*?</div>", Pattern.DOTALL);
  private static final Pattern TABLE_AND_MEANING =
      Pattern.compile(
          "(<table.*?</table>)\\s*(<details class=\"dl-explain dl-explain-table\".*?</details>)?",
          Pattern.DOTALL);
  private static final Pattern FIGURES_HEAD =
      Pattern.compile("<th[^>]*class=\"n(?: dl-wide)?\"[^>]*>(?:<[^>]*>)*([^<]*)");
  private static final Pattern MEANING = Pattern.compile("<dt>([^<]*)</dt><dd>([^<]+)</dd>");

  /**
   * Tables of what somebody has filled in or signs, each row a fact of one person and day: the
   * person's attendance at what waits to be certified, and a post's hours by day.
   */
  private static final Set<String> FACTS =
      Set.of(
          "/projekt/{project}/intyg",
          "/projekt/{project}/intyg/narvarorapport",
          "/projekt/{project}/arbetstid/{post}");

  private static final Pattern NAME = Pattern.compile("<h3[^>]*>([^<]*)</h3>");
  private static final Pattern VALUE = Pattern.compile("class=\"dl-value\">([^<]*)");
  private static final Pattern TABLE = Pattern.compile("<table.*?</table>", Pattern.DOTALL);
  private static final Pattern FIGURE = Pattern.compile("<td[^>]*class=\"n\"[^>]*>([^<]*)</td>");

  /** The pages that have key figures; one that gets some is added here. */
  private static final Set<String> WITH_FIGURES =
      Set.of(
          "/start",
          "/projekt/{project}/styrgrupp",
          "/projekt/{project}/budget",
          "/projekt/{project}/mal",
          "/projekt/{project}/medfinansiering",
          "/projekt/{project}/ansokningar/{claim}",
          "/projekt/{project}/arbetstid/{post}",
          "/projekt/{project}/moten/{meeting}",
          "/projekt/{project}/forklara/{key}",
          "/projekt/{project}/timmar/{by}/{part}",
          "/projekt/{project}/timmar/mot-plan/{by}/{part}",
          "/projekt/{project}/deltagare/{nr}/timmar",
          "/projekt/{project}/manader/{month}/siffror",
          "/projekt/{project}/kostnader/summa",
          "/projekt/{project}/plan/aktivitet/{activity}",
          "/projekt/{project}/medfinansiering/{place}/{part}",
          "/projekt/{project}/budget/{sub}/{category}",
          "/projekt/{project}/mal/uppdelat/{by}/{part}",
          "/projekt/{project}/mal/{goal}/varde",
          "/projekt/{project}/utbildning/grupp/{number}",
          "/projekt/{project}/ansokningar/{claim}/rad/{line}");

  private final RunningOffice office;
  private final List<String> faults = new ArrayList<>();

  ExplainedFiguresTest(RunningOffice office) {
    this.office = office;
  }

  @Test
  void everyKeyFigureOfEveryPageOpensIntoHowItCameAbout() throws Exception {
    OneOfEach.in(office);
    Crawl crawl = new Crawl(EveryPageTest.patterns());
    Set<String> with = new TreeSet<>();
    Set<String> tables = new TreeSet<>();
    for (String role : EveryPageTest.ROLES) {
      try (Visit visit = Visit.as(role, office)) {
        Map<String, String> pages = new LinkedHashMap<>(crawl.from(visit, "/start"));
        for (Map.Entry<String, String> page : pages.entrySet()) {
          String html = visit.open(page.getValue()).body();
          if (walk(html, role + " at " + page.getValue())) {
            with.add(page.getKey());
          }
          if (tables(page.getKey(), html, role + " at " + page.getValue())) {
            tables.add(page.getKey());
          }
        }
      }
    }
    assertThat(faults).isEmpty();
    assertThat(with).containsExactlyInAnyOrderElementsOf(WITH_FIGURES);
    assertThat(tables).as("pages with tables of figures").hasSizeGreaterThan(15);
  }

  /** Whether the page has a table that opens into what its figures mean. */
  private boolean tables(String pattern, String page, String where) {
    boolean any = false;
    Matcher table = TABLE_AND_MEANING.matcher(EXPLANATION.matcher(page).replaceAll(""));
    while (table.find()) {
      Set<String> heads = new TreeSet<>();
      FIGURES_HEAD.matcher(table.group(1)).results().forEach(one -> heads.add(one.group(1)));
      if (heads.isEmpty() || FACTS.contains(pattern)) {
        continue;
      }
      any = true;
      String meaning = table.group(2) == null ? "" : table.group(2);
      Set<String> explained = new TreeSet<>();
      MEANING.matcher(meaning).results().forEach(one -> explained.add(one.group(1)));
      if (!explained.equals(heads)) {
        faults.add(where + ": a table with " + heads + " says what these mean: " + explained);
      }
      if (!Form.words(meaning).contains("Loggen på sidan går till registrering ")) {
        faults.add(where + ": a table with " + heads + " does not say up to where in the log");
      }
    }
    return any;
  }

  /** Whether the page has any. */
  private boolean walk(String page, String where) {
    Matcher card = CARD.matcher(page);
    while (card.find()) {
      String name = where + ": " + first(NAME, card.group());
      String explanation = first(EXPLANATION, card.group());
      if (explanation == null) {
        faults.add(name + " does not open");
      } else {
        String table = counted(explanation);
        String value = first(VALUE, card.group());
        if (table != null && value != null && !isNear(value, figures(table).getLast())) {
          faults.add(name + " is " + value + " and explained as " + figures(table).getLast());
        }
      }
    }
    Matcher explanation = EXPLANATION.matcher(page);
    boolean any = false;
    while (explanation.find()) {
      any = true;
      explained(explanation.group(), where);
    }
    return any;
  }

  private void explained(String explanation, String where) {
    String words = Form.words(explanation);
    String table = counted(explanation);
    if (!words.contains("i loggen")) {
      faults.add(where + " does not say where in the log: " + words);
    }
    if (table == null) {
      boolean leavesAllOut = first(TABLE, explanation) != null && words.contains("det blir 0");
      if (!leavesAllOut && !words.contains("Det finns inget att räkna på, eller för få personer")) {
        faults.add(where + " explains nothing: " + words);
      }
      return;
    }
    if (!words.contains("Det stämmer: det blir ")) {
      faults.add(where + " does not add up: " + words);
    }
    if (table.contains(">Vad som räknas</caption>")) {
      List<String> values = figures(table);
      BigDecimal sum =
          values.subList(0, values.size() - 1).stream()
              .map(Shown::number)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      if (sum.compareTo(Shown.number(values.getLast())) != 0) {
        faults.add(where + ": " + values + " are together " + sum);
      }
    }
  }

  /** What the figure is counted from; absent where all is left out. */
  private static @Nullable String counted(String explanation) {
    return TABLE
        .matcher(explanation)
        .results()
        .map(MatchResult::group)
        .filter(table -> !table.contains("id=\"utelamnat-"))
        .findFirst()
        .orElse(null);
  }

  private static List<String> figures(String table) {
    return FIGURE
        .matcher(table)
        .results()
        .map(one -> HtmlUtils.htmlUnescape(one.group(1)))
        .toList();
  }

  /** A card may round to whole hours or kronor. */
  private static boolean isNear(String shown, String explained) {
    BigDecimal unit = BigDecimal.valueOf(shown.contains("kr") ? 1 : 60);
    return Shown.number(shown, explained.contains("h"))
            .subtract(Shown.number(explained))
            .abs()
            .compareTo(unit)
        < 0;
  }

  private static @Nullable String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      return null;
    }
    return found.groupCount() == 0 ? found.group() : HtmlUtils.htmlUnescape(found.group(1));
  }
}
