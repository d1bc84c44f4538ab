package se.delaktig.personregister;

import dev.personnummer.Options;
import dev.personnummer.Personnummer;
import dev.personnummer.PersonnummerException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.delaktig.participants.event.Sex;
import se.delaktig.personregister.InvalidPersonalNumberException.Fault;

/**
 * A Swedish personal number (personnummer) or co-ordination number (samordningsnummer) that can
 * exist, or for somebody who has neither what a substitute number is made of: day of birth and sex.
 * Several people may share a substitute, so that it finds nobody. A class and not a record, so that
 * no serializer finds a property in it by itself.
 */
public final class PersonalNumber {
  private static final Pattern SHAPE =
      Pattern.compile("([0-9]{2})?([0-9]{2})([0-9]{2})([0-9]{2})([-+]?)([0-9]{4})");
  private static final Pattern BLANK = Pattern.compile("[\\s\\u00a0\\u2007\\u202f]");
  private static final Pattern DASH = Pattern.compile("[\\u2010-\\u2015\\u2212]");
  private static final Options WITH_COORDINATION_NUMBERS = new Options(true);
  private static final int EARLIEST_YEAR = 1800;

  /** A co-ordination number's day of birth is written this much too high. */
  private static final int COORDINATION_DAY = 60;

  /** What stands in place of the last four digits where there are none. */
  private static final String WOMAN = "K";

  private static final String MAN = "M";

  private static final int WHOLE = 12;

  private final String digits;

  private PersonalNumber(String digits) {
    this.digits = digits;
  }

  /**
   * Reads ten or twelve digits, with or without a hyphen or plus before the last four; blanks are
   * overlooked. Ten digits take the latest century that is not after the day; with a plus, the
   * latest in which the person turns 100 that year or has done so.
   *
   * @param today the day by the programme's clock, which may differ from the machine's
   * @throws InvalidPersonalNumberException telling which fault, never the text
   */
  public static PersonalNumber parse(String text, LocalDate today) {
    String compact = DASH.matcher(BLANK.matcher(text).replaceAll("")).replaceAll("-");
    Matcher parts = SHAPE.matcher(compact);
    if (!parts.matches()) {
      throw new InvalidPersonalNumberException(faultOfShape(compact));
    }
    String monthAndDay = parts.group(3) + parts.group(4);
    String year =
        fullYear(parts.group(1), parts.group(2), monthAndDay, parts.group(5).equals("+"), today);
    String digits = year + monthAndDay + parts.group(6);
    LocalDate born = birthDate(digits);
    if (!accepted(digits)) {
      throw new InvalidPersonalNumberException(Fault.CHECK_DIGIT);
    }
    if (born.isAfter(today)) {
      throw new InvalidPersonalNumberException(Fault.IN_THE_FUTURE);
    }
    return new PersonalNumber(digits);
  }

  /** For somebody who has no number. */
  public static PersonalNumber substitute(LocalDate born, Sex sex) {
    return new PersonalNumber(
        DateTimeFormatter.BASIC_ISO_DATE.format(born) + (sex == Sex.WOMAN ? WOMAN : MAN));
  }

  /** A number that has been parsed before and was sealed since. */
  static PersonalNumber unsealed(String digits) {
    return new PersonalNumber(digits);
  }

  private static Fault faultOfShape(String compact) {
    if (!compact.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-' || c == '+')) {
      return Fault.CHARACTERS;
    }
    long count = compact.chars().filter(c -> c >= '0' && c <= '9').count();
    return count == 10 || count == 12 ? Fault.CHARACTERS : Fault.LENGTH;
  }

  private static String fullYear(
      @Nullable String century, String year, String monthAndDay, boolean plus, LocalDate today) {
    if (century != null) {
      return century + year;
    }
    int latest = today.getYear() - (plus ? 100 : 0);
    int full = latest - Math.floorMod(latest - Integer.parseInt(year), 100);
    if (!plus && full == today.getYear() && isLaterThisYear(monthAndDay, today)) {
      full -= 100;
    }
    return Integer.toString(full);
  }

  private static boolean isLaterThisYear(String monthAndDay, LocalDate today) {
    int month = Integer.parseInt(monthAndDay.substring(0, 2));
    int day = Integer.parseInt(monthAndDay.substring(2)) % COORDINATION_DAY;
    return month * 100 + day > today.getMonthValue() * 100 + today.getDayOfMonth();
  }

  private static LocalDate birthDate(String digits) {
    int year = Integer.parseInt(digits.substring(0, 4));
    int month = Integer.parseInt(digits.substring(4, 6));
    int day = Integer.parseInt(digits.substring(6, 8));
    if (day >= COORDINATION_DAY && (month == 0 || day == COORDINATION_DAY)) {
      throw new InvalidPersonalNumberException(Fault.NO_BIRTH_DATE);
    }
    if (year < EARLIEST_YEAR) {
      throw new InvalidPersonalNumberException(Fault.NO_SUCH_DATE);
    }
    try {
      return LocalDate.of(year, month, day > COORDINATION_DAY ? day - COORDINATION_DAY : day);
    } catch (DateTimeException notInTheCalendar) {
      throw new InvalidPersonalNumberException(Fault.NO_SUCH_DATE);
    }
  }

  private static boolean accepted(String digits) {
    try {
      Personnummer.parse(digits, WITH_COORDINATION_NUMBERS);
      return true;
    } catch (PersonnummerException refused) {
      return false;
    }
  }

  /**
   * The twelve digits; of a substitute the eight of the day of birth and a letter for the sex. For
   * sealing, hashing and lawful print; never for a log.
   */
  public String digits() {
    return digits;
  }

  /** Whether the person has no number. */
  public boolean isSubstitute() {
    return digits.length() < WHOLE;
  }

  /**
   * The twelve digits with a hyphen before the last four, for lawful display and print; of a
   * substitute the day of birth and no more.
   */
  public String formatted() {
    return isSubstitute()
        ? birthDate().toString()
        : digits.substring(0, 8) + "-" + digits.substring(8);
  }

  /** Juridical sex, told by the last digit but one. */
  public Sex sex() {
    if (isSubstitute()) {
      return digits.endsWith(WOMAN) ? Sex.WOMAN : Sex.MAN;
    }
    return (digits.charAt(10) - '0') % 2 == 0 ? Sex.WOMAN : Sex.MAN;
  }

  public LocalDate birthDate() {
    return birthDate(digits);
  }

  /** Whole years of age on a day. */
  public int ageOn(LocalDate day) {
    return (int) ChronoUnit.YEARS.between(birthDate(), day);
  }

  /** Whether it is a co-ordination number (samordningsnummer). */
  public boolean isCoordinationNumber() {
    return Integer.parseInt(digits.substring(6, 8)) > COORDINATION_DAY;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PersonalNumber that && digits.equals(that.digits);
  }

  @Override
  public int hashCode() {
    return digits.hashCode();
  }

  /** Tells nothing of the number, so that logs and errors cannot either. */
  @Override
  public String toString() {
    return "********-****";
  }
}
