package se.delaktig.hours.page;

import com.mongodb.client.MongoClient;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.kernel.page.ProjectLine;
import se.delaktig.kernel.page.StartPart;
import se.delaktig.kernel.page.Task;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Visitor;
import se.delaktig.kernel.page.Words;
import se.delaktig.personregister.Outbox;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/** Mail that could not be sent, as a thing to do. */
@Component
class OutboxStart implements StartPart {
  private static final int COUNTED = 1_000;

  private final Gate gate;
  private final Outbox outbox;
  private final Words words;

  OutboxStart(
      Gate gate,
      MongoClient mongo,
      PersonRegister register,
      @Value("${delaktig.register.database:delaktig_register}") String database,
      Words words) {
    this.gate = gate;
    this.outbox = Outbox.on(mongo.getDatabase(database), register);
    this.words = words;
  }

  @Override
  public List<Task> tasks(Visitor visitor, ProjectLine project) {
    if (gate.look(Query.OUTBOX, project.id()).isEmpty()) {
      return List.of();
    }
    int failed = outbox.givenUp(new ProjectId(project.id()), COUNTED).size();
    return failed == 0
        ? List.of()
        : List.of(
            new Task(
                Tone.LATE,
                null,
                words.say("hours.task.mail.when"),
                words.say("hours.task.mail", failed),
                words.say("hours.task.mail.why"),
                words.say("hours.task.mail.do"),
                "/projekt/" + project.id() + "/utkorg"));
  }
}
