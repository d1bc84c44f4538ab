package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/**
 * What has changed since a meeting is said in sentences that the events bear out, each of them, and
 * nothing of it is left unsaid. The events are counted in the bundle that an evaluator takes home,
 * and the figures are those that its verifiers recompute.
 */
@ExtendWith(SharedOffice.class)
class WhatHasChangedTest {
  private static final LocalDate MEETING = LocalDate.of(2019, 6, 30);
  private static final Instant NIGHT =
      MEETING.plusDays(1).atStartOfDay(ZoneId.of("Europe/Stockholm")).toInstant();

  /** The kinds of events of which the page says how many there are, those together that it adds. */
  private static final Set<Set<String>> COUNTED =
      Set.of(
          Set.of("dialogue-session-corrected", "training-session-corrected"),
          Set.of("hours-disputed"),
          Set.of("recruitment-outcome-recorded"),
          Set.of("budget-decided"),
          Set.of("month-closed"),
          Set.of("month-reopened"),
          Set.of("claim-submitted"),
          Set.of("claim-returned"),
          Set.of("claim-decided"),
          Set.of("claim-paid"),
          Set.of("goal-measured"),
          Set.of("survey-answered"),
          Set.of("source-conflict-settled"),
          Set.of("cost-recorded"),
          Set.of("cost-reversed"),
          Set.of("steering-decision-recorded"),
          Set.of("action-agreed"),
          Set.of("action-settled"),
          Set.of("observation-made"),
          Set.of("routine-adopted"),
          Set.of("access-granted"),
          Set.of("access-withdrawn"));

  private static final Pattern HOURS = Pattern.compile("([+\u2212]?)(\\d+)h(?:(\\d+)min)?(?!\\d)");
  private static final Pattern KRONOR = Pattern.compile("([+\u2212]?)(\\d+,\\d\\d)kr");

  private final RunningOffice office;
  private final Chromium chromium;
  private Bundle bundle;

  WhatHasChangedTest(RunningOffice office, Chromium chromium) {
    this.office = office;
    this.chromium = chromium;
  }

  @BeforeEach
  void takeTheBundleHome() throws Exception {
    OneOfEach.in(office);
    try (Visit ulla = Visit.as("utvärderare", office)) {
      bundle = Bundle.unpacked(ulla.file("/api/projects/2017-00434/evidence-bundle"));
    }
  }

  @Test
  void everySentenceThatCountsLeadsToAsManyEvents() {
    Map<String, Integer> recorded = new TreeMap<>();
    for (JsonNode commit : bundle.lines("log/commits.jsonl")) {
      if (commit.get("at").asLong() >= NIGHT.toEpochMilli()) {
        commit
            .get("events")
            .forEach(event -> recorded.merge(event.get("name").asString(), 1, Integer::sum));
      }
    }
    Page karin = since();
    List<String> trails =
        karin.locator("main li a[href*='/granskning?']").all().stream()
            .map(link -> link.getAttribute("href"))
            .toList();
    List<Integer> said =
        karin.locator("main li a[href*='/granskning?']").all().stream()
            .map(link -> leading(link.innerText()))
            .toList();
    List<Set<String>> kinds = new ArrayList<>();
    for (int n = 0; n < trails.size(); n++) {
      Set<String> of =
          Set.copyOf(
              UriComponentsBuilder.fromUriString(trails.get(n))
                  .build()
                  .getQueryParams()
                  .get("slag"));
      kinds.add(of);
      assertThat(said.get(n))
          .as(trails.get(n))
          .isEqualTo(of.stream().mapToInt(kind -> recorded.getOrDefault(kind, 0)).sum());
      karin.navigate(office.pages() + trails.get(n));
      assertThat(leading(karin.locator("#handelser").innerText()))
          .as(trails.get(n))
          .isEqualTo(said.get(n));
    }
    assertThat(kinds)
        .as("each kind that was recorded since is told, once")
        .containsExactlyInAnyOrderElementsOf(
            COUNTED.stream().filter(of -> of.stream().anyMatch(recorded::containsKey)).toList());
    assertThat(kinds).hasSizeGreaterThan(6);
    karin.context().close();
  }

  @Test
  void everyFigureIsTheDifferenceOfTwoThatTheVerifiersRecompute() {
    Page karin = since();
    List<String> hours = sentences(karin, "timmar");
    assertThat(minutes(hours.getFirst()))
        .as(hours.getFirst())
        .containsExactly(
            grown("hours.logged", Map.of()).longValueExact(),
            grown("hours.certified", Map.of()).longValueExact(),
            now("hours.logged", Map.of()).longValueExact(),
            now("hours.certified", Map.of()).longValueExact());
    List<List<Long>> organisations =
        organisations().stream()
            .map(id -> Map.of("organisation", id))
            .map(of ->
                List.of(
                    grown("hours.logged", of).longValueExact(),
                    grown("hours.certified", of).longValueExact()))
            .filter(change -> !change.equals(List.of(0L, 0L)))
            .toList();
    assertThat(hours.stream().skip(1).map(WhatHasChangedTest::minutes).toList())
        .containsExactlyInAnyOrderElementsOf(organisations);

    List<List<BigDecimal>> money = new ArrayList<>();
    for (String sub : List.of("ANALYSIS_AND_PLANNING", "IMPLEMENTATION")) {
      Map<String, String> of = Map.of("subBudget", sub);
      if (grown("budget.used", of).signum() != 0) {
        money.add(List.of(grown("budget.used", of), now("budget.used", of)));
      }
    }
    BigDecimal cash = cash(Instant.MAX);
    BigDecimal given = cash.subtract(cash(NIGHT));
    BigDecimal earned = now("cofinancing.earned", Map.of());
    money.add(List.of(grown("cofinancing.earned", Map.of()).add(given), earned.add(cash)));
    money.add(List.of(given, cash));
    assertThat(sentences(karin, "pengar").stream().map(WhatHasChangedTest::kronor).toList())
        .containsExactlyElementsOf(money);
    karin.context().close();
  }

  @Test
  void whereNothingWasRecordedNothingIsSaid() {
    Page karin = chromium.signedIn(office, "projektledare", 1280);
    karin.navigate(office.pages() + Gladan.PROJECT + "/styrgrupp/sedan?dag=2099-01-01");
    assertThat(karin.locator("main").innerText()).contains("Inget har ändrats sedan dess");
    assertThat(karin.locator("main a[href*='/granskning?']").count()).isZero();
    karin.context().close();
  }

  private Page since() {
    Page karin = chromium.signedIn(office, "projektledare", 1280);
    karin.navigate(office.pages() + Gladan.PROJECT + "/styrgrupp/sedan?dag=" + MEETING);
    return karin;
  }

  private static List<String> sentences(Page page, String part) {
    Locator all = page.locator("section[aria-labelledby='sedan-" + part + "'] li");
    assertThat(all.count()).as(part).isPositive();
    return all.allInnerTexts();
  }

  /** What stands of the cash that had been recorded before a time. */
  private BigDecimal cash(Instant before) {
    Map<String, BigDecimal> standing = new TreeMap<>();
    for (JsonNode commit : bundle.lines("log/commits.jsonl")) {
      if (!Instant.ofEpochMilli(commit.get("at").asLong()).isBefore(before)) {
        break;
      }
      for (JsonNode event : commit.get("events")) {
        JsonNode body = Bundle.JSON.readTree(event.get("body").asString());
        switch (event.get("name").asString()) {
          case "cash-cofinancing-recorded" ->
              standing.put(
                  body.get("cash").asString(), new BigDecimal(body.get("amount").asString()));
          case "cash-cofinancing-withdrawn" -> standing.remove(body.get("cash").asString());
          default -> {}
        }
      }
    }
    return standing.values().stream().reduce(new BigDecimal("0.00"), BigDecimal::add).setScale(2);
  }

  private BigDecimal grown(String figure, Map<String, String> of) {
    return now(figure, of).subtract(then(figure, of));
  }

  private BigDecimal now(String figure, Map<String, String> of) {
    return of(figure, of).stream()
        .max(Comparator.comparing((JsonNode one) -> one.get("happened").asString()))
        .map(WhatHasChangedTest::value)
        .orElseThrow();
  }

  /** As known then; nothing of what did not exist. */
  private BigDecimal then(String figure, Map<String, String> of) {
    return of(figure, of).stream()
        .filter(one -> one.get("happened").asString().equals(MEETING.toString()))
        .min(Comparator.comparing((JsonNode one) -> one.get("known").asLong()))
        .map(WhatHasChangedTest::value)
        .orElse(BigDecimal.ZERO);
  }

  private List<JsonNode> of(String figure, Map<String, String> of) {
    return bundle.lines("figures.jsonl").stream()
        .filter(one -> one.get("figure").asString().equals(figure))
        .filter(one -> of.equals(parts(one)))
        .toList();
  }

  private Set<String> organisations() {
    return bundle.lines("figures.jsonl").stream()
        .map(one -> parts(one).get("organisation"))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static Map<String, String> parts(JsonNode figure) {
    return figure.get("of").properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, part -> part.getValue().asString()));
  }

  private static BigDecimal value(JsonNode figure) {
    return new BigDecimal(figure.get("value").asString());
  }

  /** The number that a sentence begins with; one where it begins in words. */
  private static int leading(String sentence) {
    Matcher number = Pattern.compile("^\\d+").matcher(tight(sentence));
    return number.find() ? Integer.parseInt(number.group()) : 1;
  }

  private static List<Long> minutes(String sentence) {
    return HOURS.matcher(tight(sentence)).results().map(WhatHasChangedTest::minutes).toList();
  }

  private static Long minutes(MatchResult found) {
    long size =
        Long.parseLong(found.group(2)) * 60
            + (found.group(3) == null ? 0 : Long.parseLong(found.group(3)));
    return found.group(1).equals("\u2212") ? -size : size;
  }

  private static List<BigDecimal> kronor(String sentence) {
    return KRONOR
        .matcher(tight(sentence))
        .results()
        .map(found -> {
          BigDecimal size = new BigDecimal(found.group(2).replace(',', '.'));
          return found.group(1).equals("\u2212") ? size.negate() : size;
        })
        .toList();
  }

  /** Without spaces, which also part thousands. */
  private static String tight(String sentence) {
    return sentence.replaceAll("[\\s\u00a0\u202f]", "");
  }
}
