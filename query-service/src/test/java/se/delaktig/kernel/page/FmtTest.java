package se.delaktig.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import se.delaktig.kernel.event.Stated;

class FmtTest {
  private static final LocalDate DAY = LocalDate.of(2019, 11, 18);

  private final Fmt fmt;

  FmtTest() throws IOException {
    fmt = new Fmt(new Words(new PageTexts().messageSource()));
    swedish();
  }

  private static void swedish() {
    LocaleContextHolder.setLocale(PageTexts.SWEDISH);
  }

  private static void english() {
    LocaleContextHolder.setLocale(PageTexts.ENGLISH);
  }

  @AfterEach
  void forget() {
    LocaleContextHolder.resetLocaleContext();
  }

  /** The no-break space, made visible. */
  private static String seen(String text) {
    return text.replace('\u00a0', '_');
  }

  @Test
  void hoursOfASum() {
    assertThat(seen(fmt.hours(14_986 * 60L))).isEqualTo("14_986_h");
    assertThat(seen(fmt.hours(90L))).isEqualTo("1_h_30_min");
    assertThat(seen(fmt.wholeHours(14_986 * 60L + 30))).isEqualTo("14_987");
    english();
    assertThat(seen(fmt.hours(14_986 * 60L))).isEqualTo("14,986_h");
  }

  @Test
  void hoursOfASessionAlwaysSayTheMinutes() {
    assertThat(seen(fmt.hoursAndMinutes(660L))).isEqualTo("11_h_0_min");
    assertThat(seen(fmt.hoursAndMinutes(-90L))).isEqualTo("−1_h_30_min");
  }

  @Test
  void kronorToTheOre() {
    assertThat(seen(fmt.kronor(new BigDecimal("3166789.13")))).isEqualTo("3_166_789,13_kr");
    assertThat(seen(fmt.wholeKronor(new BigDecimal("3166789.50")))).isEqualTo("3_166_790_kr");
    assertThat(seen(fmt.kronor(new BigDecimal("219.93118"), 4))).isEqualTo("219,9312_kr");
    assertThat(seen(fmt.kronor(new BigDecimal("-5938")))).isEqualTo("−5_938,00_kr");
    english();
    assertThat(seen(fmt.kronor(new BigDecimal("3166789.13")))).isEqualTo("SEK_3,166,789.13");
  }

  @Test
  void shares() {
    assertThat(seen(fmt.percent(new BigDecimal("0.4700456")))).isEqualTo("47,00_%");
    assertThat(seen(fmt.share(14_986, 22_030))).isEqualTo("68,0_%");
    assertThat(fmt.share(1, 0)).isEqualTo("inte angivet");
    english();
    assertThat(fmt.percent(new BigDecimal("0.4700456"))).isEqualTo("47.00%");
  }

  @Test
  void dates() {
    assertThat(seen(fmt.date(DAY))).isEqualTo("18_november 2019");
    assertThat(seen(fmt.shortDate(DAY))).isEqualTo("18_nov");
    assertThat(seen(fmt.chipDate(LocalDate.of(2019, 11, 15)))).isEqualTo("Fre_15_nov");
    assertThat(seen(fmt.chipDate(LocalDate.of(2019, 11, 17)))).isEqualTo("Sön_17_nov");
    assertThat(seen(fmt.sentenceDate(DAY))).isEqualTo("Måndag 18_november 2019");
    assertThat(fmt.month(YearMonth.of(2019, 10))).isEqualTo("oktober 2019");
    assertThat(fmt.week(DAY)).isEqualTo(47);
    for (int month = 1; month <= 12; month++) {
      assertThat(fmt.shortDate(LocalDate.of(2019, month, 1)))
          .doesNotContain(".")
          .hasSizeBetween(5, 6);
    }
    english();
    assertThat(seen(fmt.date(DAY))).isEqualTo("18_November 2019");
    assertThat(seen(fmt.shortDate(LocalDate.of(2019, 9, 1)))).isEqualTo("1_Sep");
  }

  @Test
  void times() {
    assertThat(fmt.time(LocalTime.of(13, 0))).isEqualTo("13.00");
    assertThat(seen(fmt.clock(LocalTime.of(13, 0), LocalTime.of(14, 0))))
        .isEqualTo("kl._13.00–14.00");
    assertThat(seen(fmt.moment(Instant.parse("2019-11-18T08:41:00Z"))))
        .isEqualTo("18_november 2019 kl._09.41");
    english();
    assertThat(fmt.time(LocalTime.of(13, 0))).isEqualTo("13:00");
  }

  @Test
  void whatIsMissingIsNeverZero() {
    assertThat(fmt.hours(null)).isEqualTo("inte angivet");
    assertThat(fmt.kronor(null)).isEqualTo("inte angivet");
    assertThat(fmt.date(null)).isEqualTo("inte angivet");
    assertThat(fmt.text(" ")).isEqualTo("inte angivet");
    assertThat(fmt.stated(Stated.notStated())).isEqualTo("inte angivet i källan");
    assertThat(seen(fmt.stated(Stated.stated(9_142_455)))).isEqualTo("9_142_455");
  }

  @Test
  void smallGroupsAreHidden() {
    assertThat(fmt.people(3, 5)).isEqualTo("Färre än 5");
    assertThat(fmt.people(0, 5)).isEqualTo("0");
    assertThat(fmt.people(5, 5)).isEqualTo("5");
  }

  @Test
  void fingerprintsStandInFours() {
    assertThat(fmt.fingerprint("9c41e07b52d81f6a33b0c9e4")).isEqualTo("9c41 e07b 52d8 1f6a");
  }
}
