package se.delaktig.claims.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.project.view.PlanOf2017.breakEven;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import se.delaktig.budget.view.ValuedHours;
import se.delaktig.hours.view.Reason;
import se.delaktig.kernel.view.Figure;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSet.HourValue;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.event.RuleSetDecided;
import se.delaktig.project.policy.RuleBooks;
import se.delaktig.project.view.PlanOf2017;

/** A claim is frozen, adds up to the öre, and what changes later comes as a correction. */
class ClaimStatementTest {
  private static final LocalDate SEPTEMBER = LocalDate.of(2019, 9, 10);
  private static final LocalDate OCTOBER = LocalDate.of(2019, 10, 15);
  private static final RuleSet RULES =
      breakEven(Rounding.MINUTES).with(RuleBooks.named("2014-2020").orElseThrow());
  private static final String[] ALL = {"anna", "bo", "cia", "dan"};

  private static ClaimStory story() {
    return new ClaimStory(RULES)
        .registered(ALL)
        .proven("s9", SEPTEMBER, 60, ALL)
        .worked("2019-09", 40, "300")
        .paid("A 1", LocalDate.of(2019, 9, 20), "1250.50")
        .closed("2019-09")
        .claimed("first", 1, "2019-09")
        .proven("s10", OCTOBER, 60, ALL)
        .worked("2019-10", 40, "300")
        .closed("2019-10");
  }

  @Test
  void correctingOneHourInSeptemberIsExactlyOneHourInTheNextClaim() {
    ClaimStory story =
        story().corrected("s9", SEPTEMBER, 60, "anna", "bo", "cia").claimed("second", 2, "2019-10");
    ClaimStatement second = story.claim("second");
    assertThat(second.corrections().hours())
        .singleElement()
        .satisfies(hours -> {
          assertThat(hours.person().value()).isEqualTo("dan");
          assertThat(hours.month()).isEqualTo(YearMonth.of(2019, 9));
          assertThat(hours.before()).isEqualTo(60);
          assertThat(hours.after()).isZero();
          assertThat(hours.amount()).isEqualTo("-219.93");
        });
    ClaimStatement.Line hours =
        second.lines().stream()
            .filter(line -> line.line().kind() == ClaimLine.Kind.HOURS)
            .findFirst()
            .orElseThrow();
    assertThat(hours.before()).isEqualTo("879.72");
    assertThat(hours.corrected()).isEqualTo("-219.93");
    assertThat(hours.sum()).isEqualTo(story.figures("2019-09", "2019-10").cofinancing());
  }

  @Test
  void whatWasClaimedStaysAsItWasClaimed() {
    ClaimStory story = story();
    ClaimStatement before = story.claim("first");
    story.corrected("s9", SEPTEMBER, 60, "anna").takenBack("A 1").worked("2019-09", 10, "300");
    assertThat(story.claim("first").lines()).isEqualTo(before.lines());
    assertThat(story.claim("first").grant()).isEqualTo(before.grant());
  }

  @Test
  void aClaimKeepsToTheRulesOfItsDayWhateverIsDecidedLater() {
    ClaimStory story = story();
    ClaimStatement before = story.claim("first");
    story.then(
        new RuleSetDecided(
            ClaimStory.PROJECT,
            PlanOf2017.rules(
                    new HourValue(HourValue.Kind.AMOUNT, new BigDecimal("300"), null),
                    Rounding.WHOLE_HOURS_PER_DAY)
                .with(RuleBooks.named("2021-2027").orElseThrow())));
    assertThat(story.figures("2019-09").cofinancing())
        .isNotEqualByComparingTo(before.now().cofinancing());
    assertThat(story.claim("first").lines()).isEqualTo(before.lines());
    assertThat(story.claim("first").grant()).isEqualTo(before.grant());
    assertThat(story.claim("first").now().ruleVersions()).isEqualTo(List.of(1));
  }

  @Test
  void indirectCostsComeByTheRateAndStaffAtItsCost() {
    ClaimStatement first = story().claim("first");
    assertThat(first.now().paid()).isEqualTo("15050.50");
    assertThat(first.lines())
        .filteredOn(line -> line.line().kind() == ClaimLine.Kind.FLAT_RATE)
        .singleElement()
        .satisfies(line -> assertThat(line.claimed()).isEqualTo("1800.00"));
  }

  @Test
  void whatIsSignedAfterTheMonthWasClosedIsALateEntry() {
    ClaimStory story = story().logged("s9b", SEPTEMBER.plusDays(7), 60, "anna");
    ClaimBook.Closing closing = story.book().closed(YearMonth.of(2019, 9)).orElseThrow();
    ClaimFigures then =
        ClaimFigures.of(
            story.at(closing.position()), new java.util.TreeSet<>(List.of(YearMonth.of(2019, 9))));
    assertThat(Corrections.between(then, story.figures("2019-09")).none()).isTrue();
    story.signedAndCertified("s9b", 60, "anna");
    assertThat(Corrections.between(then, story.figures("2019-09")).hours())
        .singleElement()
        // Four hours are 879.72, five are 1,099.66.
        .satisfies(late -> assertThat(late.amount()).isEqualTo("219.94"));
  }

  @Test
  void checksFindWhatIsWrongAndSayWhere() {
    ClaimStory story =
        story()
            .logged("s10b", OCTOBER.plusDays(7), 60, "anna")
            .paid("B 7", LocalDate.of(2019, 10, 21), "100")
            .claimed("second", 2, "2019-10");
    List<Finding> found = ClaimChecks.of(prepared(story), story.book(), story.now());
    assertThat(found).contains(new Finding.HoursLeftOut(Reason.UNSIGNED, 60, 1));
    assertThat(found).anyMatch(Finding.ShareNotReached.class::isInstance);
    story.takenBack("B 7");
    assertThat(ClaimChecks.of(prepared(story), story.book(), story.now()))
        .anyMatch(one -> one instanceof Finding.ChangedSince since && since.items() == 1);
  }

  /** The second claim as it was before it was handed in. */
  private static ClaimStatement prepared(ClaimStory story) {
    ClaimStatement claim = story.claim("second");
    ClaimBook.Claim as = claim.claim();
    return new ClaimStatement(
        new ClaimBook.Claim(
            as.id(),
            as.number(),
            as.months(),
            as.position(),
            ClaimBook.Stage.BUILT,
            as.steps(),
            as.files(),
            null,
            null),
        claim.now(),
        claim.earlier(),
        claim.before(),
        claim.corrections());
  }

  /** What happens in a seeded project; some of it in the first claim's months, and late. */
  private static ClaimStory seeded(Random random, boolean claims) {
    ClaimStory story = new ClaimStory(RULES).registered(ALL);
    List<Runnable> first = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int n = i;
      int minutes = 15 + random.nextInt(120);
      LocalDate day = LocalDate.of(2019, 3, 1).plusDays(7L * i + random.nextInt(6));
      String[] who = List.of(ALL).subList(0, 1 + random.nextInt(4)).toArray(String[]::new);
      first.add(() -> story.proven("s" + n, day, minutes, who));
      String amount = (1 + random.nextInt(9000)) + "." + (10 + random.nextInt(90));
      first.add(() -> story.paid("V" + n, day, amount));
    }
    Collections.shuffle(first, random);
    for (int i = 0; i < first.size(); i++) {
      first.get(i).run();
      if (claims && i == 7) {
        story.closed("2019-03").claimed("c1", 1, "2019-03");
      }
      if (claims && i == 15) {
        story.takenBack("V3").closed("2019-04").claimed("c2", 2, "2019-04");
      }
    }
    return story;
  }

  @RepeatedTest(25)
  void aClaimAndItsLaterCorrectionsAreTogetherTheStateNow(RepetitionInfo repetition) {
    ClaimStory story = seeded(new Random(repetition.getCurrentRepetition()), true);
    story.closed("2019-05", "2019-06").claimed("c3", 3, "2019-05", "2019-06");
    ClaimFigures now = story.figures("2019-03", "2019-04", "2019-05", "2019-06");
    List<ClaimStatement> all = List.of(story.claim("c1"), story.claim("c2"), story.claim("c3"));
    for (ClaimStatement.Line line : all.getLast().lines()) {
      BigDecimal sum = BigDecimal.ZERO;
      for (ClaimStatement claim : all) {
        sum =
            claim.lines().stream()
                .filter(one -> one.line().equals(line.line()))
                .map(ClaimStatement.Line::claimed)
                .reduce(sum, BigDecimal::add);
      }
      assertThat(sum).as(line.line().key()).isEqualByComparingTo(now.amount(line.line()));
    }
    assertThat(all.stream().map(ClaimStatement::grant).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(now.grant().amount());
    assertThat(now.grant().amount()).isLessThanOrEqualTo(now.state().programme().planned().grant());
    assertThat(now.lines().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(now.paid().add(now.cofinancing()));
    for (ClaimStatement claim : all) {
      assertThat(List.of(claim.grantFigure(), claim.paidFigure(), claim.cofinancingFigure()))
          .allMatch(Figure::addsUp);
      for (ClaimStatement.Line line : claim.lines()) {
        assertThat(claim.figures(line.line()))
            .allMatch(Figure::addsUp)
            .extracting(Figure::value)
            .containsExactly(
                line.before(), line.months(), line.corrected(), line.claimed(), line.sum());
      }
      assertThat(
              claim.corrections().hours().stream()
                  .map(Corrections.Hours::amount)
                  .reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualByComparingTo(
              claim.earlier().cofinancing().subtract(claim.before().cofinancing()));
    }
  }

  @RepeatedTest(25)
  void theOrderOfArrivalDoesNotMatter(RepetitionInfo repetition) {
    ClaimStory one = seeded(new Random(repetition.getCurrentRepetition()), false);
    ClaimStory other = seededInAnotherOrder(repetition.getCurrentRepetition());
    String[] months = {"2019-03", "2019-04", "2019-05", "2019-06"};
    assertThat(other.figures(months).lines()).isEqualTo(one.figures(months).lines());
  }

  private static ClaimStory seededInAnotherOrder(long seed) {
    Random same = new Random(seed);
    ClaimStory story = new ClaimStory(RULES).registered(ALL);
    List<Runnable> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int n = i;
      int minutes = 15 + same.nextInt(120);
      LocalDate day = LocalDate.of(2019, 3, 1).plusDays(7L * i + same.nextInt(6));
      String[] who = List.of(ALL).subList(0, 1 + same.nextInt(4)).toArray(String[]::new);
      all.add(() -> story.proven("s" + n, day, minutes, who));
      String amount = (1 + same.nextInt(9000)) + "." + (10 + same.nextInt(90));
      all.add(() -> story.paid("V" + n, day, amount));
    }
    Collections.shuffle(all, new Random(seed * 31 + 7));
    all.forEach(Runnable::run);
    return story;
  }

  @Test
  void aSessionThatWasHeldOnAnotherDayIsComparedWithItself() {
    ClaimStory story = story();
    ClaimFigures before = story.figures("2019-09");
    LocalDate other = SEPTEMBER.plusDays(2);
    story.corrected("s9", other, 60, ALL).signedAndCertified("s9", 60, ALL);
    assertThat(Corrections.between(before, story.figures("2019-09")).none()).isTrue();

    story.corrected("s9", other, 45, ALL).signedAndCertified("s9", 45, ALL);
    assertThat(Corrections.between(before, story.figures("2019-09")).hours())
        .hasSize(ALL.length)
        .allSatisfy(hours -> {
          assertThat(hours.before()).isEqualTo(60);
          assertThat(hours.after()).isEqualTo(45);
          assertThat(hours.date()).isEqualTo(other);
        });
  }

  @Test
  void aCorrectionAndItsReversalLeaveNothingBehind() {
    ClaimStory story = story();
    ClaimFigures before = story.figures("2019-09");
    story
        .corrected("s9", SEPTEMBER, 60, "anna", "bo", "cia")
        .corrected("s9", SEPTEMBER, 60, ALL)
        .signedAndCertified("s9", 60, "dan")
        .takenBack("A 1")
        .paid("A 1", LocalDate.of(2019, 9, 20), "1250.50");
    Corrections left = Corrections.between(before, story.figures("2019-09"));
    assertThat(left.none()).isTrue();
    assertThat(story.figures("2019-09").lines()).isEqualTo(before.lines());
  }

  /** Some sessions are put wrong and right again, and some costs taken back and paid again. */
  @RepeatedTest(25)
  void whateverIsCorrectedAndReversedLeavesNothingBehind(RepetitionInfo repetition) {
    String[] months = {"2019-03", "2019-04", "2019-05", "2019-06"};
    Random random = new Random(repetition.getCurrentRepetition());
    ClaimStory story = new ClaimStory(RULES).registered(ALL);
    List<Runnable> thereAndBack = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String session = "s" + i;
      String voucher = "V" + i;
      int minutes = 15 + random.nextInt(120);
      LocalDate day = LocalDate.of(2019, 3, 1).plusDays(7L * i + random.nextInt(6));
      String[] who = List.of(ALL).subList(0, 1 + random.nextInt(4)).toArray(String[]::new);
      String[] fewer = List.of(who).subList(0, random.nextInt(who.length)).toArray(String[]::new);
      String amount = (1 + random.nextInt(9000)) + "." + (10 + random.nextInt(90));
      story.proven(session, day, minutes, who).paid(voucher, day, amount);
      thereAndBack.add(() ->
          story
              .corrected(session, day, minutes, fewer)
              .corrected(session, day, minutes, who)
              .signedAndCertified(session, minutes, who));
      thereAndBack.add(() -> story.takenBack(voucher).paid(voucher, day, amount));
    }
    ClaimFigures before = story.figures(months);
    Collections.shuffle(thereAndBack, random);
    thereAndBack.subList(0, 1 + random.nextInt(thereAndBack.size())).forEach(Runnable::run);

    ClaimFigures after = story.figures(months);
    assertThat(after.lines()).isEqualTo(before.lines());
    assertThat(after.grant()).isEqualTo(before.grant());
    assertThat(Corrections.between(before, after).none()).isTrue();
  }

  @RepeatedTest(25)
  void partsOfHoursSumToTheWholeToTheOre(RepetitionInfo repetition) {
    ClaimFigures now =
        seeded(new Random(repetition.getCurrentRepetition()), false)
            .figures("2019-03", "2019-04", "2019-05", "2019-06");
    int minutes = now.hours().parts().stream().mapToInt(ValuedHours.Valued::minutes).sum();
    // 4,845,084 kr by 22,030 hours
    BigDecimal whole =
        new BigDecimal(4_845_084L * minutes)
            .divide(new BigDecimal(22_030L * 60), 2, RoundingMode.HALF_UP);
    assertThat(now.cofinancing()).isEqualByComparingTo(whole);
    Map<String, BigDecimal> byPerson = new HashMap<>();
    now.hours()
        .parts()
        .forEach(one ->
            byPerson.merge(one.counted().person().person().value(), one.amount(), BigDecimal::add));
    assertThat(byPerson.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(whole);
  }
}
