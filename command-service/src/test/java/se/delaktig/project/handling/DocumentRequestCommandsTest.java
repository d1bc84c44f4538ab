package se.delaktig.project.handling;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static se.delaktig.kernel.handling.AskedProject.CLOCK;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.handling.Given;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.SealedText;
import se.delaktig.project.command.RegisterDocumentRequest;
import se.delaktig.project.command.ReviewSecrecy;
import se.delaktig.project.event.DocumentRequestId;
import se.delaktig.project.event.DocumentsRequested;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.SecrecyReviewed;
import se.delaktig.project.event.SecrecyReviewed.Outcome;
import se.delaktig.project.event.SecrecyReviewed.Provision;

/** Requests for public documents are registered with their secrecy review. */
class DocumentRequestCommandsTest {
  private static final ProjectId PROJECT = new ProjectId(Given.LEDGER);
  private static final DocumentRequestId REQUEST = new DocumentRequestId("r1");
  private static final LocalDate DAY = LocalDate.of(2019, 10, 14);

  private final PersonRegister register = mock(PersonRegister.class);
  private final FixtureConfiguration<DocumentRequestAggregate> requests =
      Given.stream(DocumentRequestAggregate.class)
          .registerInjectableResource(CLOCK)
          .registerInjectableResource(register);

  @Test
  void aRequestIsRegisteredAndItsWordsAreSealed() {
    when(register.seal(PROJECT, null, "Alla närvarolistor")).thenReturn(new SealedText("t", "00"));
    requests
        .givenNoPriorActivity()
        .when(asked(DAY), by(Role.PROJECT_LEADER))
        .expectEvents(requested());
  }

  @Test
  void aDayThatHasNotBeenIsRefusedBeforeAnythingIsSealed() {
    requests
        .givenNoPriorActivity()
        .when(asked(LocalDate.of(2099, 1, 1)), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("project.request-in-the-future"));
    verify(register, never()).seal(any(), any(), any());
  }

  @Test
  void aReviewSaysByWhichProvisionSomethingIsKeptBack() {
    requests
        .given(requested())
        .when(review(Outcome.RELEASED_IN_PART, Provision.OSL_21_3), by(Role.PROJECT_LEADER))
        .expectEvents(
            new SecrecyReviewed(
                PROJECT, REQUEST, DAY, Outcome.RELEASED_IN_PART, List.of(Provision.OSL_21_3)));
    requests
        .given(requested())
        .when(review(Outcome.REFUSED), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("project.provisions-do-not-fit"));
    requests
        .given(requested())
        .when(review(Outcome.RELEASED, Provision.OSL_21_3), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("project.provisions-do-not-fit"));
  }

  @Test
  void whatWasNotAskedForIsNotReviewed() {
    requests
        .givenNoPriorActivity()
        .when(review(Outcome.RELEASED), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("project.request-unknown"));
  }

  private static RegisterDocumentRequest asked(LocalDate day) {
    return new RegisterDocumentRequest(
        PROJECT, REQUEST, day, DocumentsRequested.What.HOURS, "Alla närvarolistor");
  }

  private static DocumentsRequested requested() {
    return new DocumentsRequested(PROJECT, REQUEST, DAY, DocumentsRequested.What.HOURS, "t", "00");
  }

  private static ReviewSecrecy review(Outcome outcome, Provision... provisions) {
    return new ReviewSecrecy(PROJECT, REQUEST, DAY, outcome, List.of(provisions));
  }
}
