package se.delaktig.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.project.event.ProjectId;

/** A right in one project reaches no stream of another. */
class StreamsTest {
  private static final ProjectId OURS = new ProjectId("2017-00434");

  @Test
  void whatIsNamedAfterAProjectLiesInThatProjectOnly() {
    for (String stream :
        new String[] {
          Streams.project(OURS),
          Streams.organisations(OURS),
          Streams.library(OURS),
          Streams.budget(OURS),
          Streams.goals(OURS),
          Streams.surveys(OURS),
          Streams.theory(OURS),
          Streams.observations(OURS),
          Streams.access(OURS.value()),
          "participant-of-" + OURS,
          "import-of-" + OURS
        }) {
      assertThat(Streams.mayLieIn(stream, "2017-00434")).as(stream).isTrue();
      assertThat(Streams.mayLieIn(stream, "2020-00001")).as(stream).isFalse();
      assertThat(Streams.mayLieIn(stream, "office")).as(stream).isFalse();
    }
  }

  @Test
  void theOfficesRightsLieInTheOfficeOnly() {
    assertThat(Streams.mayLieIn(Streams.access("office"), "office")).isTrue();
    assertThat(Streams.mayLieIn(Streams.access("office"), "2017-00434")).isFalse();
  }

  @Test
  void whatIsNamedByItsOwnIdMayBeginInAnyProject() {
    String session = Streams.dialogue(new DialogueSessionId("a-1"));
    assertThat(Streams.mayLieIn(session, "2017-00434")).isTrue();
    assertThat(Streams.mayLieIn(session, "2020-00001")).isTrue();
  }
}
