package se.delaktig.goals.view;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import se.delaktig.goals.event.GoalOperationalised.ShareOf;
import se.delaktig.goals.event.SurveyAnswered.Round;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.Working;
import se.delaktig.kernel.view.Working.Does;

/**
 * What the log gives of what goals are followed up by, as whoever asks may see it.
 *
 * @param placed how many people have been placed
 * @param surveys with what had been answered by the day
 */
public record LoggedSoFar(ActivityFigures activities, Figure placed, List<Survey> surveys)
    implements FromTheLog {
  @Override
  public Reading counted(Measure measure) {
    Figure figure = figure(measure);
    BigDecimal value = figure.value();
    if (value == null) {
      return Reading.few(activities.hours().day());
    }
    return Reading.of(
        activities.hours().day(),
        figure.unit() == Unit.MINUTES ? Ratio.hours(value) : Ratio.of(value));
  }

  /** What the log counts, and how that comes about. */
  public Figure figure(Measure measure) {
    return activities.of(measure).orElse(placed);
  }

  /** A share of a round's answers, in per cent; empty where too few answered. */
  public Optional<Figure> figure(ShareOf share, Round round) {
    return answers(share, round)
        .filter(Distribution::shown)
        .map(all -> {
          int counting = all.atOrAbove(share.lowest());
          return Figure.worked(
              "goals.share." + round,
              Ratio.percent(counting, all.answers()).value(),
              Unit.PERCENT,
              0,
              activities.position(),
              Working.from("answers-that-count", BigDecimal.valueOf(counting), Unit.PEOPLE)
                  .then(
                      Does.DIVIDES, "all-answers", BigDecimal.valueOf(all.answers()), Unit.PEOPLE));
        });
  }
}
