package se.delaktig.audit.view;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import se.delaktig.budget.view.ValuedHours;
import se.delaktig.budget.view.ValuedHours.Valued;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.PersonHours;

/**
 * A sample of the hours that count, drawn as auditors draw them. Who has the same hours and the
 * same seed draws the same: chance is SHA-256 over the seed and what is drawn.
 *
 * @param seed any text
 * @param population how many parts of people in sessions count
 * @param worth what they are worth together, kronor
 * @param interval for {@link Method#MONETARY_UNIT}, öre between two hits; otherwise 0
 * @param items in the order in which they were drawn
 */
public record HoursSample(
    Method method, String seed, int population, BigDecimal worth, long interval, List<Item> items) {
  private static final int ORE = 2;

  /** How a sample is drawn. */
  public enum Method {
    /** Each part of a person in a session is as likely. */
    RANDOM,
    /** Each öre is as likely, at even intervals from a start of chance. */
    MONETARY_UNIT,
    /** As many from each organisation as its share of the parts. */
    BY_ORGANISATION,
    /** As many from each month as its share of the parts. */
    BY_MONTH
  }

  /**
   * One that was drawn.
   *
   * @param stratum the organisation's id or the month; empty where there are no strata
   * @param of how many it was drawn from: in its stratum, or in all
   * @param drawn how many were drawn of those
   * @param hits how many times money hit it; 1 in other samples
   */
  public record Item(Valued valued, String stratum, int of, int drawn, int hits) {
    /** Minutes that were valued. */
    public int minutes() {
      return valued.minutes();
    }

    public PersonHours.Entry entry() {
      return valued.counted().entry();
    }
  }

  /**
   * What the errors found in a sample come to in all.
   *
   * @param errors how many of the items had one
   * @param found kronor of error in the sample
   * @param projected kronor of error in all hours, by the way the sample was drawn
   */
  public record Projection(int errors, BigDecimal found, BigDecimal projected) {}

  /**
   * Draws a sample.
   *
   * @param size how many, at least 1; all where there are no more
   */
  public static HoursSample draw(HoursStatement hours, Method method, String seed, int size) {
    ValuedHours valued = ValuedHours.of(hours.programme(), hours.entries());
    List<Valued> all = valued.parts().stream().filter(one -> one.minutes() > 0).toList();
    return switch (method) {
      case RANDOM -> strata(all, valued.total(), method, seed, size, one -> "");
      case BY_ORGANISATION ->
          strata(all, valued.total(), method, seed, size, one -> one.counted().organisationKey());
      case BY_MONTH ->
          strata(all, valued.total(), method, seed, size, one -> one.counted().month().toString());
      case MONETARY_UNIT -> byMoney(all, valued.total(), seed, size);
    };
  }

  private static HoursSample strata(
      List<Valued> all,
      BigDecimal worth,
      Method method,
      String seed,
      int size,
      Function<Valued, String> by) {
    Map<String, List<Valued>> strata = new TreeMap<>();
    all.forEach(one -> strata.computeIfAbsent(by.apply(one), key -> new ArrayList<>()).add(one));
    Map<String, Integer> shares = shares(strata, Math.min(size, all.size()), all.size());
    List<Item> items = new ArrayList<>();
    strata.forEach((stratum, those) -> {
      int drawn = shares.getOrDefault(stratum, 0);
      those.stream()
          .sorted(Comparator.comparing(one -> chance(seed, one)))
          .limit(drawn)
          .forEach(one -> items.add(new Item(one, stratum, those.size(), drawn, 1)));
    });
    return new HoursSample(method, seed, all.size(), worth, 0, List.copyOf(items));
  }

  /** Largest remainders: each stratum gets its share, and what is over goes where most is lost. */
  private static Map<String, Integer> shares(
      Map<String, List<Valued>> strata, int size, int population) {
    Map<String, Integer> shares = new TreeMap<>();
    if (population == 0) {
      return shares;
    }
    int given = 0;
    for (Map.Entry<String, List<Valued>> stratum : strata.entrySet()) {
      int share = (int) ((long) stratum.getValue().size() * size / population);
      shares.put(stratum.getKey(), share);
      given += share;
    }
    strata.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, List<Valued>>>comparingLong(
                    stratum -> -((long) stratum.getValue().size() * size % population))
                .thenComparing(Map.Entry::getKey))
        .limit(size - given)
        .forEach(stratum -> shares.merge(stratum.getKey(), 1, Integer::sum));
    return shares;
  }

  private static HoursSample byMoney(List<Valued> all, BigDecimal worth, String seed, int size) {
    long ore = all.stream().mapToLong(HoursSample::ore).sum();
    long interval = Math.max(1, ore / size);
    long next = start(seed, interval);
    List<Item> items = new ArrayList<>();
    long passed = 0;
    for (Valued one : all) {
      passed += ore(one);
      int hits = 0;
      while (next < passed) {
        hits++;
        next += interval;
      }
      if (hits > 0) {
        items.add(new Item(one, "", all.size(), size, hits));
      }
    }
    return new HoursSample(
        Method.MONETARY_UNIT, seed, all.size(), worth, interval, List.copyOf(items));
  }

  private static long ore(Valued one) {
    return one.amount().movePointRight(ORE).longValueExact();
  }

  private static long start(String seed, long interval) {
    return new BigInteger(1, sha256(seed)).mod(BigInteger.valueOf(interval)).longValueExact();
  }

  /** In hexadecimal; the smallest are drawn. */
  private static String chance(String seed, Valued one) {
    PersonHours.Entry entry = one.counted().entry();
    return HexFormat.of()
        .formatHex(
            sha256(
                String.join(
                    "|",
                    seed,
                    entry.session().kind().name(),
                    entry.session().id(),
                    one.counted().person().person().value())));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * What errors come to in all hours.
   *
   * @param right minutes that were found to be right, by the item's place in the sample; those that
   *     are not named are right as they stand
   */
  public Projection projected(Map<Integer, Integer> right) {
    int errors = 0;
    BigDecimal found = BigDecimal.ZERO;
    BigDecimal projected = BigDecimal.ZERO;
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      int wrong = item.minutes() - right.getOrDefault(i, item.minutes());
      if (wrong == 0) {
        continue;
      }
      errors++;
      BigDecimal share = BigDecimal.valueOf(wrong);
      BigDecimal minutes = BigDecimal.valueOf(item.minutes());
      found = found.add(part(item.valued().amount(), share, minutes));
      projected =
          projected.add(
              method == Method.MONETARY_UNIT
                  ? part(
                      BigDecimal.valueOf(interval * item.hits()).movePointLeft(ORE), share, minutes)
                  : part(
                      item.valued().amount().multiply(BigDecimal.valueOf(item.of())),
                      share,
                      minutes.multiply(BigDecimal.valueOf(item.drawn()))));
    }
    return new Projection(
        errors,
        found.setScale(ORE, RoundingMode.HALF_UP),
        projected.setScale(ORE, RoundingMode.HALF_UP));
  }

  /** With so many decimals that only the sum's rounding shows. */
  private static BigDecimal part(BigDecimal amount, BigDecimal share, BigDecimal of) {
    return amount.multiply(share).divide(of, 10, RoundingMode.HALF_UP);
  }
}
