package se.delaktig.kernel.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.policy.Structure;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.Participant;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.EmploymentAdded;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.RecordsMerged;
import se.delaktig.participants.policy.Records;

/** Where a right looks for people. */
class LedgerStructureTest {
  private static final OrganisationId AVESTA = new OrganisationId("avesta-kommun");
  private static final WorkplaceId GLADAN = new WorkplaceId("gladan");
  private static final WorkplaceId LYKTAN = new WorkplaceId("lyktan");
  private static final PersonId ANNA = new PersonId("anna");
  private static final PersonId AGAIN = new PersonId("again");
  private static final LocalDate JOINED = LocalDate.of(2018, 9, 1);

  private final Consult consult = mock(Consult.class);
  private final Structure structure = new LedgerStructure(consult, Given.LEDGER);

  @BeforeEach
  void registeredAtGladanAndAgainAtLyktan() {
    employed(ANNA, GLADAN, JOINED);
    employed(AGAIN, LYKTAN, JOINED.plusYears(1));
  }

  @Test
  void twoPeopleAreEachWhereTheyWork() {
    when(consult.records(Given.LEDGER)).thenReturn(Records.apart());
    assertThat(structure.workplacesOf(ANNA)).containsExactly(GLADAN);
    assertThat(structure.workplacesOf(AGAIN)).containsExactly(LYKTAN);
  }

  @Test
  void onePersonIsWhereAllRecordsSayThatThePersonWorksNow() {
    when(consult.records(Given.LEDGER))
        .thenReturn(Records.apart().after(new RecordsMerged(AGAIN, ANNA)));
    assertThat(structure.workplacesOf(ANNA)).containsExactly(LYKTAN);
    assertThat(structure.workplacesOf(AGAIN)).containsExactly(LYKTAN);
  }

  private void employed(PersonId person, WorkplaceId workplace, LocalDate from) {
    when(consult.participant(Given.LEDGER, person))
        .thenReturn(
            Participant.unknown()
                .after(new EmploymentAdded(person, new Employment(AVESTA, workplace, null, from))));
  }
}
