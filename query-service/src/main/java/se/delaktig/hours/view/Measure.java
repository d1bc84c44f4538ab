package se.delaktig.hours.view;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.LeftOut;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.Working;
import se.delaktig.kernel.view.Working.Does;

/**
 * What is counted of hours wherever they are parted: the columns of every split, in their order.
 */
public enum Measure {
  LOGGED("hours.logged", Sums::logged),
  SIGNED("hours.signed", Sums::signed),
  CERTIFIED("hours.certified", Sums::certified),
  AWAITS_SIGNATURE("hours.awaits-signature", Sums::awaitingSignature),
  AWAITS_CERTIFICATE("hours.awaits-certificate", Sums::awaitingCertificate),
  DOES_NOT_COUNT("hours.does-not-count", Sums::notCounting);

  /** Key of the part of a figure that is told to the reader in one piece. */
  private static final String TOGETHER = "part.together";

  private final String key;
  private final ToIntFunction<Sums> minutes;

  Measure(String key, ToIntFunction<Sums> minutes) {
    this.key = key;
    this.minutes = minutes;
  }

  /** Minutes of it. */
  public int of(Sums sums) {
    return minutes.applyAsInt(sums);
  }

  /**
   * Of some of a statement's hours, in parts.
   *
   * @param by what the parts have in common; what does not count is parted by why it does not
   */
  public Figure in(
      HoursStatement hours, Collection<CountedEntry> some, Function<CountedEntry, String> by) {
    Split<String> split = Split.regrouped(some, by);
    List<Part> parts =
        this == DOES_NOT_COUNT
            ? byReason(some)
            : split.keys().stream()
                .filter(part -> of(split.sums(part)) != 0)
                .map(part ->
                    new Part(part, BigDecimal.valueOf(of(split.sums(part))), split.people(part)))
                .toList();
    return figure(hours, of(Sums.of(some)), parts, this == CERTIFIED ? leftOut(some) : List.of());
  }

  /**
   * Of hours that must not be parted further for those who see numbers only: what is logged is what
   * the same row says of it, and what is certified is the rest.
   */
  public Figure told(HoursStatement hours, Sums sums) {
    int value = of(sums);
    return switch (this) {
      case LOGGED -> figure(hours, value, inTheRow(sums), List.of());
      case CERTIFIED -> worked(hours, value, rest(sums));
      case SIGNED, AWAITS_SIGNATURE, AWAITS_CERTIFICATE, DOES_NOT_COUNT -> inOne(hours, sums);
    };
  }

  /** Of hours of which nothing else is told. */
  public Figure inOne(HoursStatement hours, Sums sums) {
    int value = of(sums);
    return figure(
        hours,
        value,
        value == 0 ? List.of() : List.of(Part.of(TOGETHER, BigDecimal.valueOf(value))),
        List.of());
  }

  /** What has changed of it between two times. */
  public Figure since(HoursStatement hours, Sums then, Sums now) {
    return worked(
        hours,
        of(now) - of(then),
        Working.from("hours-now", BigDecimal.valueOf(of(now)), Unit.MINUTES)
            .then(Does.SUBTRACTS, "hours-then", BigDecimal.valueOf(of(then)), Unit.MINUTES));
  }

  private static List<Part> inTheRow(Sums sums) {
    return List.of(CERTIFIED, AWAITS_SIGNATURE, AWAITS_CERTIFICATE, DOES_NOT_COUNT).stream()
        .filter(one -> one.of(sums) != 0)
        .map(one -> Part.of("part." + one.key, BigDecimal.valueOf(one.of(sums))))
        .toList();
  }

  private static Working rest(Sums sums) {
    Working rest = Working.from(LOGGED.key, BigDecimal.valueOf(LOGGED.of(sums)), Unit.MINUTES);
    for (Measure one : List.of(AWAITS_SIGNATURE, AWAITS_CERTIFICATE, DOES_NOT_COUNT)) {
      rest = rest.then(Does.SUBTRACTS, one.key, BigDecimal.valueOf(one.of(sums)), Unit.MINUTES);
    }
    return rest;
  }

  private static List<Part> byReason(Collection<CountedEntry> some) {
    return leftOut(some, false).entrySet().stream()
        .map(out ->
            new Part(out.getKey().key(), BigDecimal.valueOf(out.getValue()), people(some, out)))
        .toList();
  }

  private static List<LeftOut> leftOut(Collection<CountedEntry> some) {
    return leftOut(some, true).entrySet().stream()
        .map(out ->
            new LeftOut(
                out.getKey().key(),
                BigDecimal.valueOf(out.getValue()),
                Math.toIntExact(those(some, out).count()),
                people(some, out)))
        .toList();
  }

  private static Map<Reason, Integer> leftOut(Collection<CountedEntry> some, boolean waitingToo) {
    Map<Reason, Integer> minutes = new EnumMap<>(Reason.class);
    for (CountedEntry one : some) {
      for (CountedEntry.LeftOut out : one.leftOut()) {
        if (waitingToo || !out.reason().waits()) {
          minutes.merge(out.reason(), out.minutes(), Integer::sum);
        }
      }
    }
    return minutes;
  }

  private static int people(Collection<CountedEntry> some, Map.Entry<Reason, Integer> out) {
    return Split.people(those(some, out).toList());
  }

  private static Stream<CountedEntry> those(
      Collection<CountedEntry> some, Map.Entry<Reason, Integer> out) {
    return some.stream().filter(one -> one.minutesLeftOut(out.getKey()) > 0);
  }

  private Figure figure(HoursStatement hours, int value, List<Part> parts, List<LeftOut> leftOut) {
    return new Figure(
        key,
        BigDecimal.valueOf(value),
        null,
        Unit.MINUTES,
        hours.ruleVersion(),
        hours.position(),
        parts,
        leftOut);
  }

  private Figure worked(HoursStatement hours, int value, Working working) {
    return Figure.worked(
        key,
        BigDecimal.valueOf(value),
        Unit.MINUTES,
        hours.ruleVersion(),
        hours.position(),
        working);
  }
}
