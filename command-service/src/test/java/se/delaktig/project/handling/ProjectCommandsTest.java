package se.delaktig.project.handling;

import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.handling.Given;
import se.delaktig.project.command.DecideRuleSet;
import se.delaktig.project.command.PlanProject;
import se.delaktig.project.command.SettleSourceConflict;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.ProjectPlan.Alternative;
import se.delaktig.project.event.ProjectPlan.SourceConflict;
import se.delaktig.project.event.ProjectPlanned;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSet.HourValue;
import se.delaktig.project.event.RuleSetDecided;
import se.delaktig.project.event.SourceConflictSettled;

/** A project is planned, its source conflicts are settled, its rules are decided. */
class ProjectCommandsTest {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");

  private final FixtureConfiguration<ProjectAggregate> project =
      Given.stream(ProjectAggregate.class);

  @Test
  void aProjectIsPlanned() {
    ProjectPlan plan = plan("9142455", "4297371");
    project
        .givenNoPriorActivity()
        .when(new PlanProject(PROJECT, plan), by(Role.PROJECT_LEADER))
        .expectEvents(new ProjectPlanned(PROJECT, plan));
  }

  @Test
  void aPlanIsReplacedByAnother() {
    ProjectPlan changed = plan("9142455", "4000000");
    project
        .given(new ProjectPlanned(PROJECT, plan("9142455", "4297371")))
        .when(new PlanProject(PROJECT, changed), by(Role.PROJECT_LEADER))
        .expectEvents(new ProjectPlanned(PROJECT, changed));
  }

  @Test
  void aGrantAboveTheBudgetIsRefused() {
    project
        .givenNoPriorActivity()
        .when(new PlanProject(PROJECT, plan("100", "101")), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("project.grant-above-budget"));
  }

  @Test
  void aGrantOfNothingIsRefused() {
    project
        .givenNoPriorActivity()
        .when(new PlanProject(PROJECT, plan("100", "0")), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("project.not-an-amount"));
  }

  @Test
  void aSourceConflictIsSettled() {
    project
        .given(new ProjectPlanned(PROJECT, plan("9142455", "4297371")))
        .when(new SettleSourceConflict(PROJECT, "antal", "deltagare"), by(Role.PROJECT_LEADER))
        .expectEvents(new SourceConflictSettled(PROJECT, "antal", "deltagare"));
  }

  @Test
  void anAlternativeThatTheSourceDoesNotHaveIsRefused() {
    project
        .given(new ProjectPlanned(PROJECT, plan("9142455", "4297371")))
        .when(new SettleSourceConflict(PROJECT, "antal", "3000"), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("project.no-such-alternative"));
  }

  @Test
  void nothingIsSettledBeforeThereIsAPlan() {
    project
        .givenNoPriorActivity()
        .when(new SettleSourceConflict(PROJECT, "antal", "deltagare"), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("project.unknown"));
  }

  @Test
  void rulesAreDecidedOneVersionAfterTheOther() {
    project
        .given(new ProjectPlanned(PROJECT, plan("9142455", "4297371")))
        .andGiven(new RuleSetDecided(PROJECT, rules(1, HourValue.Kind.BREAK_EVEN, null)))
        .when(
            new DecideRuleSet(PROJECT, rules(2, HourValue.Kind.AMOUNT, new BigDecimal("200"))),
            by(Role.PROJECT_LEADER))
        .expectEvents(
            new RuleSetDecided(PROJECT, rules(2, HourValue.Kind.AMOUNT, new BigDecimal("200"))));
  }

  @Test
  void aVersionThatWasDecidedMeanwhileIsRefusedAsStale() {
    project
        .given(new ProjectPlanned(PROJECT, plan("9142455", "4297371")))
        .andGiven(new RuleSetDecided(PROJECT, rules(1, HourValue.Kind.BREAK_EVEN, null)))
        .when(
            new DecideRuleSet(PROJECT, rules(1, HourValue.Kind.BREAK_EVEN, null)),
            by(Role.PROJECT_LEADER))
        .expectException(refusedWith("project.other-rule-version"));
  }

  @Test
  void anAmountThatIsMissingIsRefused() {
    project
        .given(new ProjectPlanned(PROJECT, plan("9142455", "4297371")))
        .when(
            new DecideRuleSet(PROJECT, rules(1, HourValue.Kind.AMOUNT, null)),
            by(Role.PROJECT_LEADER))
        .expectException(refusedWith("project.not-an-amount"));
  }

  @Test
  void rulesThatContradictThemselvesAreRefusedWithThePlace() {
    FundingRules impossible =
        new FundingRules(
            Stated.notStated(),
            Stated.notStated(),
            Stated.notStated(),
            Stated.notStated(),
            List.of(),
            List.of(),
            Stated.notStated(),
            Stated.stated(25 * 60),
            Stated.notStated(),
            Stated.notStated(),
            Stated.notStated(),
            Stated.notStated(),
            Stated.notStated(),
            Stated.notStated(),
            Stated.notStated(),
            List.of());
    project
        .given(new ProjectPlanned(PROJECT, plan("9142455", "4297371")))
        .when(
            new DecideRuleSet(PROJECT, rules(1, HourValue.Kind.BREAK_EVEN, null).with(impossible)),
            by(Role.PROJECT_LEADER))
        .expectException(refusedWith("rules.not-minutes-of-a-day"));
  }

  private static ProjectPlan plan(String budget, String grant) {
    return new ProjectPlan(
        "2017/00434",
        "Vilka är vi?",
        "Avesta kommun",
        "Kommunkansliet",
        "Norra Mellansverige",
        new Period(LocalDate.of(2018, 2, 1), LocalDate.of(2021, 2, 28)),
        "1",
        "1.1",
        "117",
        new BigDecimal(budget),
        new BigDecimal(grant),
        new BigDecimal("50"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new SourceConflict(
                "antal",
                "Antal som ska delta",
                List.of(
                    new Alternative("anstallda", 2684, "Bakgrund"),
                    new Alternative("deltagare", 2589, "Uppgifter")),
                "anstallda")),
        Stated.notStated(),
        List.of("jämställdhet"),
        true);
  }

  private static RuleSet rules(int version, HourValue.Kind kind, @Nullable BigDecimal amount) {
    return new RuleSet(
        version,
        LocalDate.of(2018, 2, 1),
        "Beslut om stöd",
        Stated.stated(840),
        Stated.stated(300),
        Stated.assumed(false, "antaget"),
        new HourValue(kind, amount, null),
        Stated.assumed(RuleSet.Rounding.MINUTES, "antaget"),
        Stated.assumed(Set.of(SignatureKind.values()), "antaget"),
        Stated.assumed(Set.of(CertificateKind.values()), "antaget"),
        Stated.assumed(true, "antaget"),
        false);
  }
}
