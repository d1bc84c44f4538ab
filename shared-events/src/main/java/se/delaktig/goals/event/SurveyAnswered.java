package se.delaktig.goals.event;

import java.time.LocalDate;
import java.util.List;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.project.event.ProjectId;

/**
 * A survey was answered before or after; the same round again takes the place of the earlier. Holds
 * counts and nobody's answers.
 *
 * @param on the day by which all had answered
 * @param asked how many were asked
 * @param answers one for each question, in the order of the plan
 * @param invented whether it is made up for a demonstration
 */
@StoredAs("survey-answered")
public record SurveyAnswered(
    ProjectId project,
    int survey,
    Round round,
    LocalDate on,
    int asked,
    List<Answers> answers,
    boolean invented)
    implements SurveyEvent {
  /** When it was asked, as seen from what the project does. */
  public enum Round {
    BEFORE,
    AFTER
  }

  /**
   * How many chose each step of a question's scale.
   *
   * @param question the question's number, from 1
   * @param counts one for each step, from the lowest
   */
  public record Answers(int question, List<Integer> counts) {
    /** How many answered the question. */
    public int all() {
      return counts.stream().mapToInt(Integer::intValue).sum();
    }
  }
}
