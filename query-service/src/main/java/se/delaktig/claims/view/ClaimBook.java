package se.delaktig.claims.view;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
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
import se.delaktig.kernel.view.RecordedEvent;

/**
 * A project's closed months, its claims and its participant files.
 *
 * @param months every time a month was closed, by month, oldest first
 * @param claims in the order they were built
 * @param files every time a month's participant file was made, by month, oldest first
 */
public record ClaimBook(
    Map<String, List<Closing>> months, List<Claim> claims, Map<String, List<Sent>> files) {

  static ClaimBook empty() {
    return new ClaimBook(Map.of(), List.of(), Map.of());
  }

  /**
   * A month was closed.
   *
   * @param position where in the log
   * @param reopened how it was opened again; absent while it is closed
   */
  public record Closing(Instant at, ActorId by, long position, @Nullable Reopening reopened) {}

  /** A closed month was opened again. */
  public record Reopening(Instant at, ActorId by, MonthReopened.Reason reason) {}

  /** A participant file was made. */
  public record Sent(Instant at, ActorId by, long position) {}

  /** How far a claim has come. */
  public enum Stage {
    BUILT,
    SUBMITTED,
    RETURNED,
    DECIDED,
    PAID;

    /** Whether it may still be built anew. */
    public boolean prepared() {
      return this == BUILT || this == RETURNED;
    }
  }

  /** Something that happened to a claim. */
  public record Step(
      Stage stage, Instant at, ActorId by, ClaimReturned.@Nullable Reason returnedFor) {}

  /**
   * A claim.
   *
   * @param months the months it brings, {@code 2019-10}, oldest first
   * @param position where in the log it is frozen
   */
  public record Claim(
      ClaimId id,
      int number,
      List<String> months,
      long position,
      Stage stage,
      List<Step> steps,
      List<IssuedFile> files,
      @Nullable ClaimDecided decided,
      @Nullable ClaimPaid paid) {

    Claim then(Step step) {
      return then(step, files, decided, paid);
    }

    Claim then(
        Step step,
        List<IssuedFile> issued,
        @Nullable ClaimDecided decision,
        @Nullable ClaimPaid payment) {
      List<Step> next = new ArrayList<>(steps);
      next.add(step);
      return new Claim(
          id, number, months, position, step.stage(), List.copyOf(next), issued, decision, payment);
    }

    public SortedSet<YearMonth> monthsOf() {
      SortedSet<YearMonth> all = new TreeSet<>();
      months.forEach(month -> all.add(YearMonth.parse(month)));
      return all;
    }
  }

  ClaimBook after(ClaimEvent event, RecordedEvent recorded) {
    return switch (event) {
      case MonthClosed e ->
          new ClaimBook(
              added(
                  months,
                  e.month(),
                  new Closing(recorded.at(), recorded.actor(), recorded.position(), null)),
              claims,
              files);
      case MonthReopened e -> reopened(e, recorded);
      case ClaimBuilt e -> built(e, recorded);
      case ClaimSubmitted e ->
          changed(
              e.claim(),
              claim -> claim.then(step(Stage.SUBMITTED, recorded), e.files(), null, null));
      case ClaimReturned e ->
          changed(
              e.claim(),
              claim ->
                  claim.then(
                      new Step(Stage.RETURNED, recorded.at(), recorded.actor(), e.reason())));
      case ClaimDecided e ->
          changed(
              e.claim(),
              claim -> claim.then(step(Stage.DECIDED, recorded), claim.files(), e, null));
      case ClaimPaid e ->
          changed(
              e.claim(),
              claim -> claim.then(step(Stage.PAID, recorded), claim.files(), claim.decided(), e));
      case ParticipantFileSent e ->
          new ClaimBook(
              months,
              claims,
              added(
                  files,
                  e.month(),
                  new Sent(recorded.at(), recorded.actor(), recorded.position())));
    };
  }

  private static Step step(Stage stage, RecordedEvent recorded) {
    return new Step(stage, recorded.at(), recorded.actor(), null);
  }

  private ClaimBook reopened(MonthReopened event, RecordedEvent recorded) {
    List<Closing> closings = new ArrayList<>(months.getOrDefault(event.month(), List.of()));
    if (closings.isEmpty()) {
      return this;
    }
    Closing last = closings.removeLast();
    closings.add(
        new Closing(
            last.at(),
            last.by(),
            last.position(),
            new Reopening(recorded.at(), recorded.actor(), event.reason())));
    Map<String, List<Closing>> next = new TreeMap<>(months);
    next.put(event.month(), List.copyOf(closings));
    return new ClaimBook(next, claims, files);
  }

  private ClaimBook built(ClaimBuilt event, RecordedEvent recorded) {
    Step step = step(Stage.BUILT, recorded);
    List<Claim> next = new ArrayList<>();
    boolean known = false;
    for (Claim claim : claims) {
      boolean same = claim.id().equals(event.claim());
      known |= same;
      next.add(same ? frozen(event, recorded, claim.then(step).steps()) : claim);
    }
    if (!known) {
      next.add(frozen(event, recorded, List.of(step)));
    }
    return new ClaimBook(months, List.copyOf(next), files);
  }

  private static Claim frozen(ClaimBuilt event, RecordedEvent recorded, List<Step> steps) {
    return new Claim(
        event.claim(),
        event.number(),
        event.months(),
        recorded.position(),
        Stage.BUILT,
        steps,
        List.of(),
        null,
        null);
  }

  private ClaimBook changed(ClaimId id, UnaryOperator<Claim> change) {
    return new ClaimBook(
        months,
        claims.stream().map(claim -> claim.id().equals(id) ? change.apply(claim) : claim).toList(),
        files);
  }

  private static <T> Map<String, List<T>> added(Map<String, List<T>> to, String month, T one) {
    Map<String, List<T>> next = new TreeMap<>(to);
    List<T> all = new ArrayList<>(next.getOrDefault(month, List.of()));
    all.add(one);
    next.put(month, List.copyOf(all));
    return next;
  }

  /** How a month is closed now; empty while it is open. */
  public Optional<Closing> closed(YearMonth month) {
    List<Closing> closings = months.getOrDefault(month.toString(), List.of());
    return closings.isEmpty() || closings.getLast().reopened() != null
        ? Optional.empty()
        : Optional.of(closings.getLast());
  }

  /** A claim by its id. */
  public Optional<Claim> claim(String id) {
    return claims.stream().filter(claim -> claim.id().value().equals(id)).findFirst();
  }

  /** The claim before another; empty for the first. */
  public Optional<Claim> before(Claim claim) {
    return claims.stream().filter(other -> other.number() == claim.number() - 1).findFirst();
  }

  /** The months of a claim and of all before it. */
  public SortedSet<YearMonth> monthsThrough(Claim claim) {
    SortedSet<YearMonth> all = new TreeSet<>();
    claims.stream()
        .filter(other -> other.number() <= claim.number())
        .forEach(other -> all.addAll(other.monthsOf()));
    return all;
  }

  /** The claim that was built last and handed in; empty where none was. */
  public Optional<Claim> lastHandedIn() {
    return claims.stream().filter(claim -> !claim.stage().prepared()).reduce((a, b) -> b);
  }

  /** The claim that is being prepared; empty where none is. */
  public Optional<Claim> prepared() {
    return claims.stream().filter(claim -> claim.stage().prepared()).findFirst();
  }

  /** The claim that brings a month; empty where none does. */
  public Optional<Claim> claimOf(YearMonth month) {
    return claims.stream().filter(claim -> claim.months().contains(month.toString())).findFirst();
  }
}
