package se.delaktig.hours.view;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * Minutes summed over entries. Logged minutes are the certified ones plus all that are left out.
 *
 * @param logged all minutes attended and logged
 * @param signed minutes that the participant has signed, whatever else is lacking
 * @param certified minutes both signed and certified, and within the rules
 * @param leftOut minutes that do not count, by reason
 */
public record Sums(int logged, int signed, int certified, Map<Reason, Integer> leftOut) {

  public static Sums of(Collection<CountedEntry> entries) {
    int logged = 0;
    int signed = 0;
    int certified = 0;
    Map<Reason, Integer> leftOut = new EnumMap<>(Reason.class);
    for (CountedEntry one : entries) {
      logged += one.entry().minutes();
      signed += one.entry().signed() == null ? 0 : one.entry().minutes();
      certified += one.certifiedMinutes();
      one.leftOut().forEach(l -> leftOut.merge(l.reason(), l.minutes(), Integer::sum));
    }
    return new Sums(logged, signed, certified, Map.copyOf(leftOut));
  }

  /** These and others together. */
  public Sums plus(Sums other) {
    return combined(other, 1);
  }

  /** What has come since others; below 0 where it has become less. */
  public Sums since(Sums earlier) {
    return combined(earlier, -1);
  }

  private Sums combined(Sums other, int sign) {
    Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
    reasons.putAll(leftOut);
    other.leftOut.forEach((reason, minutes) -> reasons.merge(reason, sign * minutes, Integer::sum));
    return new Sums(
        logged + sign * other.logged,
        signed + sign * other.signed,
        certified + sign * other.certified,
        Map.copyOf(reasons));
  }

  /** Good minutes that wait for the participant's signature. */
  public int awaitingSignature() {
    return leftOut.getOrDefault(Reason.UNSIGNED, 0);
  }

  /** Signed minutes that wait for the manager. */
  public int awaitingCertificate() {
    return leftOut.getOrDefault(Reason.UNCERTIFIED, 0);
  }

  /** Minutes that wait for nobody's act and do not count as they stand. */
  public int notCounting() {
    return leftOut.entrySet().stream()
        .filter(e -> !e.getKey().waits())
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
