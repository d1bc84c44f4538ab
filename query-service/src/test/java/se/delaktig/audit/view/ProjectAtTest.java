package se.delaktig.audit.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.dialogue.event.DialogueSessionCorrected;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.goals.event.GoalOperationalised.ShareOf;
import se.delaktig.goals.event.GoalOperationalised.Source;
import se.delaktig.goals.event.SurveyAnswered;
import se.delaktig.goals.event.SurveyAnswered.Round;
import se.delaktig.goals.event.SurveyPlanned;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;
import se.delaktig.goals.view.Indicator.Standing;
import se.delaktig.goals.view.Ratio;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.CertificateId;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.event.SignatureId;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.view.LedgerAt;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.ParticipantRegistered;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.ProjectPlanned;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.event.RuleSetDecided;
import se.delaktig.project.view.PlanOf2017;

/** Two clocks: what had happened by a day, and what was known then. */
class ProjectAtTest {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final OrganisationId ORSA = new OrganisationId("orsa-kommun");
  private static final PersonId ANNA = new PersonId("anna");
  private static final LocalDate HELD = LocalDate.of(2019, 5, 9);
  private static final LocalDate SPRING = LocalDate.of(2019, 6, 30);
  private static final Instant CERTIFIED = Instant.parse("2019-05-20T08:00:00Z");
  private static final Instant CORRECTED = Instant.parse("2019-07-03T08:00:00Z");

  private final List<RecordedEvent> log = new ArrayList<>();

  ProjectAtTest() {
    Instant begun = Instant.parse("2019-03-01T08:00:00Z");
    record(
        begun,
        new ProjectPlanned(
            PROJECT,
            PlanOf2017.programme("anstallda", PlanOf2017.breakEven(Rounding.MINUTES)).planned()));
    record(begun, new RuleSetDecided(PROJECT, PlanOf2017.breakEven(Rounding.MINUTES)));
    record(
        begun,
        new OrganisationJoined(
            PROJECT,
            ORSA,
            "Orsa kommun",
            Stated.stated("Orsa"),
            Stated.notStated(),
            Stated.notStated(),
            LocalDate.of(2018, 9, 1)));
    record(
        begun,
        new ParticipantRegistered(
            ANNA,
            Sex.WOMAN,
            AgeGroup.FROM_25_TO_54,
            new Employment(ORSA, new WorkplaceId("skola"), null, LocalDate.of(2018, 9, 1))));
    record(
        Instant.parse("2019-05-10T08:00:00Z"),
        new DialogueSessionLogged(new DialogueSessionId("s1"), held(60)));
    SessionRef session = new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, "s1");
    record(
        CERTIFIED,
        new HoursSigned(
            new SignatureId("u1"),
            SignatureKind.LEADERS_PHONE,
            List.of(new HoursSigned.Item(session, ANNA, 60))));
    record(
        CERTIFIED,
        new HoursCertified(
            new CertificateId("i1"),
            new PersonId("marie"),
            CertificateKind.PERSONAL_LINK,
            List.of(new HoursCertified.Item(session, ANNA, 60))));
    record(
        CORRECTED,
        new DialogueSessionCorrected(
            new DialogueSessionId("s1"), 2, CorrectionReason.WRONG_MINUTES, held(45), List.of()));
  }

  @Test
  void aBackdatedCorrectionMovesWhatIsKnownAndNotWhatHadHappened() {
    assertThat(certified(SPRING, CORRECTED.minusSeconds(1))).isEqualTo(60);
    assertThat(certified(SPRING, CORRECTED)).as("as known after it").isZero();
    assertThat(logged(SPRING, CORRECTED)).isEqualTo(45);
    assertThat(logged(LocalDate.of(2019, 11, 18), CORRECTED.minusSeconds(1)))
        .as("a later day of happening changes nothing of what was known then")
        .isEqualTo(60);
  }

  @Test
  void anHourHappensOnItsSessionsDayHoweverLateItIsCertified() {
    assertThat(certified(HELD, CORRECTED.minusSeconds(1))).isEqualTo(60);
    assertThat(logged(HELD.minusDays(1), CORRECTED)).isZero();
    assertThat(certified(SPRING, CERTIFIED.minusSeconds(1))).as("not certified yet").isZero();
    assertThat(logged(SPRING, CERTIFIED.minusSeconds(1))).isEqualTo(60);
  }

  @Test
  void peopleHaveBegunByTheDayOfTheirFirstSession() {
    assertThat(at(HELD, CORRECTED).participation().whole().started()).isEqualTo(1);
    assertThat(at(HELD.minusDays(1), CORRECTED).participation().whole().registered()).isEqualTo(1);
  }

  @Test
  void theSameFiguresAreClaimedInTheSameOrder() {
    List<EvidenceFigure> figures = EvidenceFigures.of(at(SPRING, CORRECTED.minusSeconds(1)), 7);

    assertThat(figures)
        .filteredOn(figure -> figure.figure().equals("hours.certified"))
        .extracting(figure -> figure.of() + " " + figure.value())
        .containsExactly("{} 60", "{group=Orsa} 60", "{organisation=orsa-kommun} 60");
  }

  @Test
  void aGoalIsWhatTheLogCountedAndASurveyAnsweredByTheDay() {
    Instant said = Instant.parse("2019-05-21T08:00:00Z");
    record(said, goal("G1", "1", Source.counted(Measure.DIALOGUE_HOURS)));
    record(said, goal("G2", "1", Source.counted(Measure.DIALOGUE_SESSIONS)));
    record(said, goal("G3", "1", Source.counted(Measure.DIALOGUE_PEOPLE)));
    record(said, goal("G4", "40", Source.surveyed(new ShareOf(1, 1, 4))));
    record(
        said,
        new SurveyPlanned(
            PROJECT,
            1,
            "Om mottagande",
            List.of(new SurveyPlanned.Question("Vi vet hur", "inte alls", "helt", 5))));
    record(
        said,
        new SurveyAnswered(
            PROJECT,
            1,
            Round.AFTER,
            HELD.plusDays(3),
            9,
            List.of(new SurveyAnswered.Answers(1, List.of(1, 1, 1, 2, 2))),
            false));

    assertThat(standings(HELD.minusDays(1), CORRECTED))
        .as("nothing was held, and nobody had answered")
        .containsExactly(
            Standing.ON_ITS_WAY, Standing.ON_ITS_WAY, Standing.ON_ITS_WAY, Standing.NOT_MEASURED);
    assertThat(standings(SPRING, CORRECTED.minusSeconds(1)))
        .as("an hour was known of, and one person is too few to be told")
        .containsExactly(
            Standing.REACHED, Standing.REACHED, Standing.TOO_FEW_ANSWERS, Standing.REACHED);
    assertThat(standings(SPRING, CORRECTED).getFirst())
        .as("45 minutes are known of now")
        .isEqualTo(Standing.ON_ITS_WAY);
    assertThat(at(SPRING, CORRECTED).goals().goals().getFirst().indicator().shown())
        .map(Ratio::value)
        .hasValue(new BigDecimal("0.75"));
  }

  private List<Standing> standings(LocalDate happened, Instant known) {
    return at(happened, known).goals().goals().stream()
        .limit(4)
        .map(one -> one.indicator().standing(happened))
        .toList();
  }

  private static GoalOperationalised goal(String id, String target, Source source) {
    return new GoalOperationalised(
        PROJECT,
        id,
        "Indikator",
        Stated.notStated(),
        Stated.stated(new BigDecimal(target)),
        LocalDate.of(2020, 6, 30),
        "Projektledaren",
        "Allt",
        source);
  }

  private int logged(LocalDate happened, Instant known) {
    return at(happened, known).hours().whole().logged();
  }

  private int certified(LocalDate happened, Instant known) {
    return at(happened, known).hours().whole().certified();
  }

  private ProjectAt at(LocalDate happened, Instant known) {
    LedgerAt ledger = LedgerAt.beginning(ProjectAt.views());
    log.stream().filter(event -> !event.at().isAfter(known)).forEach(ledger::after);
    return ProjectAt.of(ledger, happened);
  }

  private static HeldSession held(int minutes) {
    return new HeldSession(
        new WorkplaceId("skola"),
        null,
        HELD,
        LocalTime.of(13, 0),
        minutes,
        List.of(),
        List.of(),
        List.of(new Attendance(ANNA, Presence.PRESENT, minutes)),
        List.of(),
        List.of());
  }

  private void record(Instant at, ProgrammeEvent event) {
    log.add(
        new RecordedEvent(
            PROJECT.value(), log.size(), at, new ActorId("actor"), "PROJECT_WORKER", event));
  }
}
