package se.delaktig.participants.handling;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.Given;
import se.delaktig.participants.command.MergeRecords;
import se.delaktig.participants.command.PartRecords;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.RecordsMerged;
import se.delaktig.participants.event.RecordsParted;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/** Two records are said to be of one person, and of two after all. */
class MergingCommandsTest {
  private static final ProjectId PROJECT = new ProjectId(Given.LEDGER);
  private static final PersonId ALI = new PersonId("ali");
  private static final PersonId AGAIN = new PersonId("again");
  private static final PersonId THIRD = new PersonId("third");
  private static final PersonId STRANGER = new PersonId("stranger");

  private final PersonRegister register = mock(PersonRegister.class);
  private final Consult consult = mock(Consult.class);
  private final FixtureConfiguration<RecordsAggregate> records =
      Given.stream(RecordsAggregate.class)
          .registerInjectableResource(register)
          .registerInjectableResource(consult);

  @BeforeEach
  void registered() {
    when(consult.known(eq(Given.LEDGER), anyCollection()))
        .thenAnswer(call ->
            call.<Collection<PersonId>>getArgument(1).stream()
                .filter(Set.of(ALI, AGAIN, THIRD)::contains)
                .collect(Collectors.toSet()));
  }

  private static MergeRecords merge(PersonId person, PersonId into) {
    return new MergeRecords(PROJECT, person, into);
  }

  @Test
  void oneRecordGoesIntoTheOther() {
    records
        .givenNoPriorActivity()
        .when(merge(AGAIN, ALI), by(Role.PROJECT_LEADER))
        .expectEvents(new RecordsMerged(AGAIN, ALI));
    verify(register, never()).protect(any(), any());
  }

  @Test
  void whatIsOnePersonsAlreadyChangesNothing() {
    records
        .given(new RecordsMerged(AGAIN, ALI))
        .when(merge(ALI, AGAIN), by(Role.PROJECT_LEADER))
        .expectNoEvents();
  }

  @Test
  void severalRecordsGoIntoOneAndNoneIntoOneThatHasGone() {
    records
        .given(new RecordsMerged(AGAIN, ALI))
        .when(merge(THIRD, ALI), by(Role.PROJECT_LEADER))
        .expectEvents(new RecordsMerged(THIRD, ALI));
    records
        .given(new RecordsMerged(AGAIN, ALI))
        .when(merge(THIRD, AGAIN), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("participants.part-first"));
    records
        .given(new RecordsMerged(AGAIN, ALI))
        .when(merge(ALI, THIRD), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("participants.part-first"));
  }

  @Test
  void aRecordIsNotMergedWithItselfOrWithNobody() {
    records
        .givenNoPriorActivity()
        .when(merge(ALI, ALI), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("participants.same-record"));
    records
        .givenNoPriorActivity()
        .when(merge(STRANGER, ALI), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("person.unknown"));
  }

  @Test
  void partedIsOnlyWhatWasMerged() {
    records
        .given(new RecordsMerged(AGAIN, ALI))
        .when(new PartRecords(PROJECT, AGAIN), by(Role.PROJECT_LEADER))
        .expectEvents(new RecordsParted(AGAIN, ALI));
    records
        .given(new RecordsMerged(AGAIN, ALI), new RecordsParted(AGAIN, ALI))
        .when(new PartRecords(PROJECT, AGAIN), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("participants.not-merged"));
  }

  @Test
  void aMarkOfOneIsAMarkOfBoth() {
    when(register.isProtected(PROJECT, AGAIN)).thenReturn(true);
    records
        .givenNoPriorActivity()
        .when(merge(AGAIN, ALI), by(Role.PROJECT_LEADER))
        .expectEvents(new RecordsMerged(AGAIN, ALI));
    verify(register).protect(PROJECT, ALI);
  }
}
