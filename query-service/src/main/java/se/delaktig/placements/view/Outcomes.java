package se.delaktig.placements.view;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Group;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Step;

/**
 * How many people have come how far, without saying who: each is counted once, by the step reached
 * last.
 *
 * @param byStep by that step
 * @param byGroup by the group
 * @param position the last event it takes account of
 */
public record Outcomes(SmallNumbers<Step> byStep, SmallNumbers<Group> byGroup, long position) {

  public static Outcomes of(Collection<Chain> chains, long position) {
    List<RecruitmentOutcomeRecorded> latest = latest(chains);
    return new Outcomes(
        SmallNumbers.of(count(latest, Step.class, RecruitmentOutcomeRecorded::step)),
        SmallNumbers.of(count(latest, Group.class, RecruitmentOutcomeRecorded::group)),
        position);
  }

  /** The same for those who see numbers only: in whole fives, so that nobody is seen to come. */
  public static Outcomes inFives(Collection<Chain> chains, long position) {
    List<RecruitmentOutcomeRecorded> latest = latest(chains);
    return new Outcomes(
        SmallNumbers.inFives(count(latest, Step.class, RecruitmentOutcomeRecorded::step)),
        SmallNumbers.inFives(count(latest, Group.class, RecruitmentOutcomeRecorded::group)),
        position);
  }

  private static List<RecruitmentOutcomeRecorded> latest(Collection<Chain> chains) {
    return chains.stream().flatMap(chain -> chain.latest().stream()).map(Chain.Link::step).toList();
  }

  private static <K extends Enum<K>> Map<K, Long> count(
      List<RecruitmentOutcomeRecorded> latest,
      Class<K> type,
      Function<RecruitmentOutcomeRecorded, K> key) {
    Map<K, Long> numbers = new EnumMap<>(type);
    for (K one : type.getEnumConstants()) {
      numbers.put(one, 0L);
    }
    latest.forEach(step -> numbers.merge(key.apply(step), 1L, Long::sum));
    return numbers;
  }

  /** The total, where neither split forbids it. */
  public @Nullable Long total() {
    return byGroup.total() == null ? null : byStep.total();
  }

  /** People placed, in parts by step; a hidden part is left out of them. */
  public Figure placed() {
    Long all = total();
    List<Part> parts =
        byStep.parts().entrySet().stream()
            .flatMap(one -> {
              Long number = one.getValue();
              return number == null
                  ? Stream.<Part>empty()
                  : Stream.of(
                      new Part(
                          "placements.step." + one.getKey(),
                          BigDecimal.valueOf(number),
                          number.intValue()));
            })
            .toList();
    return new Figure(
        "placements.placed",
        all == null ? null : BigDecimal.valueOf(all),
        null,
        Unit.PEOPLE,
        0,
        position,
        parts,
        List.of());
  }
}
