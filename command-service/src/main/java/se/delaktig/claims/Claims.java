package se.delaktig.claims;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.delaktig.claims.command.BuildClaim;
import se.delaktig.claims.command.CloseMonth;
import se.delaktig.claims.command.DecideClaim;
import se.delaktig.claims.command.RecordClaimPayment;
import se.delaktig.claims.command.ReopenMonth;
import se.delaktig.claims.command.ReturnClaim;
import se.delaktig.claims.command.SendParticipantFile;
import se.delaktig.claims.command.SubmitClaim;
import se.delaktig.claims.event.ClaimBuilt;
import se.delaktig.claims.event.ClaimDecided;
import se.delaktig.claims.event.ClaimEvent;
import se.delaktig.claims.event.ClaimId;
import se.delaktig.claims.event.ClaimPaid;
import se.delaktig.claims.event.ClaimReturned;
import se.delaktig.claims.event.ClaimSubmitted;
import se.delaktig.claims.event.IssuedFile;
import se.delaktig.claims.event.MonthClosed;
import se.delaktig.claims.event.MonthReopened;
import se.delaktig.claims.event.ParticipantFileSent;
import se.delaktig.kernel.KeptFile;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.Rejection;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.event.Period;
import se.delaktig.project.Project;

/**
 * A project's closed months and its claims. Whether what a claim holds is right is for the folds;
 * here it is only kept in which order things can happen.
 *
 * @param closed closed months
 * @param claims by id, in the order they were built
 */
public record Claims(TreeSet<YearMonth> closed, Map<ClaimId, Standing> claims) {
  private static final Map<String, String> FORMATS =
      Map.of(
          "application/pdf", "pdf",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

  /** How far a claim has come. */
  enum Stage {
    BUILT,
    SUBMITTED,
    RETURNED,
    DECIDED,
    PAID;

    boolean prepared() {
      return this == BUILT || this == RETURNED;
    }
  }

  /** A claim and how far it has come. */
  record Standing(int number, List<String> months, Stage stage) {
    Standing at(Stage next) {
      return new Standing(number, months, next);
    }
  }

  public static Claims none() {
    return new Claims(new TreeSet<>(), Map.of());
  }

  public Claims after(ClaimEvent event) {
    return switch (event) {
      case MonthClosed e -> {
        TreeSet<YearMonth> next = new TreeSet<>(closed);
        next.add(YearMonth.parse(e.month()));
        yield new Claims(next, claims);
      }
      case MonthReopened e -> {
        TreeSet<YearMonth> next = new TreeSet<>(closed);
        next.remove(YearMonth.parse(e.month()));
        yield new Claims(next, claims);
      }
      case ClaimBuilt e -> with(e.claim(), new Standing(e.number(), e.months(), Stage.BUILT));
      case ClaimSubmitted e -> moved(e.claim(), Stage.SUBMITTED);
      case ClaimReturned e -> moved(e.claim(), Stage.RETURNED);
      case ClaimDecided e -> moved(e.claim(), Stage.DECIDED);
      case ClaimPaid e -> moved(e.claim(), Stage.PAID);
      case ParticipantFileSent e -> this;
    };
  }

  private Claims moved(ClaimId claim, Stage stage) {
    Standing standing = claims.get(claim);
    return standing == null ? this : with(claim, standing.at(stage));
  }

  private Claims with(ClaimId claim, Standing standing) {
    Map<ClaimId, Standing> next = new LinkedHashMap<>(claims);
    next.put(claim, standing);
    return new Claims(closed, next);
  }

  public Outcome<ClaimEvent> close(CloseMonth c, Project project, LocalDate today) {
    YearMonth month = YearMonth.parse(c.month());
    return ended(month, project, today)
        .<Outcome<ClaimEvent>>map(Outcome::refused)
        .orElseGet(() ->
            closed.contains(month)
                ? Outcome.refused(new ClaimRejection.MonthIsClosed())
                : Outcome.accepted(new MonthClosed(c.project(), c.month())));
  }

  /** What is wrong with a month that something is done for, if anything is. */
  private static Optional<ClaimRejection> ended(YearMonth month, Project project, LocalDate today) {
    Period period = project.plan() == null ? null : project.plan().period();
    if (period == null
        || month.atEndOfMonth().isBefore(period.from())
        || month.atDay(1).isAfter(period.to())) {
      return Optional.of(new ClaimRejection.MonthOutsideProject());
    }
    return month.atEndOfMonth().isBefore(today)
        ? Optional.empty()
        : Optional.of(new ClaimRejection.MonthNotEnded());
  }

  public Outcome<ClaimEvent> reopen(ReopenMonth c) {
    return closed.contains(YearMonth.parse(c.month()))
        ? Outcome.accepted(new MonthReopened(c.project(), c.month(), c.reason()))
        : Outcome.refused(new ClaimRejection.MonthIsOpen(c.month()));
  }

  public Outcome<ClaimEvent> build(BuildClaim c) {
    Standing known = claims.get(c.claim());
    if (known != null && !known.stage().prepared()) {
      return Outcome.refused(notAt(known));
    }
    if (known != null && hasLater(known)) {
      return Outcome.refused(new ClaimRejection.LaterClaimExists());
    }
    for (Map.Entry<ClaimId, Standing> other : claims.entrySet()) {
      if (!other.getKey().equals(c.claim()) && other.getValue().stage().prepared()) {
        return Outcome.refused(new ClaimRejection.AnotherIsPrepared(other.getValue().number()));
      }
    }
    TreeSet<YearMonth> months = new TreeSet<>(closed);
    claims.forEach((id, standing) -> {
      if (!id.equals(c.claim())) {
        standing.months().forEach(month -> months.remove(YearMonth.parse(month)));
      }
    });
    boolean first = claims.isEmpty() || known != null && claims.size() == 1;
    if (months.isEmpty() && first) {
      return Outcome.refused(new ClaimRejection.NothingToClaim());
    }
    return Outcome.accepted(
        new ClaimBuilt(
            c.claim(),
            c.project(),
            known == null ? claims.size() + 1 : known.number(),
            months.stream().map(YearMonth::toString).toList()));
  }

  /**
   * @param kept looks a file up in the store; empty where it is not there
   */
  public Outcome<ClaimEvent> submit(SubmitClaim c, Function<FileId, Optional<KeptFile>> kept) {
    Standing known = claims.get(c.claim());
    if (known == null || !mayBeSubmitted(known)) {
      return Outcome.refused(notAt(known));
    }
    List<IssuedFile> files = new ArrayList<>();
    for (SubmitClaim.File file : c.files()) {
      Optional<KeptFile> there = kept.apply(file.file());
      if (there.isEmpty()) {
        return Outcome.refused(new UnknownThing("claims.file-unknown", "files"));
      }
      String format = FORMATS.get(there.get().mediaType());
      if (format == null) {
        return Outcome.refused(new ClaimRejection.NotAFile());
      }
      files.add(
          new IssuedFile(
              file.kind(), format, file.file(), there.get().sha256(), there.get().bytes()));
    }
    return known.months().stream()
        .filter(month -> !closed.contains(YearMonth.parse(month)))
        .findFirst()
        .<Outcome<ClaimEvent>>map(month -> Outcome.refused(new ClaimRejection.MonthIsOpen(month)))
        .orElseGet(() -> Outcome.accepted(new ClaimSubmitted(c.claim(), List.copyOf(files))));
  }

  /**
   * A returned claim with later ones after it is handed in again as it stands: they are reckoned
   * from it, and what has changed comes with the next claim.
   */
  private boolean mayBeSubmitted(Standing known) {
    return known.stage() == Stage.BUILT || known.stage() == Stage.RETURNED && hasLater(known);
  }

  private boolean hasLater(Standing known) {
    return claims.values().stream().anyMatch(other -> other.number() > known.number());
  }

  public Outcome<ClaimEvent> sendBack(ReturnClaim c) {
    Standing known = claims.get(c.claim());
    return known != null && known.stage() == Stage.SUBMITTED
        ? Outcome.accepted(new ClaimReturned(c.claim(), c.reason()))
        : Outcome.refused(notAt(known));
  }

  public Outcome<ClaimEvent> decide(DecideClaim c) {
    Standing known = claims.get(c.claim());
    if (known == null || known.stage() != Stage.SUBMITTED) {
      return Outcome.refused(notAt(known));
    }
    if (c.decided().signum() < 0) {
      return Outcome.refused(new ClaimRejection.NotAnAmount("decided"));
    }
    List<ClaimDecided.Deduction> deductions = new ArrayList<>();
    for (ClaimDecided.Deduction deduction : c.deductions()) {
      if (deduction.amount().signum() <= 0) {
        return Outcome.refused(new ClaimRejection.NotAnAmount("deductions"));
      }
      deductions.add(deduction);
    }
    return Outcome.accepted(new ClaimDecided(c.claim(), c.decided(), List.copyOf(deductions)));
  }

  public Outcome<ClaimEvent> pay(RecordClaimPayment c, LocalDate today) {
    Standing known = claims.get(c.claim());
    if (known == null || known.stage() != Stage.DECIDED) {
      return Outcome.refused(notAt(known));
    }
    if (c.paid().isAfter(today)) {
      return Outcome.refused(new ClaimRejection.InTheFuture());
    }
    return c.amount().compareTo(BigDecimal.ZERO) < 0
        ? Outcome.refused(new ClaimRejection.NotAnAmount("amount"))
        : Outcome.accepted(new ClaimPaid(c.claim(), c.paid(), c.amount()));
  }

  public Outcome<ClaimEvent> sendFile(SendParticipantFile c, Project project, LocalDate today) {
    return ended(YearMonth.parse(c.month()), project, today)
        .<Outcome<ClaimEvent>>map(Outcome::refused)
        .orElseGet(() -> Outcome.accepted(new ParticipantFileSent(c.project(), c.month())));
  }

  private static Rejection notAt(@Nullable Standing known) {
    return known == null
        ? new UnknownThing("claims.claim-unknown", "claim")
        : new ClaimRejection.NotAtThisStage(known.stage().name().toLowerCase(Locale.ROOT));
  }
}
