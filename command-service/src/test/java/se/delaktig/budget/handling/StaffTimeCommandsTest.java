package se.delaktig.budget.handling;

import static se.delaktig.kernel.handling.AskedProject.AVESTA;
import static se.delaktig.kernel.handling.AskedProject.CLOCK;
import static se.delaktig.kernel.handling.AskedProject.PROJECT;
import static se.delaktig.kernel.handling.AskedProject.consult;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.budget.command.AppointStaff;
import se.delaktig.budget.command.RecordStaffTime;
import se.delaktig.budget.command.RecordStaffTime.Worked;
import se.delaktig.budget.command.SignStaffTime;
import se.delaktig.budget.event.StaffAppointed;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.StaffTimeSigned;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.handling.Given;
import se.delaktig.project.event.FundingRules.Signer;

/**
 * Posts are filled, hours reported and signed. The economist's post is held by actor-1, who asks
 * unless another is named, and certified by actor-2. Asked of an AggregateTestFixture.
 */
class StaffTimeCommandsTest {
  private final FixtureConfiguration<StaffTimeAggregate> time =
      Given.stream(StaffTimeAggregate.class);
  private final FixtureConfiguration<StaffingAggregate> staffing =
      Given.stream(StaffingAggregate.class);

  @BeforeEach
  void theProject() {
    time.registerInjectableResource(consult()).registerInjectableResource(CLOCK);
    staffing.registerInjectableResource(consult()).registerInjectableResource(CLOCK);
  }

  @Test
  void aMonthIsRecordedDayByDayByWhoeverHoldsThePost() {
    RecordStaffTime october = worked("2019-10", day(1, 480), day(2, 240));
    time.givenNoPriorActivity()
        .when(october, by(Role.PROJECT_WORKER))
        .expectEvents(happened(october, 720));
  }

  @Test
  void aMonthIsRecordedAnewByWhoeverAnswersForTheMoney() {
    RecordStaffTime more = worked("2019-10", day(1, 480), day(2, 240));
    time.given(happened(worked("2019-10", day(1, 480)), 480))
        .when(more, other(Role.ECONOMIST))
        .expectEvents(happened(more, 720));
  }

  @Test
  void anotherWorkersReportIsNotTheirs() {
    time.givenNoPriorActivity()
        .when(worked("2019-10", day(1, 480)), other(Role.PROJECT_WORKER))
        .expectException(refusedWith("budget.not-your-report"));
  }

  @Test
  void nobodysReportIsNoWorkers() {
    time.givenNoPriorActivity()
        .when(worked("2018-01", day(15, 480)), by(Role.PROJECT_WORKER))
        .expectException(refusedWith("budget.not-your-report"));
  }

  @Test
  void theSameHoursAgainAreRefused() {
    RecordStaffTime same = worked("2019-10", day(1, 480));
    time.given(happened(same, 480))
        .when(same, by(Role.PROJECT_WORKER))
        .expectException(refusedWith("budget.nothing-changed"));
  }

  @Test
  void aPostThatTheProjectDoesNotHaveIsRefused() {
    time.givenNoPriorActivity()
        .when(
            new RecordStaffTime(
                PROJECT,
                "kanslist",
                AVESTA,
                SubBudget.IMPLEMENTATION,
                "2019-10",
                List.of(),
                null,
                new BigDecimal("412.50")),
            by(Role.ECONOMIST))
        .expectException(refusedWith("budget.no-such-post"));
  }

  @Test
  void aMonthThatHasNotBegunIsRefused() {
    time.givenNoPriorActivity()
        .when(worked("2019-12", day(1, 480)), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.in-the-future"));
  }

  @Test
  void aDayToComeIsRefused() {
    time.givenNoPriorActivity()
        .when(worked("2019-11", day(19, 480)), by(Role.PROJECT_WORKER))
        .expectException(refusedWith("budget.in-the-future"));
  }

  @Test
  void aDayThatTheMonthDoesNotHaveIsRefused() {
    time.givenNoPriorActivity()
        .when(worked("2019-09", day(31, 480)), by(Role.PROJECT_WORKER))
        .expectException(refusedWith("budget.no-such-day"));
  }

  @Test
  void theSameDayTwiceIsRefused() {
    time.givenNoPriorActivity()
        .when(worked("2019-10", day(1, 480), day(1, 60)), by(Role.PROJECT_WORKER))
        .expectException(refusedWith("budget.day-twice"));
  }

  @Test
  void anActivityThatNoRulesFixIsRefused() {
    time.givenNoPriorActivity()
        .when(worked("2019-10", new Worked(1, "Möte med Ali", 60)), by(Role.PROJECT_WORKER))
        .expectException(refusedWith("budget.no-such-activity"));
  }

  @Test
  void anHourThatCostsNothingIsRefused() {
    time.givenNoPriorActivity()
        .when(
            new RecordStaffTime(
                PROJECT,
                "ekonom",
                AVESTA,
                SubBudget.IMPLEMENTATION,
                "2019-10",
                List.of(day(1, 480)),
                null,
                BigDecimal.ZERO),
            by(Role.ECONOMIST))
        .expectException(refusedWith("budget.amount-not-above-zero"));
  }

  @Test
  void aFixedShareThatTheContractDoesNotStateIsRefused() {
    time.givenNoPriorActivity()
        .when(
            new RecordStaffTime(
                PROJECT,
                "ekonom",
                AVESTA,
                SubBudget.IMPLEMENTATION,
                "2019-10",
                List.of(),
                831,
                new BigDecimal("412.50")),
            by(Role.PROJECT_WORKER))
        .expectException(refusedWith("budget.no-fixed-share"));
  }

  @Test
  void whoeverWorkedTheHoursSigns() {
    RecordStaffTime october = worked("2019-10", day(1, 480));
    time.given(happened(october, 480))
        .when(sign(october, 1, Signer.REPORTER), by(Role.PROJECT_WORKER))
        .expectEvents(new StaffTimeSigned(october.time(), 1, Signer.REPORTER));
  }

  @Test
  void theManagerCertifies() {
    RecordStaffTime october = worked("2019-10", day(1, 480));
    time.given(happened(october, 480), new StaffTimeSigned(october.time(), 1, Signer.REPORTER))
        .when(sign(october, 1, Signer.MANAGER), other(Role.MANAGER))
        .expectEvents(new StaffTimeSigned(october.time(), 1, Signer.MANAGER));
  }

  @Test
  void nobodyCertifiesTheOwnHours() {
    RecordStaffTime october = worked("2019-10", day(1, 480));
    time.given(happened(october, 480))
        .when(sign(october, 1, Signer.MANAGER), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("budget.not-your-report"));
  }

  @Test
  void nobodySignsForAnother() {
    RecordStaffTime october = worked("2019-10", day(1, 480));
    time.given(happened(october, 480))
        .when(sign(october, 1, Signer.REPORTER), other(Role.PROJECT_LEADER))
        .expectException(refusedWith("budget.not-your-report"));
  }

  @Test
  void aReportThatWasRecordedAnewSinceItWasReadIsNotSigned() {
    RecordStaffTime october = worked("2019-10", day(1, 480));
    time.given(happened(october, 480), happened(worked("2019-10", day(1, 450)), 450))
        .when(sign(october, 1, Signer.REPORTER), by(Role.PROJECT_WORKER))
        .expectException(refusedWith("budget.report-changed"));
  }

  @Test
  void aReportThatWasRecordedAnewIsSignedAgain() {
    RecordStaffTime october = worked("2019-10", day(1, 480));
    time.given(
            happened(october, 480),
            new StaffTimeSigned(october.time(), 1, Signer.REPORTER),
            happened(worked("2019-10", day(1, 450)), 450))
        .when(sign(october, 2, Signer.REPORTER), by(Role.PROJECT_WORKER))
        .expectEvents(new StaffTimeSigned(october.time(), 2, Signer.REPORTER));
  }

  @Test
  void aReportIsSignedOnce() {
    RecordStaffTime october = worked("2019-10", day(1, 480));
    time.given(happened(october, 480), new StaffTimeSigned(october.time(), 1, Signer.REPORTER))
        .when(sign(october, 1, Signer.REPORTER), by(Role.PROJECT_WORKER))
        .expectException(refusedWith("budget.already-signed"));
  }

  @Test
  void aReportThatNobodyRecordedIsNotSigned() {
    time.givenNoPriorActivity()
        .when(sign(worked("2019-10", day(1, 480)), 1, Signer.REPORTER), by(Role.PROJECT_WORKER))
        .expectException(refusedWith("budget.time-unknown"));
  }

  @Test
  void somebodyIsAppointedToAPost() {
    AppointStaff command = appoint("ekonom", "actor-1", "actor-2", null);
    staffing
        .givenNoPriorActivity()
        .when(command, by(Role.PROJECT_LEADER))
        .expectEvents(
            new StaffAppointed(
                PROJECT,
                "ekonom",
                AVESTA,
                new ActorId("actor-1"),
                new ActorId("actor-2"),
                true,
                "KS 2018/112",
                LocalDate.of(2018, 2, 1),
                null));
  }

  @Test
  void whoeverHasNoRightInTheProjectIsNotAppointed() {
    staffing
        .givenNoPriorActivity()
        .when(appoint("ekonom", "actor-9", "actor-2", null), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("budget.nobody-here"));
  }

  @Test
  void whoeverHoldsThePostDoesNotCertifyIt() {
    staffing
        .givenNoPriorActivity()
        .when(appoint("ekonom", "actor-1", "actor-1", null), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("budget.certifies-own-time"));
  }

  @Test
  void aPostIsNotHeldUntilADayBeforeTheFirst() {
    staffing
        .givenNoPriorActivity()
        .when(
            appoint("ekonom", "actor-1", "actor-2", LocalDate.of(2018, 1, 31)),
            by(Role.PROJECT_LEADER))
        .expectException(refusedWith("budget.ends-before-it-begins"));
  }

  private static AppointStaff appoint(
      String role, String holder, String certifier, LocalDate until) {
    return new AppointStaff(
        PROJECT,
        role,
        AVESTA,
        new ActorId(holder),
        new ActorId(certifier),
        true,
        "KS 2018/112",
        LocalDate.of(2018, 2, 1),
        until);
  }

  private static Worked day(int day, int minutes) {
    return new Worked(day, null, minutes);
  }

  private static RecordStaffTime worked(String month, Worked... days) {
    return new RecordStaffTime(
        PROJECT,
        "ekonom",
        AVESTA,
        SubBudget.IMPLEMENTATION,
        month,
        List.of(days),
        null,
        new BigDecimal("412.50"));
  }

  private static StaffTimeRecorded happened(RecordStaffTime c, int minutes) {
    return new StaffTimeRecorded(
        c.time(),
        c.role(),
        c.organisation(),
        c.subBudget(),
        c.month(),
        minutes,
        c.hourlyCost(),
        StaffTimeRecorded.Form.DAYS,
        c.days().stream()
            .map(one -> new StaffTimeRecorded.Day(one.day(), one.activity(), one.minutes()))
            .toList(),
        new ActorId("actor-1"));
  }

  private static SignStaffTime sign(RecordStaffTime of, int report, Signer signer) {
    return new SignStaffTime(of.time(), report, signer);
  }

  /** The metadata of a command that actor-2 sends. */
  private static Map<String, Object> other(Role role) {
    return Map.of(
        "ledger",
        Given.LEDGER,
        "actor",
        "actor-2",
        "acting",
        new Acting(new ActorId("actor-2"), role, null));
  }
}
