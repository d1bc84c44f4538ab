package se.delaktig.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.dialogue.command.AddMaterial;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.kernel.event.Stated;
import se.delaktig.organisations.command.JoinOrganisation;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.command.DecideRuleSet;
import se.delaktig.project.command.PlanProject;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.policy.RuleBooks;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The project's first day: who may what, the plan, the rules, the organisations, the library. */
final class Opening {
  static final LocalDate FIRST_DAY = LocalDate.of(2018, 2, 1);
  static final LocalDateTime FIRST_MORNING = FIRST_DAY.atTime(8, 0);
  static final MaterialId FIRST_MATERIAL = new MaterialId("vilka-ar-vi");
  private static final String ASSUMED = "källan säger inget";
  private static final ProjectPlan PLAN = read();

  private final Stage stage;

  Opening(Stage stage) {
    this.stage = stage;
  }

  void grantRoles() {
    stage.grantOffice(stage.account(Role.SYSTEM_ADMINISTRATOR), Role.SYSTEM_ADMINISTRATOR);
    Scope whole = new Scope(Scope.Kind.PROJECT, Stage.PROJECT.value());
    for (Role role :
        List.of(
            Role.PROJECT_LEADER,
            Role.ECONOMIST,
            Role.STEERING_GROUP,
            Role.EVALUATOR,
            Role.RESEARCHER,
            Role.AUDITOR,
            Role.DATA_PROTECTION_OFFICER,
            Role.IDENTITY_OFFICER)) {
      stage.grant(stage.account(role), role, whole, null);
    }
    stage.grant(
        stage.account(Role.PROJECT_WORKER),
        Role.PROJECT_WORKER,
        new Scope(Scope.Kind.ORGANISATION_GROUP, "Avesta"),
        null);
  }

  void setUp() {
    ProjectPlan plan = plan();
    stage.by(Role.PROJECT_LEADER, new PlanProject(Stage.PROJECT, plan));
    stage.by(Role.PROJECT_LEADER, new DecideRuleSet(Stage.PROJECT, rules()));
    material(FIRST_MATERIAL, "Vilka är vi i dag?", "icke-diskriminering");
  }

  /** The day on which an organisation of the plan says that it takes part. */
  void join(OrganisationId organisation, LocalDate from) {
    ProjectPlan.PlannedOrganisation one =
        plan().organisations().stream()
            .filter(planned -> planned.id().equals(organisation.value()))
            .findFirst()
            .orElseThrow();
    stage.by(
        Role.PROJECT_LEADER,
        new JoinOrganisation(
            Stage.PROJECT,
            organisation,
            one.name(),
            one.group(),
            one.number(),
            one.sector(),
            from));
  }

  void fillLibrary() {
    material(new MaterialId("vem-ar-ny-har"), "Vem är ny här?", "icke-diskriminering");
    material(new MaterialId("vem-far-ordet"), "Vem får ordet?", "jämställdhet");
    material(new MaterialId("kan-alla-vara-med"), "Kan alla vara med?", "tillgänglighet");
    material(new MaterialId("handledare-i-vardagen"), "Handledare i vardagen", "tillgänglighet");
    material(new MaterialId("losning-i-sikte"), "Lösning i sikte", "jämställdhet");
  }

  static List<MaterialId> library() {
    return List.of(
        FIRST_MATERIAL,
        new MaterialId("vem-ar-ny-har"),
        new MaterialId("vem-far-ordet"),
        new MaterialId("kan-alla-vara-med"),
        new MaterialId("handledare-i-vardagen"),
        new MaterialId("losning-i-sikte"));
  }

  private void material(MaterialId id, String title, String focus) {
    stage.by(
        Role.PROJECT_LEADER,
        new AddMaterial(
            Stage.PROJECT, id, title, "https://example.org/" + id.value(), List.of(focus)));
  }

  static ProjectPlan plan() {
    return PLAN;
  }

  private static ProjectPlan read() {
    JsonMapper json = ProgrammeJson.mapper();
    try (InputStream yaml = Opening.class.getResourceAsStream("/demo/2017-00434.yaml")) {
      return json.treeToValue(YAMLMapper.builder().build().readTree(yaml), ProjectPlan.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RuleSet rules() {
    return new RuleSet(
        1,
        FIRST_DAY,
        "Beslut om stöd 2017/00434",
        Stated.stated(840),
        Stated.stated(300),
        Stated.assumed(false, ASSUMED),
        new RuleSet.HourValue(
            RuleSet.HourValue.Kind.BREAK_EVEN, null, "Källan anger inget timvärde"),
        Stated.assumed(RuleSet.Rounding.MINUTES, ASSUMED),
        Stated.assumed(Set.of(SignatureKind.values()), ASSUMED),
        Stated.assumed(Set.of(CertificateKind.values()), ASSUMED),
        Stated.assumed(true, ASSUMED),
        false,
        RuleBooks.named("2014-2020").orElseThrow());
  }
}
