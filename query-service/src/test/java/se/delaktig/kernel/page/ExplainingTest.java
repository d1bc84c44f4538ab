package se.delaktig.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.i18n.LocaleContextHolder;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.LeftOut;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;

/** A figure is explained to whoever reads, and says so where it does not add up. */
class ExplainingTest {
  private static final LocalDate DAY = LocalDate.of(2019, 11, 18);

  private Explaining explaining;

  @BeforeEach
  void inSwedish() throws IOException {
    LocaleContextHolder.setLocale(PageTexts.SWEDISH);
    Words words = new Words(new PageTexts().messageSource());
    explaining = new Explaining(words, new Fmt(words));
  }

  @AfterEach
  void inNoLanguage() {
    LocaleContextHolder.resetLocaleContext();
  }

  private static Figure logged(int value) {
    return new Figure(
        "hours.logged",
        BigDecimal.valueOf(value),
        null,
        Unit.MINUTES,
        2,
        137,
        List.of(
            new Part("orsa", BigDecimal.valueOf(600), 10),
            new Part("avesta", BigDecimal.valueOf(60), 1),
            new Part("bostader", BigDecimal.valueOf(120), 2)),
        List.of(new LeftOut("reason.unsigned", BigDecimal.valueOf(30), 1, 1)));
  }

  private Explanation explained(Figure figure, boolean people) {
    return explaining.of(figure, new Explaining.For(DAY, people, key -> "kommun " + key));
  }

  private static List<List<String>> rows(DataTable table) {
    return table.rows().stream().map(row -> row.cells().stream().map(Cell::text).toList()).toList();
  }

  @Test
  void whoSeesThePeopleSeesEachPartDownToTheSum() {
    Explanation explained = explained(logged(780), true);
    assertThat(explained.parts()).isNotNull();
    assertThat(rows(explained.parts()))
        .extracting(List::getFirst)
        .containsExactly("kommun orsa", "kommun avesta", "kommun bostader");
    assertThat(explained.check().tone()).isEqualTo(Tone.GOOD);
    assertThat(explained.basis()).contains("regelversion 2", "position 137");
    assertThat(explained.leftOut()).isNotNull();
    assertThat(rows(explained.leftOut()).getFirst())
        .contains("Väntar på deltagarens underskrift", "1");
  }

  @Test
  void whoSeesNoPeopleSeesPartsOfAFewTogetherAndStillThatTheyAddUp() {
    Explanation explained = explained(logged(780), false);
    assertThat(explained.parts()).isNotNull();
    assertThat(rows(explained.parts())).extracting(List::getFirst).doesNotContain("kommun avesta");
    assertThat(explained.check().tone()).isEqualTo(Tone.GOOD);
    assertThat(explained.leftOut()).isNotNull();
    assertThat(rows(explained.leftOut()).getFirst()).contains("färre än fem");
  }

  @Test
  void aFigureThatItsPartsDoNotGiveSaysSo() {
    assertThat(explained(logged(781), true).check().tone()).isEqualTo(Tone.LATE);
  }

  @Test
  void aFigureWithoutAFormulaCannotBeShown() {
    Figure unknown = Figure.worked("no.such", BigDecimal.ONE, Unit.PEOPLE, 0, 1, null);
    assertThatThrownBy(() -> explained(unknown, true)).isInstanceOf(NoSuchMessageException.class);
  }
}
