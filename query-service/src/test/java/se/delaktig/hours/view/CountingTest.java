package se.delaktig.hours.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.project.view.PlanOf2017.breakEven;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.kernel.event.Stated;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.PlanOf2017;
import se.delaktig.project.view.Programme;

/** Which logged minutes count, and why the others do not. */
class CountingTest {
  private static final LocalDate JOINED = LocalDate.of(2018, 9, 1);
  private static final LocalDate MONDAY = LocalDate.of(2019, 10, 14);
  private static final LocalTime AT_ONE = LocalTime.of(13, 0);

  private final HoursStory story = new HoursStory().registered("anna", JOINED);

  @Test
  void anHourCountsWhenItIsSignedAndCertified() {
    logged("s1", MONDAY, 60);
    assertThat(only()).extracting(CountedEntry::certifiedMinutes).isEqualTo(0);
    assertThat(reason()).isEqualTo(Reason.UNSIGNED);
    story.signed("anna", "s1", 60);
    assertThat(reason()).isEqualTo(Reason.UNCERTIFIED);
    story.certified("anna", "s1", 60);
    assertThat(only().certifiedMinutes()).isEqualTo(60);
    assertThat(only().leftOut()).isEmpty();
  }

  @Test
  void theCertificateMayComeFirst() {
    logged("s1", MONDAY, 60);
    story.certified("anna", "s1", 60);
    assertThat(reason()).isEqualTo(Reason.UNSIGNED);
    story.signed("anna", "s1", 60);
    assertThat(only().certifiedMinutes()).isEqualTo(60);
  }

  @Test
  void aCorrectionVoidsWhatItTouchesAndAsksAgain() {
    proven("s1", MONDAY, AT_ONE, 60);
    story.corrected("s1", MONDAY, AT_ONE, 45, "anna");
    assertThat(reason()).isEqualTo(Reason.UNSIGNED);
    assertThat(only().entry().minutes()).isEqualTo(45);
  }

  @Test
  void aCorrectionThatDoesNotTouchSomeoneLeavesSignatureAndCertificate() {
    proven("s1", MONDAY, AT_ONE, 60);
    story.corrected("s1", MONDAY, AT_ONE, 60, "anna", "bo");
    assertThat(only().certifiedMinutes()).isEqualTo(60);
  }

  @Test
  void aSignatureOfOtherMinutesThanTheSessionShowsIsNone() {
    logged("s1", MONDAY, 60);
    story.signed("anna", "s1", 45);
    assertThat(reason()).isEqualTo(Reason.UNSIGNED);
  }

  @Test
  void whoSaysThatItIsWrongTakesTheHourOutUntilItIsSettled() {
    proven("s1", MONDAY, AT_ONE, 60);
    story.disputed("anna", "s1");
    assertThat(reason()).isEqualTo(Reason.DISPUTED);
    story.signed("anna", "s1", 60);
    assertThat(only().certifiedMinutes()).isEqualTo(60);
  }

  @Test
  void hoursOutsideTheProjectsTimeAreKeptAndDoNotCount() {
    proven("s1", LocalDate.of(2021, 3, 1), AT_ONE, 60);
    assertThat(reason()).isEqualTo(Reason.OUTSIDE_PERIOD);
    assertThat(only().entry().minutes()).isEqualTo(60);
  }

  @Test
  void hoursBeforeTheFirstDayOfWorkDoNotCount() {
    proven("s1", JOINED.minusDays(1), AT_ONE, 60);
    assertThat(reason()).isEqualTo(Reason.NOT_EMPLOYED);
  }

  @Test
  void hoursBeforeTheOrganisationJoinedDoNotCount() {
    HoursStory early = new HoursStory().registered("anna", JOINED.minusMonths(2));
    LocalDate day = JOINED.minusDays(1);
    early.logged("s1", day, AT_ONE, 60, "anna").signed("anna", "s1", 60);
    early.certified("anna", "s1", 60);
    assertThat(counted(early, rules()).getFirst().reason())
        .hasValue(Reason.ORGANISATION_NOT_JOINED);
  }

  @Test
  void whoHasLeftKeepsTheHoursFromBefore() {
    proven("s1", MONDAY, AT_ONE, 60);
    proven("s2", MONDAY.plusDays(7), AT_ONE, 60);
    story.left("anna", MONDAY.plusDays(1));
    assertThat(counted(story, rules()))
        .extracting(CountedEntry::certifiedMinutes)
        .containsExactly(60, 0);
  }

  @Test
  void hoursBetweenLeavingAndComingBackDoNotCount() {
    proven("s1", MONDAY, AT_ONE, 60);
    proven("s2", MONDAY.plusDays(7), AT_ONE, 60);
    proven("s3", MONDAY.plusDays(14), AT_ONE, 60);
    story.left("anna", MONDAY).cameBack("anna", MONDAY.plusDays(14));
    assertThat(certified()).containsExactly(60, 0, 60);
    assertThat(counted(story, rules()).get(1).reason()).hasValue(Reason.NOT_EMPLOYED);
    story.left("anna", MONDAY.plusDays(21)).cameBack("anna", MONDAY.plusDays(28));
    assertThat(certified()).as("one break does not end another").containsExactly(60, 0, 60);
  }

  @Test
  void whoComesBackTheDayAfterTheLastOneOrEarlierWasNeverAway() {
    proven("s1", MONDAY.plusDays(7), AT_ONE, 60);
    story.left("anna", MONDAY.plusDays(6)).cameBack("anna", MONDAY.plusDays(7));
    proven("s2", MONDAY.plusDays(15), AT_ONE, 60);
    story.left("anna", MONDAY.plusDays(14)).cameBack("anna", MONDAY.plusDays(10));
    assertThat(certified()).containsExactly(60, 60);
  }

  @Test
  void whoIsSaidToWorkThereFromADayInTheBreakWasBackThen() {
    proven("s1", MONDAY.plusDays(6), AT_ONE, 60);
    proven("s2", MONDAY.plusDays(7), AT_ONE, 60);
    story.left("anna", MONDAY).cameBack("anna", MONDAY.plusDays(14));
    story.moved("anna", HoursStory.LYKTAN, MONDAY.plusDays(7));
    assertThat(certified()).containsExactly(0, 60);
  }

  @Test
  void whoMovesKeepsTheHoursWhereTheyWere() {
    proven("s1", MONDAY, AT_ONE, 60);
    story.trained("t1", MONDAY.plusDays(1), 420, "anna");
    story.moved("anna", HoursStory.LYKTAN, MONDAY.plusDays(7));
    story.trained("t2", MONDAY.plusDays(8), 210, "anna");
    assertThat(counted(story, rules()))
        .extracting(one -> one.entry().session().id() + " " + one.workplaceKey())
        .containsExactly("s1 forskolan-gladan", "t1 forskolan-gladan", "t2 forskolan-lyktan");
    assertThat(counted(story, rules()).getFirst().certifiedMinutes())
        .as("signed and certified all the same")
        .isEqualTo(60);
  }

  @Test
  void ofTwoSessionsAtOnceTheOneKnownFirstCounts() {
    proven("s1", MONDAY, AT_ONE, 60);
    proven("s2", MONDAY, AT_ONE.plusMinutes(59), 60);
    assertThat(counted(story, rules()))
        .extracting(one -> one.entry().session().id() + " " + one.certifiedMinutes())
        .containsExactlyInAnyOrder("s1 60", "s2 0");
  }

  @Test
  void aSessionThatGoesOnPastMidnightIsAtOnceWithOneOfTheNextDay() {
    proven("s1", MONDAY, LocalTime.of(23, 0), 120);
    proven("s2", MONDAY.plusDays(1), LocalTime.of(0, 59), 60);
    proven("s3", MONDAY.plusDays(2), LocalTime.of(0, 30), 60);
    assertThat(counted(story, rules()))
        .extracting(one -> one.entry().session().id() + " " + one.certifiedMinutes())
        .containsExactlyInAnyOrder("s1 120", "s2 0", "s3 60");
  }

  @Test
  void correctingTheFirstDoesNotMakeTheSecondTheFirst() {
    proven("s1", MONDAY, AT_ONE, 60);
    proven("s2", MONDAY, AT_ONE, 60);
    story.corrected("s1", MONDAY, AT_ONE, 50, "anna");
    story.signed("anna", "s1", 50).certified("anna", "s1", 50);
    assertThat(counted(story, rules()))
        .extracting(one -> one.entry().session().id() + " " + one.certifiedMinutes())
        .containsExactlyInAnyOrder("s1 50", "s2 0");
  }

  @Test
  void sessionsOneAfterTheOtherBothCount() {
    proven("s1", MONDAY, AT_ONE, 60);
    proven("s2", MONDAY, AT_ONE.plusMinutes(60), 60);
    assertThat(counted(story, rules())).allMatch(one -> one.certifiedMinutes() == 60);
  }

  @Test
  void moreThanFiveHoursAreKeptAndWhetherTheyCountIsARule() {
    for (int i = 0; i < 6; i++) {
      proven("s" + i, MONDAY.plusDays(7L * i), AT_ONE, 60);
    }
    assertThat(Sums.of(counted(story, rules())).certified()).isEqualTo(360);
    RuleSet noMore = with(rules -> set(rules, Stated.stated(false), rules.leadersCount()));
    Sums sums = Sums.of(counted(story, noMore));
    assertThat(sums.certified()).isEqualTo(300);
    assertThat(sums.logged()).isEqualTo(360);
    assertThat(sums.leftOut()).containsEntry(Reason.ABOVE_PLAN, 60);
  }

  @Test
  void whetherLeadersCountIsARule() {
    story.ledBy("anna", "s1", MONDAY, 60).signed("anna", "s1", 60).certified("anna", "s1", 60);
    assertThat(only().certifiedMinutes()).isEqualTo(60);
    RuleSet notLeaders =
        with(rules -> set(rules, rules.countDialogueAbove(), Stated.stated(false)));
    assertThat(counted(story, notLeaders).getFirst().reason()).hasValue(Reason.LEADER);
  }

  @Test
  void aKindOfSignatureThatTheRuleDoesNotAcceptIsNamed() {
    proven("s1", MONDAY, AT_ONE, 60);
    RuleSet paperOnly =
        with(rules -> kinds(rules, Set.of(SignatureKind.PAPER), Set.of(CertificateKind.values())));
    assertThat(counted(story, paperOnly).getFirst().reason()).hasValue(Reason.SIGNATURE_NOT_VALID);
    RuleSet signedInOnly =
        with(rules ->
            kinds(rules, Set.of(SignatureKind.values()), Set.of(CertificateKind.SIGNED_IN)));
    assertThat(counted(story, signedInOnly).getFirst().reason())
        .hasValue(Reason.CERTIFICATE_NOT_VALID);
  }

  @Test
  void whichKindsAreValidIsARuleOfTheSessionsDay() {
    proven("s1", MONDAY, AT_ONE, 60);
    proven("s2", MONDAY.plusDays(7), AT_ONE, 60);
    Programme now = PlanOf2017.programme("anstallda", rules(), HoursStory.places());
    RuleSet paperOnly =
        kinds(rules(), Set.of(SignatureKind.PAPER), Set.of(CertificateKind.values()));
    Programme later =
        new Programme(
            now.planned(),
            List.of(rules(), decided(paperOnly, 2, MONDAY.plusDays(7))),
            now.settled(),
            now.places(),
            now.materials(),
            now.grants());
    assertThat(
            Counting.of(Objects.requireNonNull(story.people().get("anna")), later).stream()
                .map(CountedEntry::reason))
        .containsExactly(Optional.empty(), Optional.of(Reason.SIGNATURE_NOT_VALID));
  }

  private static RuleSet decided(RuleSet r, int version, LocalDate from) {
    return new RuleSet(
        version,
        from,
        r.decision(),
        r.preparandMinutes(),
        r.dialogueMinutesPerEmployee(),
        r.countDialogueAbove(),
        r.hourValue(),
        r.rounding(),
        r.validSignatures(),
        r.validCertificates(),
        r.leadersCount(),
        r.refuseUnqualifiedLeaders());
  }

  @Test
  void loggedIsAlwaysWhatCountsAndWhatIsLeftOut() {
    proven("s1", MONDAY, AT_ONE, 60);
    logged("s2", MONDAY.plusDays(1), 45);
    proven("s3", MONDAY, AT_ONE, 30);
    Sums sums = Sums.of(counted(story, rules()));
    int leftOut = sums.leftOut().values().stream().mapToInt(Integer::intValue).sum();
    assertThat(sums.certified() + leftOut).isEqualTo(sums.logged()).isEqualTo(135);
  }

  @Test
  void anEventDeliveredTwiceChangesNothing() {
    proven("s1", MONDAY, AT_ONE, 60);
    assertThat(story.peopleAfterARepeatedDelivery()).isEqualTo(story.people());
  }

  private void logged(String session, LocalDate day, int minutes) {
    story.logged(session, day, AT_ONE, minutes, "anna");
  }

  private List<Integer> certified() {
    return counted(story, rules()).stream().map(CountedEntry::certifiedMinutes).toList();
  }

  private void proven(String session, LocalDate day, LocalTime start, int minutes) {
    story
        .logged(session, day, start, minutes, "anna")
        .signed("anna", session, minutes)
        .certified("anna", session, minutes);
  }

  @Test
  void hoursOfAnActivityThatDoesNotCofinanceDoNotCount() {
    proven("s1", MONDAY, AT_ONE, 60);
    RuleSet trainingOnly = rules().with(cofinancing(Set.of(ActivityKind.PREPARAND_TRAINING)));
    CountedEntry counted = counted(story, trainingOnly).getFirst();
    assertThat(counted.certifiedMinutes()).isEqualTo(0);
    assertThat(counted.reason()).hasValue(Reason.ACTIVITY_NOT_COFINANCING);
    RuleSet both = rules().with(cofinancing(Set.of(ActivityKind.values())));
    assertThat(counted(story, both).getFirst().certifiedMinutes()).isEqualTo(60);
  }

  private static FundingRules cofinancing(Set<ActivityKind> activities) {
    FundingRules none = FundingRules.unstated();
    return new FundingRules(
        none.programmePeriod(),
        none.call(),
        none.grantShare(),
        none.categories(),
        none.flatRates(),
        none.unitCosts(),
        none.staffMinutesPerYear(),
        none.staffMinutesPerDay(),
        none.zeroHourReports(),
        none.staffActivities(),
        none.staffReportSigners(),
        Stated.stated(activities),
        none.cashCofinances(),
        none.staffTimeHours(),
        none.participantFileDays(),
        none.aidCeilings());
  }

  private CountedEntry only() {
    return counted(story, rules()).getFirst();
  }

  private Reason reason() {
    return only().reason().orElseThrow();
  }

  private static List<CountedEntry> counted(HoursStory story, RuleSet rules) {
    Programme programme = PlanOf2017.programme("anstallda", rules, HoursStory.places());
    return Counting.of(Objects.requireNonNull(story.people().get("anna")), programme);
  }

  private static RuleSet rules() {
    return breakEven(Rounding.MINUTES);
  }

  private static RuleSet with(UnaryOperator<RuleSet> change) {
    return change.apply(rules());
  }

  private static RuleSet set(RuleSet r, Stated<Boolean> above, Stated<Boolean> leaders) {
    return new RuleSet(
        r.version(),
        r.validFrom(),
        r.decision(),
        r.preparandMinutes(),
        r.dialogueMinutesPerEmployee(),
        above,
        r.hourValue(),
        r.rounding(),
        r.validSignatures(),
        r.validCertificates(),
        leaders,
        r.refuseUnqualifiedLeaders());
  }

  private static RuleSet kinds(
      RuleSet r, Set<SignatureKind> signatures, Set<CertificateKind> certificates) {
    return new RuleSet(
        r.version(),
        r.validFrom(),
        r.decision(),
        r.preparandMinutes(),
        r.dialogueMinutesPerEmployee(),
        r.countDialogueAbove(),
        r.hourValue(),
        r.rounding(),
        Stated.stated(signatures),
        Stated.stated(certificates),
        r.leadersCount(),
        r.refuseUnqualifiedLeaders());
  }
}
