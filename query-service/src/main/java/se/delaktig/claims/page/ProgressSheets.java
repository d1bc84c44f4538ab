package se.delaktig.claims.page;

import static se.delaktig.claims.page.ClaimContents.hours;
import static se.delaktig.claims.page.ClaimContents.row;
import static se.delaktig.claims.page.ClaimContents.sheet;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.claims.file.ClaimSheets.Sheet;
import se.delaktig.claims.view.ClaimStatement;
import se.delaktig.claims.view.Corrections;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Reason;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/** What a claim's progress report says: activities, what deviates, and what came in late. */
@Component
class ProgressSheets {
  private final Words words;

  ProgressSheets(Words words) {
    this.words = words;
  }

  /** What was held in the claim's months, by month and kind. */
  Sheet activities(ClaimStatement claim) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (YearMonth month : claim.claim().monthsOf()) {
      for (ActivityKind kind : ActivityKind.values()) {
        List<CountedEntry> those = of(claim, month, kind);
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
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (YearMonth month : claim.claim().monthsOf()) {
      for (ActivityKind kind : ActivityKind.values()) {
        List<CountedEntry> those = of(claim, month, kind);
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

  private static List<CountedEntry> of(ClaimStatement claim, YearMonth month, ActivityKind kind) {
    return claim.now().entries().stream()
        .filter(one -> one.month().equals(month))
        .filter(one -> one.entry().session().kind() == kind)
        .toList();
  }
}
