package se.delaktig.goals.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.delaktig.goals.event.SurveyAnswered;
import se.delaktig.goals.event.SurveyAnswered.Round;
import se.delaktig.goals.event.SurveyEvent;
import se.delaktig.goals.event.SurveyPlanned;
import se.delaktig.goals.event.SurveyPlanned.Question;

/**
 * A survey with what was answered before and after.
 *
 * @param planned what is asked; absent while unknown
 * @param answered every round as it was recorded, in that order
 */
public record Survey(@Nullable SurveyPlanned planned, List<SurveyAnswered> answered) {
  static Survey unknown() {
    return new Survey(null, List.of());
  }

  Survey after(SurveyEvent event) {
    return switch (event) {
      case SurveyPlanned e -> new Survey(e, answered);
      case SurveyAnswered e -> {
        List<SurveyAnswered> next = new ArrayList<>(answered);
        next.add(e);
        yield new Survey(planned, List.copyOf(next));
      }
    };
  }

  /** The same with what had been answered by a day. */
  Survey until(LocalDate lastDay) {
    return new Survey(
        planned, answered.stream().filter(one -> !one.on().isAfter(lastDay)).toList());
  }

  /** A round as it was recorded last. */
  public Optional<SurveyAnswered> round(Round round) {
    return answered.stream().filter(one -> one.round() == round).reduce((one, later) -> later);
  }

  /**
   * A question with its answers before and after.
   *
   * @param number from 1
   * @param before absent where it was not asked, or nobody answered
   * @param after absent where it was not asked, or nobody answered
   */
  public record Compared(
      int number, Question question, @Nullable Distribution before, @Nullable Distribution after) {}

  /** The questions in their order. */
  public List<Compared> questions() {
    SurveyPlanned plan = planned;
    return plan == null
        ? List.of()
        : IntStream.range(0, plan.questions().size())
            .mapToObj(i ->
                new Compared(
                    i + 1, plan.questions().get(i), of(Round.BEFORE, i), of(Round.AFTER, i)))
            .toList();
  }

  private @Nullable Distribution of(Round round, int question) {
    return round(round)
        .map(one -> new Distribution(one.answers().get(question).counts()))
        .filter(one -> one.answers() > 0)
        .orElse(null);
  }
}
