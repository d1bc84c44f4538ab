package se.delaktig.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.budget.command.DecideBudget;
import se.delaktig.dialogue.command.LogDialogueSession;
import se.delaktig.goals.command.OperationaliseGoal;
import se.delaktig.goals.command.RecordSurveyAnswers;
import se.delaktig.goals.event.GoalOperationalised.Kind;
import se.delaktig.goals.event.SurveyAnswered.Round;
import se.delaktig.hours.command.CertifyHours;
import se.delaktig.hours.command.SignHours;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.event.Basis;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.handling.Answer;
import se.delaktig.kernel.handling.Caller;
import se.delaktig.organisations.command.AddWorkplace;
import se.delaktig.participants.command.ImportParticipants;
import se.delaktig.participants.command.RegisterParticipant;
import se.delaktig.training.command.AppointPreparand;
import se.delaktig.training.command.CompletePreparandTraining;

class DemonstrationTest {
  @TempDir Path folder;

  private static final int WORKPLACES = 95;
  private static final int GLADAN = 12;
  private static final int PREPARANDS = 615;
  private static final long LEAST_SESSIONS = 650;
  private static final long MOST_SESSIONS = 750;

  @Test
  void theSameSeedGivesTheSameCommands() throws Exception {
    assertThat(play(DemoSize.WHOLE)).isEqualTo(play(DemoSize.WHOLE));
  }

  @Test
  void thePlanIsPeopledAndSomeSevenHundredSessionsAreHeld() throws Exception {
    List<ProgrammeCommand> all = play(DemoSize.WHOLE);
    assertThat(of(all, AddWorkplace.class)).hasSize(WORKPLACES);
    assertThat(numbers(all)).hasSize(Cast.PEOPLE);
    assertThat(of(all, LogDialogueSession.class).count()).isBetween(LEAST_SESSIONS, MOST_SESSIONS);
  }

  @Test
  void nobodyHasANumberOutsideTheOfficialTestList() throws Exception {
    assertThat(numbers(play(DemoSize.WHOLE))).isSubsetOf(PersonalNumbers.list());
  }

  @Test
  void theSmallOneHasTwelvePeopleWhoSignAndAManagerWhoCertifiesTheOthers() throws Exception {
    List<ProgrammeCommand> all = play(DemoSize.SMALL);
    assertThat(numbers(all)).hasSize(GLADAN);
    assertThat(of(all, SignHours.class)).hasSize(GLADAN);
    assertThat(of(all, CertifyHours.class).flatMap(one -> one.items().stream()))
        .hasSize(GLADAN - 1);
  }

  @Test
  void thePlansPreparandsAreAppointedAndNearlyAllOfThemComplete() throws Exception {
    List<ProgrammeCommand> all = play(DemoSize.WHOLE);
    assertThat(of(all, AppointPreparand.class).map(AppointPreparand::person).distinct())
        .hasSize(PREPARANDS);
    assertThat(of(all, CompletePreparandTraining.class).count())
        .isBetween(PREPARANDS - 60L, PREPARANDS - 5L);
  }

  @Test
  void theBudgetsLinesAddUpToTheSupportThatWasGranted() throws Exception {
    DecideBudget budget = of(play(DemoSize.WHOLE), DecideBudget.class).findFirst().orElseThrow();
    assertThat(
            budget.lines().stream()
                .map(line -> line.amount().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(Opening.plan().grant());
  }

  @Test
  void threeGoalsGetAnIndicatorEachOfAnotherSourceAndAreMarkedAsInvented() throws Exception {
    List<OperationaliseGoal> goals = of(play(DemoSize.WHOLE), OperationaliseGoal.class).toList();
    assertThat(goals)
        .extracting(
            OperationaliseGoal::goal,
            goal -> goal.source() == null ? Kind.MEASURED : goal.source().kind())
        .containsExactly(
            tuple("G4", Kind.MEASURED), tuple("G3", Kind.COUNTED), tuple("G6", Kind.SURVEYED));
    assertThat(goals)
        .allSatisfy(goal -> {
          assertThat(goal.target().basis()).isEqualTo(Basis.INVENTED);
          assertThat(goal.indicator()).endsWith("Påhittad för demon.");
        });
  }

  @Test
  void theSurveyIsAnsweredBeforeAndAfterAndMarkedAsInvented() throws Exception {
    List<RecordSurveyAnswers> answers =
        of(play(DemoSize.WHOLE), RecordSurveyAnswers.class).toList();
    assertThat(answers)
        .extracting(RecordSurveyAnswers::round)
        .containsExactly(Round.BEFORE, Round.AFTER);
    assertThat(answers).allMatch(RecordSurveyAnswers::invented);
  }

  @Test
  void theDividedSupportIsMarkedAsInvented() throws Exception {
    DecideBudget budget = of(play(DemoSize.WHOLE), DecideBudget.class).findFirst().orElseThrow();
    assertThat(budget.lines())
        .extracting(line -> line.amount().basis())
        .containsOnly(Basis.INVENTED);
  }

  private static Set<String> numbers(List<ProgrammeCommand> all) {
    return Stream.concat(
            of(all, RegisterParticipant.class).map(RegisterParticipant::personalNumber),
            of(all, ImportParticipants.class)
                .flatMap(one -> one.rows().stream())
                .map(ImportParticipants.Row::personalNumber))
        .collect(Collectors.toSet());
  }

  private static <T> Stream<T> of(List<ProgrammeCommand> all, Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast);
  }

  private List<ProgrammeCommand> play(DemoSize size) throws Exception {
    RecordingDesk desk = new RecordingDesk();
    Map<Role, ActorId> accounts = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      accounts.put(role, new ActorId("actor-" + role.ordinal()));
    }
    Demonstration.play(
        size,
        desk,
        (ledger, account, name) -> new ActorId("actor-" + Integer.toHexString(account.hashCode())),
        pdf -> new FileId("file-" + Integer.toHexString(Arrays.hashCode(pdf))),
        accounts,
        DemoClock.in(folder));
    return desk.taken;
  }

  /** Takes every command, and gives people ids in the order in which they come. */
  private static final class RecordingDesk implements Desk {
    final List<ProgrammeCommand> taken = new ArrayList<>();
    private final Map<String, String> people = new HashMap<>();

    @Override
    public Answer submit(String ledger, Caller caller, ProgrammeCommand command, String id) {
      taken.add(command);
      return switch (command) {
        case RegisterParticipant one ->
            new Answer(id, person(one.personalNumber()), taken.size(), List.of());
        case ImportParticipants list ->
            new Answer(
                id,
                null,
                taken.size(),
                list.rows().stream()
                    .map(row -> "participant-" + person(row.personalNumber()))
                    .toList());
        default -> new Answer(id, null, taken.size(), List.of());
      };
    }

    private String person(String number) {
      return people.computeIfAbsent(number, any -> "person-" + people.size());
    }
  }
}
