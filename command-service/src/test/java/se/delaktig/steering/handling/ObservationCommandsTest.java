package se.delaktig.steering.handling;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static se.delaktig.kernel.handling.AskedProject.PROJECT;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.handling.Given;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.SealedText;
import se.delaktig.steering.command.AnswerObservation;
import se.delaktig.steering.command.MakeObservation;
import se.delaktig.steering.event.ObservationAnswered;
import se.delaktig.steering.event.ObservationMade;
import se.delaktig.steering.event.ObservationMade.Kind;
import se.delaktig.steering.event.Worded;

/** Whoever follows the project from outside says and asks, and the project answers. */
class ObservationCommandsTest {
  private static final Worded SEALED = new Worded("t", "00");

  private final PersonRegister register = mock(PersonRegister.class);
  private final FixtureConfiguration<ObservationsAggregate> observations =
      Given.stream(ObservationsAggregate.class).registerInjectableResource(new Sealing(register));

  @BeforeEach
  void texts() {
    when(register.seal(any(), any(), anyString())).thenReturn(new SealedText("t", "00"));
  }

  @Test
  void observationsAreCounted() {
    observations
        .given(new ObservationMade(PROJECT, 1, Kind.OBSERVATION, SEALED))
        .when(new MakeObservation(PROJECT, Kind.QUESTION, "Varför?"), by(Role.EVALUATOR))
        .expectEvents(new ObservationMade(PROJECT, 2, Kind.QUESTION, SEALED));
  }

  @Test
  void anAnswerIsToOneThatWasMade() {
    observations
        .given(new ObservationMade(PROJECT, 1, Kind.QUESTION, SEALED))
        .when(new AnswerObservation(PROJECT, 1, "Därför."), by(Role.PROJECT_LEADER))
        .expectEvents(new ObservationAnswered(PROJECT, 1, SEALED));
  }

  @Test
  void anAnswerToNothingIsRefusedAndNotSealed() {
    observations
        .given(new ObservationMade(PROJECT, 1, Kind.QUESTION, SEALED))
        .when(new AnswerObservation(PROJECT, 2, "Därför."), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("steering.observation-unknown"));
    verify(register, never()).seal(any(), any(), anyString());
  }
}
