package se.delaktig.steering.handling;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static se.delaktig.kernel.handling.AskedProject.AVESTA;
import static se.delaktig.kernel.handling.AskedProject.CLOCK;
import static se.delaktig.kernel.handling.AskedProject.PROJECT;
import static se.delaktig.kernel.handling.AskedProject.consult;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.time.LocalDate;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.handling.Given;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.SealedText;
import se.delaktig.steering.command.AdoptRoutine;
import se.delaktig.steering.command.FollowUpRoutine;
import se.delaktig.steering.event.RoutineAdopted;
import se.delaktig.steering.event.RoutineAdopted.Kind;
import se.delaktig.steering.event.RoutineAdopted.Level;
import se.delaktig.steering.event.RoutineFollowedUp;
import se.delaktig.steering.event.RoutineFollowedUp.Use;
import se.delaktig.steering.event.Worded;

/** What the project leads to is recorded, and later whether it is in use. */
class RoutineCommandsTest {
  private static final LocalDate DAY = LocalDate.of(2019, 9, 2);
  private static final LocalDate TO_COME = LocalDate.of(2019, 11, 19);
  private static final Worded SEALED = new Worded("t", "00");
  private static final RoutineAdopted ADOPTED =
      new RoutineAdopted(PROJECT, 1, Kind.ROUTINE, Level.ORGANISATION, AVESTA, DAY, SEALED);

  private final PersonRegister register = mock(PersonRegister.class);
  private final FixtureConfiguration<RoutinesAggregate> routines =
      Given.stream(RoutinesAggregate.class)
          .registerInjectableResource(CLOCK)
          .registerInjectableResource(consult())
          .registerInjectableResource(new Sealing(register));

  @BeforeEach
  void texts() {
    when(register.seal(any(), any(), anyString())).thenReturn(new SealedText("t", "00"));
  }

  private static AdoptRoutine adopt(OrganisationId at, LocalDate day) {
    return new AdoptRoutine(PROJECT, Kind.ROUTINE, Level.ORGANISATION, at, day, "Handledare");
  }

  @Test
  void routinesAreCounted() {
    routines
        .given(ADOPTED)
        .when(adopt(AVESTA, DAY), by(Role.PROJECT_LEADER))
        .expectEvents(
            new RoutineAdopted(PROJECT, 2, Kind.ROUTINE, Level.ORGANISATION, AVESTA, DAY, SEALED));
  }

  @Test
  void whatIsToComeOrOfAnotherProjectIsNotRecorded() {
    routines
        .givenNoPriorActivity()
        .when(adopt(AVESTA, TO_COME), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("steering.in-the-future"));
    routines
        .givenNoPriorActivity()
        .when(adopt(new OrganisationId("okand"), DAY), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("organisation.unknown"));
  }

  @Test
  void itIsFollowedUpWhetherARoutineIsInUse() {
    routines
        .given(ADOPTED)
        .when(new FollowUpRoutine(PROJECT, 1, DAY, Use.IN_USE, null), by(Role.PROJECT_LEADER))
        .expectEvents(new RoutineFollowedUp(PROJECT, 1, DAY, Use.IN_USE, null));
    routines
        .given(ADOPTED)
        .when(new FollowUpRoutine(PROJECT, 2, DAY, Use.IN_USE, null), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("steering.routine-unknown"));
    routines
        .given(ADOPTED)
        .when(new FollowUpRoutine(PROJECT, 1, TO_COME, Use.IN_USE, null), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("steering.in-the-future"));
  }
}
