package se.delaktig.organisations.handling;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static se.delaktig.kernel.handling.Given.LEDGER;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.Given;
import se.delaktig.organisations.command.NameCertifier;
import se.delaktig.organisations.event.CertifierNamed;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/** Whoever certifies a manager's own hours is named. */
class NamingACertifierTest {
  private static final PersonId MARIE = new PersonId("marie");
  private static final PersonId DEPUTY = new PersonId("deputy");

  private final Consult consult = mock(Consult.class);

  /** An {@link AggregateTestFixture}. */
  private final FixtureConfiguration<OrganisationsAggregate> organisations =
      Given.stream(OrganisationsAggregate.class).registerInjectableResource(consult);

  @BeforeEach
  void bothAreRegistered() {
    when(consult.known(LEDGER, List.of(MARIE))).thenReturn(Set.of(MARIE));
    when(consult.known(LEDGER, List.of(DEPUTY))).thenReturn(Set.of(DEPUTY));
  }

  @Test
  void aDeputyIsNamed() {
    organisations
        .givenNoPriorActivity()
        .when(naming(DEPUTY), by(Role.PROJECT_LEADER))
        .expectEvents(new CertifierNamed(MARIE, DEPUTY, CertifierNamed.As.DEPUTY));
  }

  @Test
  void nobodyIsNamedForTheirOwnHours() {
    organisations
        .givenNoPriorActivity()
        .when(naming(MARIE), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("organisations.own-certifier"));
  }

  @Test
  void aStrangerIsNotNamed() {
    organisations
        .givenNoPriorActivity()
        .when(naming(new PersonId("stranger")), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("person.unknown"));
  }

  private static NameCertifier naming(PersonId certifier) {
    return new NameCertifier(new ProjectId(LEDGER), MARIE, certifier, CertifierNamed.As.DEPUTY);
  }
}
