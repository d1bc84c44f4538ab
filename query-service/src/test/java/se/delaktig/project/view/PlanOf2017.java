package se.delaktig.project.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import se.delaktig.access.policy.Grants;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.event.Stated;
import se.delaktig.organisations.policy.Places;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSet.HourValue;
import se.delaktig.project.event.RuleSet.Rounding;

/** The project 2017/00434 as far as tests of figures need it. */
public final class PlanOf2017 {
  private PlanOf2017() {}

  /** Hours are worth what makes the planned ones earn the co-financing. */
  public static RuleSet breakEven(Rounding rounding) {
    return rules(new HourValue(HourValue.Kind.BREAK_EVEN, null, null), rounding);
  }

  /** The demonstration's rules but for these two. */
  public static RuleSet rules(HourValue value, Rounding rounding) {
    return new RuleSet(
        1,
        LocalDate.of(2018, 2, 1),
        "Beslut",
        Stated.stated(840),
        Stated.stated(300),
        Stated.stated(true),
        value,
        Stated.stated(rounding),
        Stated.stated(Set.of(SignatureKind.values())),
        Stated.stated(Set.of(CertificateKind.values())),
        Stated.stated(true),
        false);
  }

  /**
   * @param chosen which of the source's two numbers the plan stands on
   */
  public static Programme programme(String chosen, RuleSet rules) {
    return programme(chosen, rules, Places.none());
  }

  /** The same with organisations and workplaces. */
  public static Programme programme(String chosen, RuleSet rules, Places places) {
    return new Programme(
        plan(), List.of(rules), Map.of("antal", chosen), places, List.of(), Grants.none());
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
        List.of(
            new ProjectPlan.PlannedActivity(
                "preparand",
                ActivityKind.PREPARAND_TRAINING,
                "Preparandutbildning",
                null,
                Stated.stated(615),
                null,
                840,
                "genomforande"),
            new ProjectPlan.PlannedActivity(
                "dialog",
                ActivityKind.WORKPLACE_DIALOGUE,
                "Arbetsplatsdialog",
                null,
                Stated.notStated(),
                "antal",
                300,
                "genomforande")),
        Stream.of("G1", "G2", "G3", "G4")
            .map(id -> new ProjectPlan.Goal(id, "Ett mål", "övergripande"))
            .toList(),
        List.of(),
        List.of(),
        List.of(
            new ProjectPlan.SourceConflict(
                "antal",
                "Antal som ska delta",
                List.of(
                    new ProjectPlan.Alternative("anstallda", 2684, "Bakgrund"),
                    new ProjectPlan.Alternative("deltagare", 2589, "Uppgifter")),
                "anstallda")),
        Stated.notStated(),
        List.of("jämställdhet", "tillgänglighet", "icke-diskriminering"),
        true);
  }
}
