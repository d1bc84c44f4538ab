package se.delaktig.audit.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import se.delaktig.audit.view.EvidenceFigure;

/**
 * The figures that a bundle of evidence claims, to be asked for.
 *
 * @param day the last activity day of the newest
 * @param commits how many commits those take account of
 */
record Claimed(List<EvidenceFigure> figures, LocalDate day, long commits) {
  private static final String CERTIFIED = "hours.certified";

  /** Certified hours of a part, of what had happened by a day, as known then and as known now. */
  record TwoClocks(EvidenceFigure then, EvidenceFigure now) {
    LocalDate happened() {
      return now.happened();
    }

    Map<String, String> of() {
      return now.of();
    }
  }

  /** The newest figures of a part of the project that are numbers. */
  List<EvidenceFigure> now(Map<String, String> of) {
    return newest().filter(one -> one.of().equals(of)).toList();
  }

  EvidenceFigure now(String figure, Map<String, String> of) {
    return now(of).stream()
        .filter(one -> one.figure().equals(figure))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + figure + " of " + of));
  }

  /** The parts of a kind that the newest figures are about, in their order. */
  List<String> parts(String kind) {
    return newest()
        .filter(one -> one.of().keySet().equals(Map.of(kind, "").keySet()))
        .map(one -> Objects.requireNonNull(one.of().get(kind)))
        .distinct()
        .toList();
  }

  /** The claims, in the order of their numbers. */
  List<String> claims() {
    return figures.stream()
        .filter(one -> one.figure().equals("claims.grant"))
        .map(one -> Objects.requireNonNull(one.of().get("claim")))
        .distinct()
        .toList();
  }

  /** One of a claim's sums. */
  EvidenceFigure of(String figure, String claim) {
    return figures.stream()
        .filter(one -> one.figure().equals(figure) && one.of().equals(Map.of("claim", claim)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + figure + " of " + claim));
  }

  /** For the project and each group of organisations, by the end of each half-year. */
  List<TwoClocks> certifiedByHalfYear() {
    return figures.stream()
        .filter(one -> one.figure().equals(CERTIFIED) && one.known() < commits)
        .filter(one -> one.of().isEmpty() || one.of().containsKey("group"))
        .map(then ->
            new TwoClocks(
                then,
                figures.stream()
                    .filter(one -> one.figure().equals(CERTIFIED) && one.known() == commits)
                    .filter(one -> one.happened().equals(then.happened()))
                    .filter(one -> one.of().equals(then.of()))
                    .findFirst()
                    .orElseThrow()))
        .toList();
  }

  private Stream<EvidenceFigure> newest() {
    return figures.stream()
        .filter(one -> one.known() == commits && one.happened().equals(day))
        .filter(one -> !one.figure().startsWith("claims.") && !one.unit().equals("STANDING"));
  }
}
