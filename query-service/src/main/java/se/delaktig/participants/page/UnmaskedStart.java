package se.delaktig.participants.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.ProjectLine;
import se.delaktig.kernel.page.StartPart;
import se.delaktig.kernel.page.Task;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Visitor;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.view.ShownIdentities;
import se.delaktig.project.event.ProjectId;

/** Tells the data protection officer that protected identities have been shown to somebody. */
@Component
class UnmaskedStart implements StartPart {
  private static final Duration TOLD = Duration.ofDays(14);

  private final Gate gate;
  private final ShownIdentities shown;
  private final ProgrammeClock clock;
  private final Words words;

  UnmaskedStart(Gate gate, ShownIdentities shown, ProgrammeClock clock, Words words) {
    this.gate = gate;
    this.shown = shown;
    this.clock = clock;
    this.words = words;
  }

  @Override
  public List<Task> tasks(Visitor visitor, ProjectLine project) {
    if (!visitor.isAny(Role.DATA_PROTECTION_OFFICER)
        || gate.look(Query.PROTECTED_IDENTITIES, project.id()).isEmpty()) {
      return List.of();
    }
    Instant since = clock.instant().minus(TOLD);
    long times = shown.since(new ProjectId(project.id()), since);
    return times == 0
        ? List.of()
        : List.of(
            new Task(
                Tone.SOON,
                null,
                words.say("participants.unmasked.when"),
                words.say("participants.unmasked.task", times),
                words.say("participants.unmasked.why"),
                words.say("participants.unmasked.do"),
                "/projekt/" + project.id() + "/skyddade"));
  }
}
