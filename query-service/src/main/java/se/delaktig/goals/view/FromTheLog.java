package se.delaktig.goals.view;

import java.util.List;
import java.util.Optional;
import se.delaktig.goals.event.GoalOperationalised.ShareOf;
import se.delaktig.goals.event.SurveyAnswered;
import se.delaktig.goals.event.SurveyAnswered.Round;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;

/** What the log itself gives of what goals are followed up by. */
public interface FromTheLog {
  /** What it counts. */
  Reading counted(Measure measure);

  /** What was asked, with what had been answered. */
  List<Survey> surveys();

  /** A share of a round's answers; empty where nobody answered. */
  default Optional<Reading> share(ShareOf share, Round round) {
    return answered(share, round)
        .flatMap(one ->
            answers(share, one)
                .map(all ->
                    all.shown()
                        ? Reading.of(
                            one.on(), Ratio.percent(all.atOrAbove(share.lowest()), all.answers()))
                        : Reading.few(one.on())));
  }

  /** How the answers of a round lie that a share is of; empty where nobody answered. */
  default Optional<Distribution> answers(ShareOf share, Round round) {
    return answered(share, round).flatMap(one -> answers(share, one));
  }

  private Optional<SurveyAnswered> answered(ShareOf share, Round round) {
    return surveys().stream()
        .filter(one -> one.planned() != null && one.planned().survey() == share.survey())
        .findFirst()
        .flatMap(one -> one.round(round));
  }

  private static Optional<Distribution> answers(ShareOf share, SurveyAnswered round) {
    return round.answers().stream()
        .filter(one -> one.question() == share.question())
        .map(one -> new Distribution(one.counts()))
        .filter(one -> one.answers() > 0)
        .findFirst();
  }
}
