package se.delaktig.budget.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.budget.command.RecordStaffTime;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.StaffTimeRecorded.Day;
import se.delaktig.budget.view.CopiedMonth;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;

/** The days of a month by activities: shown, copied, and read back as they were typed. */
@Component
class ReportGrid {
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);
  private static final int MINUTES_A_DAY = 1_440;
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):([0-5]\\d)");

  private final StaffPosts posts;
  private final Words words;
  private final Fmt fmt;
  private final ProgrammeClock clock;

  ReportGrid(StaffPosts posts, Words words, Fmt fmt, ProgrammeClock clock) {
    this.posts = posts;
    this.words = words;
    this.fmt = fmt;
    this.clock = clock;
  }

  /** A field of the grid. */
  record Field(String name, String heard, @Nullable String value) {}

  /**
   * A day of the grid.
   *
   * @param free whether it is a Saturday or Sunday
   */
  record Row(String day, boolean free, List<Field> fields, String sum) {}

  /** What the columns are called. */
  List<String> heads(ShownReport shown) {
    return shown.activities().stream()
        .map(activity -> activity == null ? words.say("budget.hours") : activity)
        .toList();
  }

  /**
   * The days that have come, as recorded.
   *
   * @param copy as the month before, by weekday, instead
   */
  List<Row> rows(ShownReport shown, boolean copy) {
    List<Day> days = copy ? copied(shown) : daysOf(shown.post().latest());
    List<@Nullable String> activities = shown.activities();
    List<Row> rows = new ArrayList<>();
    for (int day = 1; day <= lastDay(shown.month()); day++) {
      LocalDate date = shown.month().atDay(day);
      List<Field> fields = new ArrayList<>();
      int sum = 0;
      for (int i = 0; i < activities.size(); i++) {
        String activity = activities.get(i);
        int that = day;
        int minutes =
            days.stream()
                .filter(one -> one.day() == that)
                .filter(one -> Objects.equals(one.activity(), activity))
                .mapToInt(Day::minutes)
                .sum();
        sum += minutes;
        fields.add(
            new Field(
                name(day, i),
                activity == null
                    ? words.say("budget.day.heard", fmt.longDate(date))
                    : words.say("budget.day.heard-of", fmt.longDate(date), activity),
                minutes == 0 ? null : hours(minutes)));
      }
      boolean free =
          date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
      rows.add(new Row(fmt.chipDate(date), free, fields, sum == 0 ? "" : fmt.hours((long) sum)));
    }
    return rows;
  }

  /** Days to come have no hours yet. */
  private int lastDay(YearMonth month) {
    LocalDate today = clock.today();
    return YearMonth.from(today).equals(month) ? today.getDayOfMonth() : month.lengthOfMonth();
  }

  private static List<Day> daysOf(@Nullable StaffTimeRecorded latest) {
    return latest == null ? List.of() : latest.days();
  }

  private List<Day> copied(ShownReport shown) {
    YearMonth before = shown.month().minusMonths(1);
    return posts.of(shown.sight(), before).stream()
        .filter(post -> post.id().equals(shown.post().id()))
        .findFirst()
        .map(post -> CopiedMonth.of(daysOf(post.latest()), before, shown.month(), clock.today()))
        .orElse(List.of());
  }

  private static String name(int day, int activity) {
    return "dag-" + day + "-" + activity;
  }

  private String hours(int minutes) {
    BigDecimal hours =
        BigDecimal.valueOf(minutes)
            .divide(MINUTES_PER_HOUR, 2, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return fmt.number(hours, Math.max(0, hours.scale()));
  }

  /** What was typed into it; what is wrong is added to the errors. */
  List<RecordStaffTime.Worked> worked(
      ShownReport shown, Map<String, String> typed, FormErrors errors) {
    List<@Nullable String> activities = shown.activities();
    List<RecordStaffTime.Worked> worked = new ArrayList<>();
    for (int day = 1; day <= lastDay(shown.month()); day++) {
      int sum = 0;
      for (int i = 0; i < activities.size(); i++) {
        String field = name(day, i);
        String text = typed.getOrDefault(field, "").strip();
        errors.label(field, fmt.dayAndMonth(shown.month().atDay(day)));
        if (!text.isEmpty()) {
          Optional<Integer> minutes = minutes(text);
          if (minutes.isEmpty()) {
            errors.add(field, "problem.budget.not-hours");
          } else if (minutes.get() > 0) {
            worked.add(new RecordStaffTime.Worked(day, activities.get(i), minutes.get()));
            sum += minutes.get();
          }
        }
      }
      if (sum > MINUTES_A_DAY) {
        errors.add(name(day, 0), "problem.budget.day-too-long");
      }
    }
    return worked;
  }

  /** Hours as people write them: {@code 7,5} or {@code 7:30}. */
  private static Optional<Integer> minutes(String typed) {
    Matcher clock = CLOCK.matcher(typed);
    Optional<Integer> minutes =
        clock.matches()
            ? Optional.of(Integer.parseInt(clock.group(1)) * 60 + Integer.parseInt(clock.group(2)))
            : Typed.amount(typed)
                .filter(hours -> hours.signum() >= 0)
                .map(hours -> hours.multiply(MINUTES_PER_HOUR).setScale(0, RoundingMode.HALF_UP))
                .filter(all -> all.compareTo(BigDecimal.valueOf(MINUTES_A_DAY)) <= 0)
                .map(BigDecimal::intValueExact);
    return minutes.filter(all -> all <= MINUTES_A_DAY);
  }
}
