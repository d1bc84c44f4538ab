package se.delaktig.project.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.delaktig.kernel.event.Basis;
import se.delaktig.kernel.event.Stated;

/** What a rule rests on when a new version of the rules is decided. */
class KeptRuleTest {
  private static final Stated<Integer> INVENTED =
      new Stated<>(300, Basis.INVENTED, "demonstration");
  private static final Stated<Integer> STATED = new Stated<>(300, Basis.STATED, "beslutet");

  @Test
  void aRuleThatNobodyTouchedRestsOnWhatItRestedOn() {
    assertThat(RulesController.kept(300, null, INVENTED)).isEqualTo(INVENTED);
    assertThat(RulesController.kept(300, "STATED", STATED)).isEqualTo(STATED);
  }

  @Test
  void anotherValueOrAnotherBasisIsWhatWasChosen() {
    assertThat(RulesController.kept(240, null, INVENTED))
        .isEqualTo(new Stated<>(240, Basis.ASSUMED, null));
    assertThat(RulesController.kept(300, "ASSUMED", STATED))
        .isEqualTo(new Stated<>(300, Basis.ASSUMED, null));
    assertThat(RulesController.kept(300, "STATED", INVENTED))
        .isEqualTo(new Stated<>(300, Basis.STATED, null));
    assertThat(RulesController.kept(300, "INVENTED", STATED))
        .as("no choice of the page")
        .isEqualTo(new Stated<>(300, Basis.ASSUMED, null));
  }
}
