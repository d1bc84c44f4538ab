package se.delaktig.project.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.kernel.event.Basis;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.kernel.event.Stated;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.policy.PlanFaults.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A rule set that contradicts itself is told where; the ones that come along do not. */
class RuleFaultsTest {
  private static final JsonMapper JSON = ProgrammeJson.mapper();

  @TestFactory
  Stream<DynamicTest> theRulesThatComeAlongHoldTogether() {
    return RuleBooks.NAMES.stream()
        .map(name ->
            DynamicTest.dynamicTest(
                name,
                () ->
                    assertThat(RuleFaults.of(rules(RuleBooks.named(name).orElseThrow())))
                        .isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> everyFigureThatComesAlongHasItsSourceOrIsNotConfirmed() {
    return RuleBooks.NAMES.stream()
        .map(name ->
            DynamicTest.dynamicTest(
                name, () -> stated(JSON.valueToTree(RuleBooks.named(name).orElseThrow()))));
  }

  private static void stated(JsonNode node) {
    if (node.has("basis") && !node.get("basis").asString().equals(Basis.NOT_STATED.name())) {
      assertThat(node.get("note").asString()).as(node.toString()).isNotBlank();
      if (node.get("basis").asString().equals(Basis.ASSUMED.name())) {
        assertThat(node.get("note").asString()).startsWith("Inte bekräftat");
      }
    }
    node.forEach(RuleFaultsTest::stated);
  }

  @Test
  void theCeilingsOfThePeriodsAreTheirs() {
    assertThat(RuleBooks.named("2014-2020").orElseThrow().staffMinutesPerYear().value())
        .isEqualTo(1662 * 60);
    FundingRules present = RuleBooks.named("2021-2027").orElseThrow();
    assertThat(present.staffMinutesPerYear().value()).isEqualTo(1720 * 60);
    assertThat(present.staffMinutesPerDay().value()).isEqualTo(13 * 60);
  }

  @Test
  void anUnknownNameIsNoSet() {
    assertThat(RuleBooks.named("2007-2013")).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyContradictionIsToldWhereItStands() {
    return Stream.of(
            contradiction(
                "/funding/flatRates/0/percent/value",
                "rules.not-a-percentage",
                "{\"flatRates\":[{\"category\":\"INDIRECT\",\"percent\":{\"value\":101,\"basis\":\"STATED\"},\"of\":[\"STAFF\"]}]}"),
            contradiction(
                "/funding/flatRates/0/of",
                "rules.flat-rate-of-flat-rate",
                "{\"flatRates\":[{\"category\":\"INDIRECT\",\"percent\":{\"value\":15,\"basis\":\"STATED\"},\"of\":[\"INDIRECT\"]}]}"),
            contradiction(
                "/funding/flatRates/1/category",
                "rules.flat-rate-twice",
                "{\"flatRates\":[{\"category\":\"INDIRECT\",\"percent\":{\"value\":15,\"basis\":\"STATED\"},\"of\":[\"STAFF\"]},"
                    + "{\"category\":\"INDIRECT\",\"percent\":{\"value\":7,\"basis\":\"STATED\"},\"of\":[\"STAFF\"]}]}"),
            contradiction(
                "/funding/flatRates/0/category",
                "rules.category-not-allowed",
                "{\"categories\":{\"value\":[\"STAFF\"],\"basis\":\"STATED\"}}"),
            contradiction(
                "/funding/grantShare/value/part",
                "rules.part-above-whole",
                "{\"grantShare\":{\"value\":{\"part\":54,\"whole\":53},\"basis\":\"STATED\"}}"),
            contradiction(
                "/funding/grantShare/value/whole",
                "rules.not-a-share",
                "{\"grantShare\":{\"value\":{\"part\":0,\"whole\":0},\"basis\":\"STATED\"}}"),
            contradiction(
                "/funding/unitCosts/1/from",
                "rules.two-unit-costs",
                "{\"unitCosts\":[{\"function\":\"ekonom\",\"kronorPerHour\":{\"value\":579,\"basis\":\"STATED\"},\"from\":\"2018-01-01\",\"to\":null},"
                    + "{\"function\":\"ekonom\",\"kronorPerHour\":{\"value\":600,\"basis\":\"STATED\"},\"from\":\"2019-01-01\",\"to\":null}]}"),
            contradiction(
                "/funding/unitCosts/0/to",
                "rules.ends-before",
                "{\"unitCosts\":[{\"function\":\"ekonom\",\"kronorPerHour\":{\"value\":579,\"basis\":\"STATED\"},\"from\":\"2018-01-01\",\"to\":\"2017-12-31\"}]}"),
            contradiction(
                "/funding/unitCosts/0/kronorPerHour/value",
                "rules.not-an-amount",
                "{\"unitCosts\":[{\"function\":\"ekonom\",\"kronorPerHour\":{\"value\":0,\"basis\":\"STATED\"},\"from\":\"2018-01-01\",\"to\":null}]}"),
            contradiction(
                "/funding/staffMinutesPerDay/value",
                "rules.not-minutes-of-a-day",
                "{\"staffMinutesPerDay\":{\"value\":1441,\"basis\":\"STATED\"}}"),
            contradiction(
                "/funding/staffMinutesPerDay/value",
                "rules.day-above-year",
                "{\"staffMinutesPerDay\":{\"value\":780,\"basis\":\"STATED\"},\"staffMinutesPerYear\":{\"value\":600,\"basis\":\"STATED\"}}"),
            contradiction(
                "/funding/staffMinutesPerYear/value",
                "rules.not-minutes-of-a-year",
                "{\"staffMinutesPerYear\":{\"value\":0,\"basis\":\"STATED\"}}"),
            contradiction(
                "/funding/staffReportSigners/value",
                "rules.nobody-signs",
                "{\"staffReportSigners\":{\"value\":[],\"basis\":\"STATED\"}}"),
            contradiction(
                "/funding/participantFileDays/value",
                "rules.not-days",
                "{\"participantFileDays\":{\"value\":0,\"basis\":\"STATED\"}}"))
        .map(one -> DynamicTest.dynamicTest(one.code() + " at " + one.path(), one::check));
  }

  @Test
  void everyFigureOfTheBooksSaysWhereItIsFromOrThatItIsNotConfirmed() {
    for (String name : RuleBooks.NAMES) {
      JsonNode book = JSON.valueToTree(RuleBooks.named(name).orElseThrow());
      List<JsonNode> figures = book.findParents("basis");
      assertThat(figures).as(name).hasSizeGreaterThan(15);
      assertThat(figures)
          .filteredOn(one -> !one.get("value").isNull())
          .allSatisfy(one -> {
            String note = one.get("note").asString();
            if (one.get("basis").asString().equals("STATED")) {
              assertThat(note).as(one.toString()).isNotBlank().doesNotContain("Inte bekräftat");
            } else {
              assertThat(note).as(one.toString()).startsWith("Inte bekräftat: ");
            }
          });
    }
  }

  @Test
  void rulesUnderWhichNothingCouldEverCountContradictThemselves() {
    RuleSet nothing =
        new RuleSet(
            1,
            LocalDate.of(2018, 2, 1),
            "Beslut",
            Stated.stated(840),
            Stated.stated(300),
            Stated.stated(true),
            new RuleSet.HourValue(RuleSet.HourValue.Kind.BREAK_EVEN, null, null),
            Stated.stated(RuleSet.Rounding.MINUTES),
            Stated.stated(Set.of()),
            Stated.stated(Set.of()),
            Stated.stated(true),
            false);
    assertThat(RuleFaults.of(nothing))
        .containsExactly(
            new Fault("/validSignatures/value", "rules.nothing-is-valid", ""),
            new Fault("/validCertificates/value", "rules.nothing-is-valid", ""));
  }

  private record Contradiction(String path, String code, FundingRules funding) {
    void check() {
      assertThat(RuleFaults.of(rules(funding)))
          .extracting(Fault::path, Fault::code)
          .containsExactly(org.assertj.core.groups.Tuple.tuple(path, code));
    }
  }

  /** The rules of 2014–2020 with something else in place of some of it. */
  private static Contradiction contradiction(String path, String code, String changed) {
    ObjectNode rules = JSON.valueToTree(RuleBooks.named("2014-2020").orElseThrow());
    ((ObjectNode) JSON.readTree(changed))
        .properties()
        .forEach(one -> rules.set(one.getKey(), one.getValue()));
    return new Contradiction(path, code, JSON.treeToValue(rules, FundingRules.class));
  }

  private static RuleSet rules(FundingRules funding) {
    return new RuleSet(
            1,
            LocalDate.of(2018, 2, 1),
            "Beslut",
            Stated.stated(840),
            Stated.stated(300),
            Stated.stated(true),
            new RuleSet.HourValue(RuleSet.HourValue.Kind.BREAK_EVEN, null, null),
            Stated.stated(RuleSet.Rounding.MINUTES),
            Stated.stated(Set.of(SignatureKind.values())),
            Stated.stated(Set.of(CertificateKind.values())),
            Stated.stated(true),
            false)
        .with(funding);
  }
}
