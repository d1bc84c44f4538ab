package se.delaktig.kernel.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.event.Stated;

/**
 * How figures, dates and times are written, in one place and in the request's language; in
 * templates {@code ${fmt…}}. What belongs together never breaks over a line. What is missing is
 * "inte angivet", never 0.
 */
@Component("fmt")
public class Fmt {
  /** Where the programme lives: its days begin and end here. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

  private static final DateTimeFormatter SWEDISH_TIME = DateTimeFormatter.ofPattern("HH.mm");
  private static final DateTimeFormatter ENGLISH_TIME = DateTimeFormatter.ofPattern("HH:mm");

  /** By language and pattern: there are few of both, and a file may have a date on every row. */
  private static final Map<Locale, Map<String, DateTimeFormatter>> DATES =
      new ConcurrentHashMap<>();

  private static final char NBSP = '\u00a0';
  private static final char MINUS = '\u2212';

  private final Words words;

  Fmt(Words words) {
    this.words = words;
  }

  /** {@code 14 986}; nothing given is "inte angivet". */
  public String number(@Nullable Number number) {
    return number == null ? missing() : grouped(new BigDecimal(number.toString()), 0, 10);
  }

  /** With exactly so many decimals, half up: {@code 219,9312}. */
  public String number(@Nullable BigDecimal number, int decimals) {
    return number == null ? missing() : grouped(number, decimals, decimals);
  }

  /** Hours of a sum: {@code 14 986 h}, or {@code 14 986 h 30 min} where minutes are left over. */
  public String hours(@Nullable Long minutes) {
    if (minutes == null) {
      return missing();
    }
    return minutes % 60 == 0
        ? grouped(BigDecimal.valueOf(minutes / 60), 0, 0) + NBSP + "h"
        : hoursAndMinutes(minutes);
  }

  /** Hours of a session or a person, minutes always said: {@code 11 h 0 min}. */
  public String hoursAndMinutes(@Nullable Long minutes) {
    if (minutes == null) {
      return missing();
    }
    var sign = minutes < 0 ? String.valueOf(MINUS) : "";
    var size = Math.abs(minutes);
    return sign
        + grouped(BigDecimal.valueOf(size / 60), 0, 0)
        + NBSP
        + "h"
        + NBSP
        + size % 60
        + NBSP
        + "min";
  }

  /** Whole hours for a column that says h in its head, half up: {@code 14 986}. */
  public String wholeHours(@Nullable Long minutes) {
    return minutes == null
        ? missing()
        : grouped(
            BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 0, RoundingMode.HALF_UP),
            0,
            0);
  }

  /** {@code 60 min}. */
  public String minutes(@Nullable Number minutes) {
    return minutes == null ? missing() : number(minutes) + NBSP + "min";
  }

  /** To the öre: {@code 3 166 789,13 kr}. */
  public String kronor(@Nullable BigDecimal amount) {
    return money(amount, 2);
  }

  /** Whole kronor for where öre are noise, half up: {@code 3 166 789 kr}. */
  public String wholeKronor(@Nullable BigDecimal amount) {
    return money(amount, 0);
  }

  /** An amount with as many decimals as asked for, such as an hour value with four. */
  public String kronor(@Nullable BigDecimal amount, int decimals) {
    return money(amount, decimals);
  }

  private String money(@Nullable BigDecimal amount, int decimals) {
    if (amount == null) {
      return missing();
    }
    var figure = grouped(amount, decimals, decimals);
    return english() ? "SEK" + NBSP + figure : figure + NBSP + "kr";
  }

  /** A ratio with two decimals: 0.4700456 is {@code 47,00 %}. */
  public String percent(@Nullable BigDecimal ratio) {
    return percent(ratio, 2);
  }

  /** A ratio with so many decimals. */
  public String percent(@Nullable BigDecimal ratio, int decimals) {
    if (ratio == null) {
      return missing();
    }
    var figure = grouped(ratio.movePointRight(2), decimals, decimals);
    return english() ? figure + "%" : figure + NBSP + "%";
  }

  /** A part of a whole with one decimal: {@code 65,4 %}; of nothing, it is not stated. */
  public String share(long part, long whole) {
    return whole == 0
        ? missing()
        : percent(
            BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 10, RoundingMode.HALF_UP),
            1);
  }

  /** {@code 18 november 2019}. */
  public String date(@Nullable LocalDate day) {
    return day == null ? missing() : with("d MMMM yyyy", day);
  }

  /** Without the year: {@code 18 november}. */
  public String dayAndMonth(@Nullable LocalDate day) {
    return day == null ? missing() : with("d MMMM", day);
  }

  /** For narrow places: {@code 18 nov}. */
  public String shortDate(@Nullable LocalDate day) {
    return day == null ? missing() : day.getDayOfMonth() + String.valueOf(NBSP) + shortMonth(day);
  }

  /** For narrow places where the year matters: {@code 18 nov 2019}. */
  public String shortDateWithYear(@Nullable LocalDate day) {
    return day == null ? missing() : shortDate(day) + NBSP + day.getYear();
  }

  /** For a button: {@code Fre 15 nov}. */
  public String chipDate(LocalDate day) {
    var weekday = day.format(DateTimeFormatter.ofPattern("EEE", locale())).replace(".", "");
    return capital(weekday.substring(0, 3)) + NBSP + shortDate(day);
  }

  /** {@code måndag 18 november 2019}; English {@code Monday 18 November 2019}. */
  public String longDate(@Nullable LocalDate day) {
    return day == null ? missing() : with("EEEE d MMMM yyyy", day);
  }

  /** With a capital, to begin a sentence. */
  public String sentenceDate(LocalDate day) {
    return capital(longDate(day));
  }

  /** As machines and tables write it: {@code 2019-11-18}. */
  public String isoDate(@Nullable LocalDate day) {
    return day == null ? missing() : day.toString();
  }

  /** The week's number by ISO 8601. */
  public int week(LocalDate day) {
    return day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  /** {@code november 2019}. */
  public String month(@Nullable YearMonth month) {
    return month == null ? missing() : with("MMMM yyyy", month.atDay(1));
  }

  /** {@code 13.00}; English {@code 13:00}. */
  public String time(@Nullable LocalTime time) {
    return time == null ? missing() : time.format(english() ? ENGLISH_TIME : SWEDISH_TIME);
  }

  /** {@code kl. 13.00}; English {@code at 13:00}. */
  public String clock(@Nullable LocalTime time) {
    return time == null ? missing() : (english() ? "at" : "kl.") + NBSP + time(time);
  }

  /** From when to when: {@code kl. 13.00–14.00}. */
  public String clock(LocalTime from, LocalTime to) {
    return clock(from) + '\u2013' + time(to);
  }

  /** {@code 18 november 2019 kl. 09.41}. */
  public String moment(@Nullable Instant moment) {
    if (moment == null) {
      return missing();
    }
    var there = moment.atZone(ZONE);
    return date(there.toLocalDate()) + " " + clock(there.toLocalTime());
  }

  /** The day of a moment. */
  public LocalDate day(Instant moment) {
    return moment.atZone(ZONE).toLocalDate();
  }

  /** The time of day of a moment. */
  public LocalTime timeOf(Instant moment) {
    return moment.atZone(ZONE).toLocalTime();
  }

  /** The first 16 digits of a fingerprint, in fours: {@code 9c41 e07b 52d8 1f6a}. */
  public String fingerprint(String hash) {
    return fours(hash.substring(0, Math.min(16, hash.length())));
  }

  /** A whole fingerprint, in fours. */
  public String wholeFingerprint(String hash) {
    return fours(hash);
  }

  /** Text as it is, or "inte angivet". */
  public String text(@Nullable Object text) {
    return text == null || text.toString().isBlank() ? missing() : text.toString();
  }

  /** A stated value as text, or "inte angivet i källan". */
  public String stated(@Nullable Stated<?> stated) {
    if (stated == null || stated.value() == null) {
      return words.say("fmt.not-stated-in-source");
    }
    return switch (stated.value()) {
      case LocalDate day -> date(day);
      case BigDecimal number -> grouped(number, 0, 10);
      case Number number -> number(number);
      case Object other -> other.toString();
    };
  }

  /** A count of people that is hidden where it could give one away: {@code Färre än 5}. */
  public String people(long count, long fewest) {
    return count > 0 && count < fewest
        ? words.say("fmt.fewer-than", fewest)
        : grouped(BigDecimal.valueOf(count), 0, 0);
  }

  /** {@code inte angivet}. */
  public String missing() {
    return words.say("fmt.missing");
  }

  /** The same text with a capital. */
  public String capital(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(locale()) + text.substring(1);
  }

  private static String fours(String digits) {
    return digits.replaceAll("(.{4})(?=.)", "$1 ");
  }

  private String shortMonth(LocalDate day) {
    var name = day.format(DateTimeFormatter.ofPattern("MMM", locale())).replace(".", "");
    return name.length() > 4 ? name.substring(0, 3) : name;
  }

  /** A date without an instance, for texts that are not a template's. */
  static String written(LocalDate day) {
    return with("d MMMM yyyy", day);
  }

  private static String with(String pattern, LocalDate day) {
    return day.format(
        DATES
            .computeIfAbsent(locale(), language -> new ConcurrentHashMap<>())
            .computeIfAbsent(
                pattern,
                text ->
                    DateTimeFormatter.ofPattern(text.replace("d MMMM", "d\u00a0MMMM"), locale())));
  }

  private String grouped(BigDecimal number, int fewestDecimals, int mostDecimals) {
    var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setGroupingSeparator(english() ? ',' : NBSP);
    symbols.setDecimalSeparator(english() ? '.' : ',');
    symbols.setMinusSign(MINUS);
    var format = new DecimalFormat("#,##0", symbols);
    format.setMinimumFractionDigits(fewestDecimals);
    format.setMaximumFractionDigits(mostDecimals);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(number);
  }

  private static boolean english() {
    return LocaleContextHolder.getLocale().getLanguage().equals("en");
  }

  private static Locale locale() {
    return english() ? PageTexts.ENGLISH : PageTexts.SWEDISH;
  }
}
