package se.delaktig.project.handling;

import static se.delaktig.kernel.handling.Given.by;

import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.handling.Given;
import se.delaktig.project.command.DecideRetention;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.RetentionDecided;
import se.delaktig.project.event.RetentionDecided.Archive;
import se.delaktig.project.event.RetentionDecided.ProgrammePeriod;

/** How long documents are kept is recorded as far as it is known. */
class RetentionCommandsTest {
  private static final ProjectId PROJECT = new ProjectId(Given.LEDGER);

  @Test
  void whatIsKnownIsRecordedAndWhatIsNotStaysOpen() {
    Given.stream(RetentionAggregate.class)
        .givenNoPriorActivity()
        .when(
            new DecideRetention(
                PROJECT, ProgrammePeriod.ESF_2014_2020, null, null, null, false, Archive.DESTROY),
            by(Role.DATA_PROTECTION_OFFICER))
        .expectEvents(
            new RetentionDecided(
                PROJECT, ProgrammePeriod.ESF_2014_2020, null, null, null, false, Archive.DESTROY));
  }
}
