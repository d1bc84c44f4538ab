package se.delaktig.kernel.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import se.delaktig.access.command.DeclineAccess;
import se.delaktig.access.policy.Matrix;
import se.delaktig.budget.command.WithdrawEvidence;
import se.delaktig.claims.command.SendParticipantFile;
import se.delaktig.goals.command.PlanSurvey;
import se.delaktig.hours.command.DisputeHours;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.handling.Answers.Answer;
import se.delaktig.organisations.command.AppointManager;
import se.delaktig.organisations.command.AppointRepresentatives;
import se.delaktig.participants.command.CorrectDetails;
import se.delaktig.participants.command.ProtectIdentity;
import se.delaktig.participants.command.RecordInformation;
import se.delaktig.participants.command.RegisterWithoutNumber;
import se.delaktig.project.command.DecideRetention;
import se.delaktig.project.command.PlanProject;
import se.delaktig.project.command.RegisterDocumentRequest;
import se.delaktig.project.command.ReviewSecrecy;
import se.delaktig.project.command.SettleSourceConflict;
import se.delaktig.steering.command.AdoptRoutine;
import se.delaktig.steering.command.AgreeAction;
import se.delaktig.steering.command.AnswerObservation;
import se.delaktig.steering.command.FollowUpRoutine;
import se.delaktig.steering.command.MailMinutes;
import se.delaktig.steering.command.MakeObservation;
import se.delaktig.steering.command.RecordFinding;
import se.delaktig.steering.command.RecordMeeting;
import se.delaktig.steering.command.RecordSteeringDecision;
import se.delaktig.steering.command.SettleAction;

/**
 * Every command is accepted in some given/when/then test, refused in another, and asked at a time
 * when it is too late or too early for it. It runs those tests, and goes by what their commands
 * came to.
 */
class EveryCommandIsAnsweredTest {
  /** Whatever is well formed is recorded: only the form and the right to it are looked at. */
  private static final Set<Class<?>> NEVER_REFUSED =
      Set.of(DecideRetention.class, MakeObservation.class, PlanSurvey.class);

  /**
   * Nothing that has happened makes it the wrong time: they add, or say anew what stands. What is
   * not there yet, or not any more, is unknown to them.
   */
  private static final Set<Class<?>> AT_ANY_TIME =
      Set.of(
          PlanProject.class,
          SettleSourceConflict.class,
          RegisterDocumentRequest.class,
          ReviewSecrecy.class,
          AppointManager.class,
          AppointRepresentatives.class,
          CorrectDetails.class,
          RegisterWithoutNumber.class,
          ProtectIdentity.class,
          RecordInformation.class,
          DisputeHours.class,
          WithdrawEvidence.class,
          SendParticipantFile.class,
          RecordMeeting.class,
          RecordSteeringDecision.class,
          AgreeAction.class,
          SettleAction.class,
          RecordFinding.class,
          MailMinutes.class,
          AdoptRoutine.class,
          FollowUpRoutine.class,
          AnswerObservation.class,
          DeclineAccess.class);

  @BeforeAll
  static void runTheTests() {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage("se.delaktig"))
                .filters(
                    ClassNameFilter.includeClassNamePatterns(
                        ".*\\.handling\\.(.*Commands|NamingACertifier|MinutesMail)Test"),
                    excludeClassNamePatterns("se\\.delaktig\\.kernel\\..*"))
                .build(),
            summary);
    assertThat(summary.getSummary().getTestsSucceededCount()).isGreaterThan(200);
    assertThat(summary.getSummary().getFailures())
        .extracting(
            one -> one.getTestIdentifier().getLegacyReportingName(), one -> one.getException())
        .isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyCommandIsAcceptedAndRefusedAndAskedAtTheWrongTime() {
    return Matrix.commands().stream()
        .map(command ->
            DynamicTest.dynamicTest(
                command.getSimpleName(),
                () -> assertThat(Answers.to(command)).isEqualTo(due(command))));
  }

  private static Set<Answer> due(Class<? extends ProgrammeCommand> command) {
    if (NEVER_REFUSED.contains(command)) {
      return Set.of(Answer.ACCEPTED);
    }
    return AT_ANY_TIME.contains(command)
        ? Set.of(Answer.ACCEPTED, Answer.REFUSED)
        : Set.of(Answer.ACCEPTED, Answer.REFUSED, Answer.WRONG_STATE);
  }
}
