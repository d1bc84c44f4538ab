package se.delaktig.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {
  @ParameterizedTest
  @CsvSource({
    "13.00, 13:00",
    "13:00, 13:00",
    "1300, 13:00",
    "930, 09:30",
    "9.30, 09:30",
    "13, 13:00",
    "0915, 09:15",
    "' 8 ', 08:00"
  })
  void aTimeIsReadAsPeopleWriteIt(String typed, LocalTime time) {
    assertThat(Typed.time(typed)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "25.00", "13.60", "kvart över", "13.0", "13000", "-1"})
  void whatIsNoTimeIsNone(String typed) {
    assertThat(Typed.time(typed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'3 166 789,13', 3166789.13",
    "'3\u00a0166,5 kr', 3166.5",
    "18400, 18400",
    "'−14', -14"
  })
  void anAmountIsReadAsPeopleWriteIt(String typed, BigDecimal amount) {
    assertThat(Typed.amount(typed)).contains(amount);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1,2,3", "12e5", "=1+1", "NaN", "1234567890123456"})
  void whatIsNoAmountIsNone(String typed) {
    assertThat(Typed.amount(typed)).isEmpty();
  }

  @Test
  void aWholeNumberHasNoDecimals() {
    assertThat(Typed.whole("60,00")).contains(60);
    assertThat(Typed.whole("60,5")).isEmpty();
    assertThat(Typed.whole("99999999999")).isEmpty();
  }

  @Test
  void aBarShowsSharesOfItsWhole() {
    assertThat(Bar.of(14_440, 546, 16_662, 22_030)).isEqualTo(new Bar("65.5%", "2.5%", "75.6%"));
    assertThat(Bar.of(611, 0, null, 615)).isEqualTo(new Bar("99.3%", null, null));
    assertThat(Bar.of(7, 5)).isEqualTo(new Bar("100%", null, null));
    assertThat(Bar.of(-1, 5)).isEqualTo(new Bar("0%", null, null));
    assertThat(Bar.of(1, 0)).isEqualTo(new Bar("0%", null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100, NEUTRAL",
    "98, 100, NEUTRAL",
    "97, 100, SOON",
    "90, 100, SOON",
    "89, 100, LATE",
    "102, 100, NEUTRAL",
    "103, 100, GOOD",
    "0, 0, NEUTRAL"
  })
  void aToneFollowsTheDistanceToWhatIsExpected(long actual, long expected, Tone tone) {
    assertThat(Tone.against(actual, expected)).isEqualTo(tone);
  }

  @Test
  void aStatementsDaysStayWithinTheProjectAndToday() {
    var first = LocalDate.of(2018, 2, 1);
    var now = AsOf.of(null, null, first, PageTest.NOW);
    assertThat(now.isPast()).isFalse();
    assertThat(now.days()).isEqualTo(655);
    var then = AsOf.of("2019-10-31", "2030-01-01", first, PageTest.NOW);
    assertThat(then.happened()).isEqualTo("2019-10-31");
    assertThat(then.known()).isEqualTo("2019-11-18");
    assertThat(then.isPast()).isTrue();
    assertThat(AsOf.of("1999-01-01", "x", first, PageTest.NOW).happened()).isEqualTo(first);
  }

  @Test
  void aTablesRowsHaveAsManyCellsAsColumns() {
    var table =
        DataTable.of(
            "t", "T", DataTable.Column.text("A"), DataTable.Column.figure("B", "Vad B räknar"));
    assertThatThrownBy(() -> table.row(DataTable.Cell.of("only one")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 columns, not 1");
  }
}
