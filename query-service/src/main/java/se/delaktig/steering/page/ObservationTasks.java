package se.delaktig.steering.page;

import java.util.List;
import org.springframework.stereotype.Component;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.ProjectLine;
import se.delaktig.kernel.page.StartPart;
import se.delaktig.kernel.page.Task;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Visitor;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.page.Forms;
import se.delaktig.steering.command.AnswerObservation;
import se.delaktig.steering.view.Observation;
import se.delaktig.steering.view.ObservationView;

/**
 * Questions from outside that wait for the project's answer, on the start page of who may give it.
 */
@Component
class ObservationTasks implements StartPart {
  private final Gate gate;
  private final ViewReader<Observation> observations;
  private final Words words;

  ObservationTasks(Gate gate, Views views, ObservationView view, Words words) {
    this.gate = gate;
    this.observations = views.reader(view);
    this.words = words;
  }

  @Override
  public List<Task> tasks(Visitor visitor, ProjectLine project) {
    return gate.look(Query.MEETINGS, project.id()).filter(Sight::whole).stream()
        .filter(sight -> Forms.may(sight, AnswerObservation.class))
        .flatMap(sight -> observations.all(project.id()).states().stream())
        .filter(Observation::waits)
        .map(one ->
            new Task(
                Tone.SOON,
                null,
                words.say("steering.observation.task.when"),
                words.say("steering.observation.task"),
                words.say("steering.observation.task.why"),
                words.say("steering.observation.answer"),
                "/projekt/" + project.id() + "/iakttagelser"))
        .toList();
  }
}
