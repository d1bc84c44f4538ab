package se.delaktig.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import se.delaktig.access.event.ReadingEvent;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.event.SignatureId;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.participants.event.IdentityProtected;
import se.delaktig.participants.event.MaskId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.training.event.TrainingKind;
import se.delaktig.training.event.TrainingSessionHeld;
import se.delaktig.training.event.TrainingSessionId;

/**
 * Every stored revision of every event stays readable for ever: one file each in {@code golden/},
 * never edited.
 */
class GoldenEventsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Path GOLDEN_READINGS = Path.of("src/test/resources/golden-readings");
  private final EventVocabulary vocabulary = new EventVocabulary();

  @TestFactory
  Stream<DynamicTest> everyEventHasAGoldenFile() {
    return vocabulary.types().stream()
        .map(type ->
            DynamicTest.dynamicTest(
                type.getSimpleName(), () -> assertThat(file(type)).isRegularFile()));
  }

  /** The present revision as it stands; an old one as the golden file of the present one. */
  @TestFactory
  Stream<DynamicTest> everyGoldenFileReadsAndIsWrittenInThePresentRevision() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
          .map(file ->
              DynamicTest.dynamicTest(
                  file.getFileName().toString(),
                  () -> {
                    String[] name = file.getFileName().toString().split("\\.r|\\.json");
                    ProgrammeEvent event =
                        vocabulary.read(
                            name[0], Integer.parseInt(name[1]), Files.readString(file).strip());
                    assertThat(vocabulary.write(event))
                        .isEqualTo(Files.readString(file(event.getClass())).strip());
                  }));
    }
  }

  /** What stands in the read log stays readable as well. */
  @TestFactory
  Stream<DynamicTest> everyReadingHasAGoldenFileThatReadsAndIsWrittenTheSame() {
    ReadingVocabulary readings = new ReadingVocabulary();
    return readings.types().stream()
        .map(type ->
            DynamicTest.dynamicTest(
                type.getSimpleName(),
                () -> {
                  StoredAs stored = EventVocabulary.stored(type);
                  String body =
                      Files.readString(
                              GOLDEN_READINGS.resolve(
                                  stored.value() + ".r" + stored.revision() + ".json"))
                          .strip();
                  ReadingEvent read = readings.read(stored.value(), stored.revision(), body);
                  assertThat(read).isInstanceOf(type);
                  assertThat(readings.write(read)).isEqualTo(body);
                }));
  }

  @Test
  void aSignatureOfTheFirstRevisionSaysWhoseHoursItIsAboutInEachItem() {
    assertThat(
            vocabulary.read(
                "hours-signed",
                1,
                """
                {"signature":"s","person":"ali","kind":"PAPER","items":[
                {"session":{"kind":"WORKPLACE_DIALOGUE","id":"d1"},"minutes":60},
                {"session":{"kind":"WORKPLACE_DIALOGUE","id":"d2"},"minutes":45}]}\
                """))
        .isEqualTo(
            new HoursSigned(
                new SignatureId("s"),
                SignatureKind.PAPER,
                List.of(signed("d1", 60), signed("d2", 45))));
  }

  @Test
  void aTrainingSessionOfTheSecondRevisionSaysWhichFocusesItCarried() {
    assertThat(
            vocabulary.read(
                "training-session-held",
                2,
                """
                {"session":"t","kind":"LECTURE","title":"Normer","date":"2019-10-14",\
                "start":"13:00:00","minutes":120,"attendances":[],"focuses":["tillgänglighet"]}\
                """))
        .isEqualTo(
            new TrainingSessionHeld(
                new TrainingSessionId("t"),
                TrainingKind.LECTURE,
                "Normer",
                LocalDate.of(2019, 10, 14),
                LocalTime.of(13, 0),
                120,
                List.of(),
                List.of("tillgänglighet")));
  }

  @Test
  void aMaterialOfTheSecondRevisionMayBeAFile() {
    String body =
        """
        {"material":"m","title":"Normer","link":null,"version":1,"focuses":[],\
        "file":{"id":"f","mediaType":"application/pdf","sha256":"abcd","bytes":48210}}\
        """;
    MaterialAdded added =
        new MaterialAdded(
            new MaterialId("m"),
            "Normer",
            null,
            1,
            List.of(),
            new MaterialAdded.Kept(new FileId("f"), "application/pdf", "abcd", 48_210));
    assertThat(vocabulary.read("material-added", 2, body)).isEqualTo(added);
    assertThat(vocabulary.write(added)).isEqualTo(body);
  }

  @Test
  void aGoalOfTheSecondRevisionMayFollowFromTheLog() {
    String body =
        """
        {"project":"2017-00434","goal":"G4","indicator":"Andel","baseline":{"value":null,\
        "basis":"NOT_STATED","note":null},"target":{"value":70,"basis":"STATED","note":null},\
        "by":"2020-06-30","owner":"projektledare","counts":"Alla svar","source":{"kind":"SURVEYED",\
        "measure":null,"shareOf":{"survey":1,"question":2,"lowest":4}}}\
        """;
    GoalOperationalised operationalised =
        new GoalOperationalised(
            new ProjectId("2017-00434"),
            "G4",
            "Andel",
            Stated.notStated(),
            Stated.stated(new BigDecimal("70")),
            LocalDate.of(2020, 6, 30),
            "projektledare",
            "Alla svar",
            GoalOperationalised.Source.surveyed(new GoalOperationalised.ShareOf(1, 2, 4)));
    assertThat(vocabulary.read("goal-operationalised", 2, body)).isEqualTo(operationalised);
    assertThat(vocabulary.write(operationalised)).isEqualTo(body);
  }

  @Test
  void aMarkOfTheSecondRevisionTellsNotWhoseItIs() {
    IdentityProtected marked = new IdentityProtected(new MaskId("5f0a"));
    assertThat(vocabulary.read("identity-protected", 2, "{\"mask\":\"5f0a\"}")).isEqualTo(marked);
    assertThat(vocabulary.read("identity-protected", 1, "{\"person\":\"5f0a\"}"))
        .as("before, the person's own id stood there")
        .isEqualTo(marked);
  }

  private static HoursSigned.Item signed(String session, int minutes) {
    return new HoursSigned.Item(
        new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, session), new PersonId("ali"), minutes);
  }

  @Test
  void aRevisionFromALaterProgramNamesItself() {
    assertThatThrownBy(() -> vocabulary.read("hours-signed", 99, "{}"))
        .hasMessageContaining("hours-signed revision 99");
  }

  @Test
  void anUnknownEventNamesItself() {
    assertThatThrownBy(() -> vocabulary.read("moon-landed", 1, "{}"))
        .hasMessageContaining("moon-landed");
  }

  private static Path file(Class<?> type) {
    StoredAs stored = EventVocabulary.stored(type);
    return GOLDEN.resolve(stored.value() + ".r" + stored.revision() + ".json");
  }
}
