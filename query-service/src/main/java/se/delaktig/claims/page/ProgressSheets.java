package se.delaktig.claims.page;

import static se.delaktig.claims.page.ClaimContents.hours;
import static se.delaktig.claims.page.ClaimContents.row;
import static se.delaktig.claims.page.ClaimContents.sheet;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.claims.file.ClaimSheets.Sheet;
import se.delaktig.claims.view.ClaimStatement;
import se.delaktig.claims.view.Corrections;
import se.delaktig.claims.view.PostWithoutReport;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Reason;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/**
 * What a claim's progress report says: activities, what deviates, which posts have not reported,
 * and what came in late.
 */
@Component
class ProgressSheets {
  private final Words words;

  ProgressSheets(Words words) {
    this.words = words;
  }

  /** What was held in the claim's months, by month and kind. */
  Sheet activities(ClaimStatement claim) {
    var parted = parted(claim);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (YearMonth month : claim.claim().monthsOf()) {
      for (ActivityKind kind : ActivityKind.values()) {
        List<CountedEntry> those = of(parted, month, kind);
        rows.add(
            row(
                month.toString(),
                words.say("claims.activity." + kind),
                (int) those.stream().map(one -> one.entry().session()).distinct().count(),
                (int) those.stream().map(one -> one.person().person()).distinct().count(),
                hours(those.stream().mapToInt(one -> one.entry().minutes()).sum()),
                hours(those.stream().mapToInt(CountedEntry::certifiedMinutes).sum())));
      }
    }
    return sheet(
        words,
        "claims.file-name.PROGRESS_REPORT",
        rows,
        "month",
        "what",
        "sessions",
        "people",
        "hours",
        "certified");
  }

  /** Hours of the claim's months that were logged and do not count, with the reason. */
  Sheet deviations(ClaimStatement claim) {
    var parted = parted(claim);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (YearMonth month : claim.claim().monthsOf()) {
      for (ActivityKind kind : ActivityKind.values()) {
        List<CountedEntry> those = of(parted, month, kind);
        for (Reason reason : Reason.values()) {
          int minutes = those.stream().mapToInt(one -> one.minutesLeftOut(reason)).sum();
          if (minutes > 0) {
            rows.add(
                row(
                    month.toString(),
                    words.say("claims.activity." + kind),
                    hours(minutes),
                    words.say("steering." + reason.key())));
          }
        }
      }
    }
    return sheet(words, "claims.deviations", rows, "month", "what", "hours", "deviation");
  }

  /** Posts of the plan that nobody has reported on in some of the claim's months. */
  Sheet posts(ClaimStatement claim) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (PostWithoutReport one :
        PostWithoutReport.of(claim.now().state(), claim.claim().monthsOf())) {
      rows.add(
          row(
              one.role(),
              one.organisation(),
              one.months().stream().map(YearMonth::toString).collect(Collectors.joining(", "))));
    }
    return sheet(words, "claims.posts-without", rows, "post", "organisation", "months-without");
  }

  /** Hours of earlier months that have changed since they were claimed. */
  Sheet late(ClaimStatement claim) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Corrections.Hours one : claim.corrections().hours()) {
      rows.add(
          row(
              one.date(),
              words.say("claims.activity." + one.session().kind()),
              hours(one.before()),
              hours(one.after()),
              one.amount()));
    }
    return sheet(words, "claims.corrected", rows, "date", "what", "was", "is", "amount");
  }

  /** Whatever is of a claim's months, by month and kind. */
  private static Map<YearMonth, Map<ActivityKind, List<CountedEntry>>> parted(
      ClaimStatement claim) {
    SortedSet<YearMonth> months = claim.claim().monthsOf();
    return claim.now().entries().stream()
        .filter(one -> months.contains(one.month()))
        .collect(
            Collectors.groupingBy(
                CountedEntry::month, Collectors.groupingBy(one -> one.entry().session().kind())));
  }

  private static List<CountedEntry> of(
      Map<YearMonth, Map<ActivityKind, List<CountedEntry>>> parted,
      YearMonth month,
      ActivityKind kind) {
    return parted.getOrDefault(month, Map.of()).getOrDefault(kind, List.of());
  }
}
