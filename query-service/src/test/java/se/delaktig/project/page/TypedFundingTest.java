package se.delaktig.project.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.kernel.event.Basis;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.FundingRules.StaffTimeHours;
import se.delaktig.project.policy.RuleBooks;

/** The form about money says all that the rules say, and reads what is typed in it. */
class TypedFundingTest {
  private final FormErrors errors = FormErrors.none();

  static Stream<FundingRules> rules() {
    return Stream.concat(
        RuleBooks.NAMES.stream().map(name -> RuleBooks.named(name).orElseThrow()),
        Stream.of(FundingRules.unstated()));
  }

  private static MultiValueMap<String, String> form(FundingRules rules) {
    FundingFields fields = FundingFields.of(rules);
    MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
    fields.one().forEach((name, value) -> sent.put(name, List.of(value)));
    fields.several().forEach((name, values) -> sent.put(name, new ArrayList<>(values)));
    return sent;
  }

  private static MultiValueMap<String, String> of2014() {
    return form(RuleBooks.named("2014-2020").orElseThrow());
  }

  private FundingRules read(MultiValueMap<String, String> sent) {
    return new TypedFunding(sent, errors).read();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whatIsSentAsItWasShownChangesNoRule(FundingRules rules) {
    assertThat(read(form(rules))).isEqualTo(rules);
    assertThat(errors.isEmpty()).isTrue();
  }

  @Test
  void whatBecomesOfHoursThatMayBePaidTwiceIsChosenWithItsSource() {
    MultiValueMap<String, String> sent = of2014();
    sent.set("staff-time", "TOLD");
    sent.set("staff-timeBasis", "STATED");
    sent.set("staff-timeSource", "Ändringsbeslut 2019-03-12");
    assertThat(read(sent).staffTimeHours())
        .isEqualTo(new Stated<>(StaffTimeHours.TOLD, Basis.STATED, "Ändringsbeslut 2019-03-12"));
  }

  @Test
  void aRuleThatIsEmptiedIsNotStated() {
    MultiValueMap<String, String> sent = of2014();
    sent.set("year", "");
    sent.remove("signers");
    sent.set("flat-category-0", "");
    sent.set("flat-0", "");
    sent.remove("flat-of-0");
    FundingRules read = read(sent);
    assertThat(read.staffMinutesPerYear().basis()).isEqualTo(Basis.NOT_STATED);
    assertThat(read.staffReportSigners().value()).isNull();
    assertThat(read.flatRates()).isEmpty();
    assertThat(errors.isEmpty()).isTrue();
  }

  @Test
  void whatCannotBeReadIsToldAtItsField() {
    MultiValueMap<String, String> sent = of2014();
    sent.set("year", "många");
    sent.set("share", "47");
    sent.set("shareWhole", "");
    sent.set("flat-category-1", CostCategory.TRAVEL.name());
    sent.set("unit-0", "x");
    sent.set("unit-from-1", "2019-01-01");
    sent.set("aid-1", "300000");
    sent.set("file", "snart");
    read(sent);
    assertThat(errors.all())
        .extracting(FormErrors.Problem::field)
        .containsExactlyInAnyOrder(
            "year", "shareWhole", "flat-of-1", "unit-0", "unit-function-1", "aid-from-1", "file");
  }

  @Test
  void aContradictionIsFoundAtTheRowItStandsIn() {
    MultiValueMap<String, String> sent = of2014();
    for (String field : List.of("unit-function-0", "unit-0", "unit-from-0", "unit-0Source")) {
      sent.set(field, "");
    }
    sent.set("unit-function-1", "Projektledare");
    sent.set("unit-1", "420");
    sent.set("unit-from-1", "2019-01-01");
    sent.set("unit-to-1", "2018-01-01");
    TypedFunding typed = new TypedFunding(sent, errors);
    assertThat(typed.read().unitCosts()).hasSize(1);
    assertThat(typed.fieldAt("/funding/unitCosts/0/to")).isEqualTo("unit-to-1");
  }
}
