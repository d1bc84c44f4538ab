package se.delaktig.kernel.handling;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.access.policy.Grants;
import se.delaktig.budget.event.StaffAppointed;
import se.delaktig.budget.policy.Staff;
import se.delaktig.goals.Surveys;
import se.delaktig.goals.event.SurveyPlanned;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.event.Stated;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.project.Project;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan;

/** What rules are told of the rest of the project: one organisation, one workplace, a plan. */
public final class AskedProject {
  public static final ProjectId PROJECT = new ProjectId(Given.LEDGER);
  public static final OrganisationId AVESTA = new OrganisationId("avesta-kommun");
  public static final WorkplaceId GLADAN = new WorkplaceId("forskolan-gladan");

  /** 18 November 2019 in Sweden. */
  public static final ProgrammeClock CLOCK =
      new ProgrammeClock(InstantSource.fixed(Instant.parse("2019-11-18T08:41:00Z")));

  private AskedProject() {}

  /** Answers on plan, places and a survey, and fails on any other question. */
  public static Consult consult() {
    return (Consult)
        Proxy.newProxyInstance(
            Consult.class.getClassLoader(),
            new Class<?>[] {Consult.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "project" -> new Project(plan(), List.of(), Map.of());
                  case "organisations" -> places();
                  case "staff" -> staff();
                  case "grants" -> grants();
                  case "surveys" -> surveys();
                  case "toString" -> "consult of a test";
                  case "hashCode" -> 1;
                  case "equals" -> proxy == arguments[0];
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  /** The economist's post is held by actor-1 until the end of 2019, and certified by actor-2. */
  private static Staff staff() {
    return Staff.none()
        .after(
            new StaffAppointed(
                PROJECT,
                "ekonom",
                AVESTA,
                new ActorId("actor-1"),
                new ActorId("actor-2"),
                false,
                "KS 2018/112",
                LocalDate.of(2018, 2, 1),
                LocalDate.of(2019, 12, 31)));
  }

  private static Grants grants() {
    Grants all = Grants.none();
    for (String actor : List.of("actor-1", "actor-2")) {
      all =
          all.after(
              new AccessGranted(
                  new GrantId("grant-" + actor),
                  new ActorId(actor),
                  Role.PROJECT_WORKER,
                  new Scope(Scope.Kind.PROJECT, Given.LEDGER),
                  null,
                  LocalDate.of(2018, 2, 1),
                  null,
                  AccessGranted.Reason.APPOINTED_IN_PROJECT));
    }
    return all;
  }

  /** One survey with one question, on a scale of five. */
  private static Surveys surveys() {
    return Surveys.none()
        .after(
            new SurveyPlanned(
                PROJECT,
                1,
                "Om mottagande",
                List.of(new SurveyPlanned.Question("Vi vet hur", "inte alls", "helt", 5))));
  }

  private static Places places() {
    return Places.none()
        .after(
            new OrganisationJoined(
                PROJECT,
                AVESTA,
                "Avesta kommun",
                Stated.stated("Avesta"),
                Stated.notStated(),
                Stated.notStated(),
                LocalDate.of(2018, 2, 1)))
        .after(new WorkplaceAdded(GLADAN, AVESTA, "Förskolan Gladan"));
  }

  private static ProjectPlan plan() {
    return new ProjectPlan(
        "2017/00434",
        "Vilka är vi?",
        "Avesta kommun",
        null,
        "Norra Mellansverige",
        new Period(LocalDate.of(2018, 2, 1), LocalDate.of(2021, 2, 28)),
        "1",
        "1.1",
        "117",
        new BigDecimal("9142455"),
        new BigDecimal("4297371"),
        new BigDecimal("50"),
        List.of(),
        List.of(),
        List.of(new ProjectPlan.Goal("G4", "Öka deltagarnas kompetens", "utvärdering")),
        List.of(new ProjectPlan.Staffing("ekonom", "Avesta kommun", new BigDecimal("0.10"))),
        List.of(),
        List.of(),
        Stated.notStated(),
        List.of(),
        true);
  }
}
