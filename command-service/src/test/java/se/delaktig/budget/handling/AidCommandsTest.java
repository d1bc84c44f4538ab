package se.delaktig.budget.handling;

import static se.delaktig.kernel.handling.AskedProject.AVESTA;
import static se.delaktig.kernel.handling.AskedProject.CLOCK;
import static se.delaktig.kernel.handling.AskedProject.PROJECT;
import static se.delaktig.kernel.handling.AskedProject.consult;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.budget.command.DeclareAid;
import se.delaktig.budget.event.AidDeclared;
import se.delaktig.kernel.handling.Given;
import se.delaktig.organisations.event.OrganisationId;

/** De minimis aid is declared. Asked of an AggregateTestFixture. */
class AidCommandsTest {
  private static final LocalDate DAY = LocalDate.of(2019, 10, 14);

  private final FixtureConfiguration<AidAggregate> aid = Given.stream(AidAggregate.class);

  @BeforeEach
  void theProject() {
    aid.registerInjectableResource(consult()).registerInjectableResource(CLOCK);
  }

  @Test
  void aDeclarationOfAidReplacesTheOneBefore() {
    aid.given(new AidDeclared(AVESTA, DAY, List.of()))
        .when(declared(DAY, "12500.50"), by(Role.ECONOMIST))
        .expectEvents(
            new AidDeclared(
                AVESTA,
                DAY,
                List.of(
                    new AidDeclared.Aid(
                        DAY, new BigDecimal("12500.50"), AidDeclared.Origin.ELSEWHERE))));
  }

  @Test
  void aDeclarationThatSaysTheSameIsRefused() {
    aid.given(new AidDeclared(AVESTA, DAY, List.of()))
        .when(new DeclareAid(PROJECT, AVESTA, DAY, List.of()), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.nothing-changed"));
  }

  @Test
  void aidThatIsNotDecidedYetIsRefused() {
    aid.givenNoPriorActivity()
        .when(declared(LocalDate.of(2019, 11, 19), "1"), by(Role.ECONOMIST))
        .expectException(refusedWith("budget.in-the-future"));
  }

  @Test
  void anOrganisationOutsideTheProjectDeclaresNothingInIt() {
    aid.givenNoPriorActivity()
        .when(
            new DeclareAid(PROJECT, new OrganisationId("falun"), DAY, List.of()),
            by(Role.ECONOMIST))
        .expectException(refusedWith("organisation.unknown"));
  }

  private static DeclareAid declared(LocalDate granted, String euro) {
    return new DeclareAid(
        PROJECT,
        AVESTA,
        DAY,
        List.of(new DeclareAid.Aid(granted, new BigDecimal(euro), AidDeclared.Origin.ELSEWHERE)));
  }
}
