package se.delaktig.training.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.participants.event.PersonId;
import se.delaktig.training.event.TrainingKind;
import se.delaktig.training.event.TrainingSessionCancelled;
import se.delaktig.training.event.TrainingSessionId;
import se.delaktig.training.event.TrainingSessionPlanned;

class TrainingOccasionViewTest {
  private static final TrainingSessionId DAY_ONE = new TrainingSessionId("day-1");

  private final TrainingOccasionView view = new TrainingOccasionView();

  private TrainingOccasion after(TrainingOccasion state, ProgrammeEvent event) {
    RecordedEvent recorded =
        new RecordedEvent(
            "2017-00434", 1, Instant.EPOCH, new ActorId("karin"), "PROJECT_LEADER", event);
    assertThat(view.touched(recorded)).containsExactly(DAY_ONE.value());
    return view.after(state, recorded);
  }

  @Test
  void aCancelledSessionStandsNoMoreAndOneThatIsPlannedAnewDoes() {
    TrainingSessionPlanned planned =
        new TrainingSessionPlanned(
            DAY_ONE,
            TrainingKind.LECTURE,
            "Vilka är vi?",
            LocalDate.of(2018, 10, 3),
            LocalTime.of(9, 0),
            120,
            List.of(new PersonId("samira")));

    TrainingOccasion cancelled =
        after(after(view.empty("day-1"), planned), new TrainingSessionCancelled(DAY_ONE));

    assertThat(cancelled.stands()).isFalse();
    assertThat(after(cancelled, new TrainingSessionCancelled(DAY_ONE))).isEqualTo(cancelled);
    assertThat(after(cancelled, planned).stands()).isTrue();
  }
}
