package se.delaktig.goals.event;

import java.util.List;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.project.event.ProjectId;

/**
 * A survey was planned that is made before and after.
 *
 * <p>What is asked stands here in plain words, as a goal's indicator does: it is put to everyone
 * alike and says nothing of anyone.
 *
 * @param survey counts up from 1 within the project
 * @param name what the survey is called
 * @param questions at least one, in the order in which they are asked
 */
@StoredAs("survey-planned")
public record SurveyPlanned(ProjectId project, int survey, String name, List<Question> questions)
    implements SurveyEvent {
  /**
   * A question with its scale.
   *
   * @param words the question as it is asked
   * @param lowest what the first step means
   * @param highest what the last step means
   * @param steps how many steps the scale has, from 2
   */
  public record Question(String words, String lowest, String highest, int steps) {}
}
