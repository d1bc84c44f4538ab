package se.delaktig.dialogue.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.PlanOf2017;
import se.delaktig.project.view.Programme;

class FocusesTest {
  private static final MaterialId WORDS = new MaterialId("vem-far-ordet");
  private static final MaterialId OTHER = new MaterialId("losning-i-sikte");

  @Test
  void aSessionCarriesWhatItIsMarkedWithAndWhatItsMaterialsAre() {
    assertThat(carried(List.of("icke-diskriminering"), List.of(WORDS)))
        .containsExactly("jämställdhet", "icke-diskriminering");
  }

  @Test
  void whatBothAreMarkedWithIsCarriedOnce() {
    assertThat(carried(List.of("jämställdhet"), List.of(WORDS))).containsExactly("jämställdhet");
  }

  @Test
  void anotherMaterialsFocusIsNotCarried() {
    assertThat(carried(List.of(), List.of(OTHER))).isEmpty();
  }

  @Test
  void whatIsNoFocusOfThePlanIsNotCarried() {
    assertThat(carried(List.of("miljö"), List.of())).isEmpty();
  }

  private static List<String> carried(List<String> marked, List<MaterialId> materials) {
    Programme plan = PlanOf2017.programme("anstallda", PlanOf2017.breakEven(Rounding.MINUTES));
    Programme programme =
        new Programme(
            plan.plan(),
            plan.rules(),
            plan.settled(),
            plan.places(),
            List.of(
                new MaterialAdded(
                    WORDS, "Vem får ordet?", "https://example.org", 1, List.of("jämställdhet")),
                new MaterialAdded(OTHER, "Lösning i sikte", "https://example.org", 1, List.of())),
            plan.grants());
    return Focuses.carriedBy(
        new HeldSession(
            new WorkplaceId("gladan"),
            null,
            LocalDate.of(2019, 10, 14),
            LocalTime.of(13, 0),
            60,
            materials,
            List.of(),
            List.of(),
            List.of(),
            marked),
        programme);
  }
}
