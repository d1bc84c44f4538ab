package se.delaktig.organisations.handling;

import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.eq;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.Given;
import se.delaktig.organisations.command.AddWorkplace;
import se.delaktig.organisations.command.AppointManager;
import se.delaktig.organisations.command.AppointRepresentatives;
import se.delaktig.organisations.command.FormDialogueGroup;
import se.delaktig.organisations.command.JoinOrganisation;
import se.delaktig.organisations.event.DialogueGroupFormed;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.ManagerAppointed;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.RepresentativesAppointed;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/**
 * Organisations join, workplaces and groups are added, managers and representatives are appointed.
 */
class OrganisationCommandsTest {
  private static final ProjectId PROJECT = new ProjectId(Given.LEDGER);
  private static final OrganisationId AVESTA = new OrganisationId("avesta-kommun");
  private static final WorkplaceId GLADAN = new WorkplaceId("gladan");
  private static final PersonId MARIE = new PersonId("marie");
  private static final PersonId SAMIRA = new PersonId("samira");
  private static final PersonId STRANGER = new PersonId("stranger");
  private static final LocalDate FROM = LocalDate.of(2018, 9, 1);

  private final OrganisationJoined avestaJoined =
      new OrganisationJoined(
          PROJECT,
          AVESTA,
          "Avesta kommun",
          Stated.stated("Avesta"),
          Stated.notStated(),
          Stated.notStated(),
          LocalDate.of(2018, 2, 1));
  private final WorkplaceAdded gladanAdded = new WorkplaceAdded(GLADAN, AVESTA, "Förskolan Gladan");

  private final FixtureConfiguration<OrganisationsAggregate> organisations =
      Given.stream(OrganisationsAggregate.class);

  @BeforeEach
  void marieAndSamiraAreRegistered() {
    Consult consult = Mockito.mock(Consult.class);
    Mockito.when(consult.known(eq(Given.LEDGER), anyCollection()))
        .thenAnswer(asked ->
            asked.<Collection<PersonId>>getArgument(1).stream()
                .filter(List.of(MARIE, SAMIRA)::contains)
                .collect(Collectors.toSet()));
    organisations.registerInjectableResource(consult);
  }

  @Test
  void anOrganisationJoins() {
    organisations
        .givenNoPriorActivity()
        .when(join(), by(Role.PROJECT_LEADER))
        .expectEvents(avestaJoined);
  }

  @Test
  void anOrganisationDoesNotJoinTwice() {
    organisations
        .given(avestaJoined)
        .when(join(), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("organisations.already-there"));
  }

  @Test
  void aWorkplaceIsAdded() {
    organisations
        .given(avestaJoined)
        .when(
            new AddWorkplace(PROJECT, GLADAN, AVESTA, "Förskolan Gladan"), by(Role.PROJECT_LEADER))
        .expectEvents(gladanAdded);
  }

  @Test
  void aWorkplaceOfAnUnknownOrganisationIsRefused() {
    organisations
        .givenNoPriorActivity()
        .when(
            new AddWorkplace(PROJECT, GLADAN, AVESTA, "Förskolan Gladan"), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("organisation.unknown"));
  }

  @Test
  void twoWorkplacesOfAnOrganisationDoNotBearOneName() {
    organisations
        .given(avestaJoined, gladanAdded)
        .when(
            new AddWorkplace(PROJECT, new WorkplaceId("gladan-2"), AVESTA, "förskolan gladan"),
            by(Role.PROJECT_LEADER))
        .expectException(refusedWith("organisations.name-taken"));
  }

  @Test
  void aDialogueGroupIsFormed() {
    organisations
        .given(avestaJoined, gladanAdded)
        .when(
            new FormDialogueGroup(PROJECT, new GroupId("kvall"), GLADAN, "Kväll"),
            by(Role.PROJECT_LEADER))
        .expectEvents(new DialogueGroupFormed(new GroupId("kvall"), GLADAN, "Kväll"));
  }

  @Test
  void aDialogueGroupIsFormedOnceAndUnderANameOfItsOwn() {
    DialogueGroupFormed evening = new DialogueGroupFormed(new GroupId("kvall"), GLADAN, "Kväll");
    organisations
        .given(avestaJoined, gladanAdded, evening)
        .when(
            new FormDialogueGroup(PROJECT, new GroupId("kvall"), GLADAN, "Natt"),
            by(Role.PROJECT_LEADER))
        .expectException(refusedWith("organisations.already-there"));
    organisations
        .given(avestaJoined, gladanAdded, evening)
        .when(
            new FormDialogueGroup(PROJECT, new GroupId("sen"), GLADAN, "kväll"),
            by(Role.PROJECT_LEADER))
        .expectException(refusedWith("organisations.name-taken"));
  }

  @Test
  void aGroupOfAnUnknownWorkplaceIsRefused() {
    organisations
        .given(avestaJoined)
        .when(
            new FormDialogueGroup(PROJECT, new GroupId("kvall"), GLADAN, "Kväll"),
            by(Role.PROJECT_LEADER))
        .expectException(refusedWith("workplace.unknown"));
  }

  @Test
  void aManagerIsAppointed() {
    organisations
        .given(avestaJoined, gladanAdded)
        .when(new AppointManager(PROJECT, GLADAN, MARIE, FROM), by(Role.PROJECT_LEADER))
        .expectEvents(new ManagerAppointed(GLADAN, MARIE, FROM));
  }

  @Test
  void aManagerWhoIsNotRegisteredIsRefused() {
    organisations
        .given(avestaJoined, gladanAdded)
        .when(new AppointManager(PROJECT, GLADAN, STRANGER, FROM), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("person.unknown"));
  }

  @Test
  void representativesAreAppointed() {
    organisations
        .given(avestaJoined, gladanAdded)
        .when(
            new AppointRepresentatives(PROJECT, GLADAN, List.of(MARIE, SAMIRA)),
            by(Role.PROJECT_LEADER))
        .expectEvents(new RepresentativesAppointed(GLADAN, List.of(MARIE, SAMIRA)));
  }

  @Test
  void aRepresentativeIsNamedOnce() {
    organisations
        .given(avestaJoined, gladanAdded)
        .when(
            new AppointRepresentatives(PROJECT, GLADAN, List.of(SAMIRA, SAMIRA)),
            by(Role.PROJECT_LEADER))
        .expectException(refusedWith("organisations.person-twice"));
  }

  private static JoinOrganisation join() {
    return new JoinOrganisation(
        PROJECT,
        AVESTA,
        "Avesta kommun",
        Stated.stated("Avesta"),
        Stated.notStated(),
        Stated.notStated(),
        LocalDate.of(2018, 2, 1));
  }
}
