package se.delaktig.claims.view;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;

/** Which months' participant files are to be made, and which are to be made anew. */
@Component
public class ParticipantFiles {
  private final ClaimStatements claims;
  private final ProgrammeClock clock;
  private final LayoutOfFile layout;

  ParticipantFiles(ClaimStatements claims, ProgrammeClock clock, LayoutOfFile layout) {
    this.claims = claims;
    this.clock = clock;
    this.layout = layout;
  }

  /**
   * A month.
   *
   * @param sent how its file was made last; absent where it was not
   * @param due when it is due; absent where the rules do not say
   * @param differences what it would say otherwise today
   * @param anew whether it is to be made anew: it or an earlier month has been corrected since
   */
  public record Month(
      YearMonth month,
      int rows,
      ClaimBook.@Nullable Sent sent,
      @Nullable LocalDate due,
      List<ParticipantFile.Difference> differences,
      boolean anew) {}

  /** Every month that has ended and in which anybody has something to be reported, oldest first. */
  public List<Month> months(Sight sight) {
    return months(
        claims.book(sight),
        claims.now(sight),
        clock.today(),
        layout.get(),
        position -> claims.at(sight, position));
  }

  static List<Month> months(
      ClaimBook book,
      ProjectState now,
      LocalDate today,
      FileLayout layout,
      LongFunction<ProjectState> at) {
    List<Month> months = new ArrayList<>();
    YearMonth last = YearMonth.from(now.programme().planned().period().to());
    boolean corrected = false;
    long newest = -1;
    for (YearMonth month = YearMonth.from(now.programme().planned().period().from());
        !month.isAfter(last) && month.atEndOfMonth().isBefore(today);
        month = month.plusMonths(1)) {
      ParticipantFile file = ParticipantFile.of(now, month, layout);
      List<ClaimBook.Sent> all = book.files().getOrDefault(month.toString(), List.of());
      ClaimBook.Sent sent = all.isEmpty() ? null : all.getLast();
      if (sent == null && file.empty()) {
        continue;
      }
      List<ParticipantFile.Difference> differences =
          sent == null
              ? List.of()
              : ParticipantFile.of(at.apply(sent.position()), month, layout).until(file);
      corrected |= !differences.isEmpty();
      boolean anew = sent != null && (corrected || sent.position() < newest);
      if (sent != null) {
        newest = Math.max(newest, sent.position());
      }
      months.add(
          new Month(
              month,
              file.rows().size(),
              sent,
              ParticipantFile.due(now.programme(), month).orElse(null),
              differences,
              anew));
    }
    return List.copyOf(months);
  }

  /** A month's file as it was made last; empty where it was not. */
  public Optional<ParticipantFile> asSent(Sight sight, YearMonth month) {
    List<ClaimBook.Sent> all = claims.book(sight).files().getOrDefault(month.toString(), List.of());
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ParticipantFile.of(claims.at(sight, all.getLast().position()), month, layout.get()));
  }
}
