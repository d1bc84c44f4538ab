package se.delaktig.hours.handling;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static se.delaktig.kernel.handling.Given.LEDGER;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.hours.command.DiscardScan;
import se.delaktig.hours.command.ScanAttendanceReports;
import se.delaktig.hours.command.ScanAttendanceReports.Sheet;
import se.delaktig.hours.event.AttendanceReportsScanned;
import se.delaktig.hours.event.ScanDiscarded;
import se.delaktig.hours.event.ScanId;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.KeptFile;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.Given;
import se.delaktig.kernel.handling.KeptFiles;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/** Scanned närvarorapporter are tied to people and months. */
class ScanCommandsTest {
  private static final PersonId ALI = new PersonId("ali");
  private static final WorkplaceId GLADAN = new WorkplaceId("gladan");
  private static final ScanId SCAN = new ScanId("scan-1");
  private static final FileId FILE = new FileId("file-1");
  private static final String SHA =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  private final Consult consult = mock(Consult.class);
  private final KeptFiles files = mock(KeptFiles.class);
  private final PersonRegister register = mock(PersonRegister.class);
  private final FixtureConfiguration<ScanAggregate> scan =
      Given.stream(ScanAggregate.class)
          .registerInjectableResource(new HoursKnowledge(consult, register))
          .registerInjectableResource(files)
          .registerInjectableResource(
              new ProgrammeClock(() -> Instant.parse("2019-11-18T08:00:00Z")));

  @BeforeEach
  void given() {
    scan.registerCommandHandlerInterceptor(
        new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider("actor", "ledger")));
    kept("application/pdf");
    when(consult.known(eq(LEDGER), any())).thenReturn(Set.of(ALI));
    when(consult.organisations(LEDGER)).thenReturn(gladan());
  }

  private static Places gladan() {
    return Places.none().after(new WorkplaceAdded(GLADAN, new OrganisationId("avesta"), "Gladan"));
  }

  private void kept(String mediaType) {
    when(files.of(LEDGER, FILE)).thenReturn(new KeptFile(FILE, mediaType, SHA, 1_000));
  }

  private static ScanAttendanceReports pile(FileId file, int pages, Sheet... sheets) {
    return new ScanAttendanceReports(SCAN, file, pages, List.of(sheets));
  }

  private static Sheet sheet(int page, PersonId person, WorkplaceId workplace, String month) {
    return new Sheet(page, person, workplace, month);
  }

  @Test
  void aPileIsKeptWithWhatItIsByTheStoreAndWhoseItsPagesAre() {
    scan.givenNoPriorActivity()
        .when(
            new ScanAttendanceReports(SCAN, FILE, 3, List.of(sheet(2, ALI, GLADAN, "2019-10"))),
            by(Role.PROJECT_WORKER))
        .expectEvents(
            new AttendanceReportsScanned(
                SCAN,
                FILE,
                "application/pdf",
                SHA,
                1_000,
                3,
                List.of(new AttendanceReportsScanned.Sheet(2, ALI, GLADAN, "2019-10"))));
  }

  @Test
  void aPileOfWhichNoPageCouldBeReadIsKeptToBeTiedByHand() {
    scan.givenNoPriorActivity()
        .when(pile(FILE, 2), by(Role.PROJECT_LEADER))
        .expectEvents(
            new AttendanceReportsScanned(SCAN, FILE, "application/pdf", SHA, 1_000, 2, List.of()));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(
            pile(new FileId("another"), 1, sheet(1, ALI, GLADAN, "2019-10")), "hours.scan-unknown"),
        Arguments.of(pile(FILE, 1, sheet(2, ALI, GLADAN, "2019-10")), "hours.no-such-page"),
        Arguments.of(
            pile(FILE, 2, sheet(1, ALI, GLADAN, "2019-10"), sheet(1, ALI, GLADAN, "2019-09")),
            "hours.no-such-page"),
        Arguments.of(
            pile(FILE, 1, sheet(1, new PersonId("nobody"), GLADAN, "2019-10")), "person.unknown"),
        Arguments.of(
            pile(FILE, 1, sheet(1, ALI, new WorkplaceId("nowhere"), "2019-10")),
            "workplace.unknown"),
        Arguments.of(pile(FILE, 1, sheet(1, ALI, GLADAN, "2019-12")), "hours.month-to-come"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatCannotBeIsRefused(ScanAttendanceReports command, String code) {
    scan.givenNoPriorActivity()
        .when(command, by(Role.PROJECT_LEADER))
        .expectException(refusedWith(code));
  }

  @Test
  void whatIsNoPictureIsNoScan() {
    kept("application/zip");
    scan.givenNoPriorActivity()
        .when(pile(FILE, 1, sheet(1, ALI, GLADAN, "2019-10")), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("hours.not-a-scan"));
  }

  private static AttendanceReportsScanned scanned(AttendanceReportsScanned.Sheet... sheets) {
    return new AttendanceReportsScanned(
        new ScanId("scan-0"), FILE, "application/pdf", SHA, 1_000, 1, List.of(sheets));
  }

  private static final AttendanceReportsScanned.Sheet ALIS =
      new AttendanceReportsScanned.Sheet(1, ALI, GLADAN, "2019-10");

  private static EventMessage<?> byKarin(Object event) {
    return GenericEventMessage.asEventMessage(event).andMetaData(byActor("karin"));
  }

  private static Map<String, Object> byActor(String actor) {
    return Map.of(
        "ledger",
        LEDGER,
        "actor",
        actor,
        "acting",
        new Acting(new ActorId(actor), Role.PROJECT_LEADER, null));
  }

  @Test
  void theStoreKnowsWhomAPageNamesSoThatItGoesWithThem() {
    scan.givenNoPriorActivity()
        .when(pile(FILE, 1, sheet(1, ALI, GLADAN, "2019-10")), byActor("karin"))
        .expectEvents(
            new AttendanceReportsScanned(
                SCAN, FILE, "application/pdf", SHA, 1_000, 1, List.of(ALIS)));
    verify(register).fileNames(new ProjectId(LEDGER), FILE.value(), Set.of(ALI));
  }

  @Test
  void whoeverScannedAPageSaysLaterWhoseItIs() {
    scan.given(byKarin(scanned()))
        .when(pile(FILE, 1, sheet(1, ALI, GLADAN, "2019-10")), byActor("karin"))
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void nobodyElseSaysWhoseAPageIsAndSoGetsToSeeIt() {
    scan.given(byKarin(scanned()))
        .when(pile(FILE, 1, sheet(1, ALI, GLADAN, "2019-10")), byActor("maja"))
        .expectException(refusedWith("hours.not-your-scan"));
    verify(register, never()).fileNames(any(), any(), any());
  }

  @Test
  void aPageOfSomebodyProtectedIsNotMadeAnotherOnes() {
    PersonId eva = new PersonId("eva");
    when(register.isProtected(new ProjectId(LEDGER), eva)).thenReturn(true);
    scan.given(byKarin(scanned(new AttendanceReportsScanned.Sheet(1, eva, GLADAN, "2019-10"))))
        .when(pile(FILE, 1, sheet(1, ALI, GLADAN, "2019-10")), byActor("karin"))
        .expectException(refusedWith("hours.sheet-of-protected"));
  }

  @Test
  void whoeverIsErasedGetsNoPageAnyMore() {
    when(register.isErased(new ProjectId(LEDGER), ALI)).thenReturn(true);
    scan.givenNoPriorActivity()
        .when(pile(FILE, 1, sheet(1, ALI, GLADAN, "2019-10")), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("person.unknown"));
  }

  @Test
  void aPageThatIsNobodysIsThrownAwayAndDestroyedAlsoByOthers() {
    scan.given(byKarin(scanned()))
        .when(new DiscardScan(FILE), byActor("maja"))
        .expectEvents(new ScanDiscarded(FILE));
    verify(register).eraseFile(new ProjectId(LEDGER), FILE.value());
  }

  @Test
  void aPageThatIsSomebodysIsEvidenceAndIsNotThrownAway() {
    scan.given(byKarin(scanned(ALIS)))
        .when(new DiscardScan(FILE), byActor("karin"))
        .expectException(refusedWith("hours.sheet-is-somebodys"));
    verify(register, never()).eraseFile(any(), any());
  }

  @Test
  void whatIsThrownAwayOrWasNeverScannedIsUnknown() {
    scan.given(byKarin(scanned()), byKarin(new ScanDiscarded(FILE)))
        .when(new DiscardScan(FILE), byActor("karin"))
        .expectException(refusedWith("hours.scan-unknown"));
  }
}
