package se.delaktig.participants.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.file.UnreadableFileException;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.file.StaffList.Effect;
import se.delaktig.participants.file.StaffList.Otherwise;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.project.event.ProjectId;

/** Personal numbers are from the tax agency's list of test numbers. */
class StaffListTest {
  private static final LocalDate TODAY = LocalDate.of(2019, 11, 18);
  private static final String ANNA = "197001239297";
  private static final String OVE = "199001312397";
  private static final OrganisationId AVESTA = new OrganisationId("avesta");
  private static final OrganisationId ORSA = new OrganisationId("orsa");
  private static final WorkplaceId GLADAN = new WorkplaceId("gladan");
  private static final WorkplaceId SKOLAN = new WorkplaceId("skolan");
  private static final WorkplaceId KOKET = new WorkplaceId("koket");
  private static final String HEAD =
      "Personnummer;Förnamn;Efternamn;E-post;Arbetsgivare;Arbetsplats\n";
  private static final String ANNA_LINE =
      ANNA + ";Anna;Åkesson;anna@example.org;Avesta kommun;Gladan\n";
  private static final Otherwise NOTHING = new Otherwise(null, TODAY);

  private static Places places() {
    ProjectId project = new ProjectId("2017-00434");
    Places places = Places.none();
    for (var one : Map.of(AVESTA, "Avesta kommun", ORSA, "Orsa kommun").entrySet()) {
      places =
          places.after(
              new OrganisationJoined(
                  project,
                  one.getKey(),
                  one.getValue(),
                  Stated.notStated(),
                  Stated.notStated(),
                  Stated.notStated(),
                  TODAY));
    }
    return places
        .after(new WorkplaceAdded(GLADAN, AVESTA, "Gladan"))
        .after(new WorkplaceAdded(SKOLAN, AVESTA, "Skolan"))
        .after(new WorkplaceAdded(KOKET, ORSA, "Köket"));
  }

  private final Map<PersonalNumber, PersonId> persons = new HashMap<>();
  private final Map<PersonId, PersonDetails> details = new HashMap<>();
  private final Map<PersonId, Map<OrganisationId, Employment>> employed = new HashMap<>();

  private void registered(String id, String number, String given, String family, WorkplaceId at) {
    PersonalNumber parsed = PersonalNumber.parse(number, TODAY);
    PersonId person = new PersonId(id);
    persons.put(parsed, person);
    details.put(
        person, new PersonDetails(given, family, parsed, "anna@example.org", "0225-1", false));
    OrganisationId employer = places().organisationOf(at).orElseThrow();
    employed
        .computeIfAbsent(person, p -> new HashMap<>())
        .put(employer, new Employment(employer, at, null, LocalDate.of(2018, 9, 1)));
  }

  private StaffList list(String text) {
    return list(StaffFile.read(text.getBytes(StandardCharsets.UTF_8)), NOTHING);
  }

  private StaffList list(StaffFile file, Otherwise otherwise) {
    Known known = new Known(places(), persons, details, employed, workplace -> true, TODAY);
    return StaffList.of(file, Columns.of(file.header()), otherwise, known);
  }

  private static List<Effect> effects(StaffList list) {
    return list.lines().stream().map(StaffList.Line::effect).toList();
  }

  private static List<String> faults(StaffList list) {
    return list.lines().stream()
        .flatMap(line -> line.faults().stream())
        .map(StaffList.Fault::key)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE", "UTF-16"})
  void swedishLettersAreReadInEveryEncoding(String encoding) {
    StaffFile file = StaffFile.read((HEAD + ANNA_LINE).getBytes(Charset.forName(encoding)));
    assertThat(file.header()).contains("Förnamn");
    assertThat(file.lines().getFirst().cells()).contains("Åkesson");
  }

  @Test
  void aMarkBeforeUtf8IsNoPartOfTheFirstHead() {
    StaffFile file = StaffFile.read(("\uFEFF" + HEAD + ANNA_LINE).getBytes(StandardCharsets.UTF_8));
    assertThat(file.header().getFirst()).isEqualTo("Personnummer");
  }

  @ParameterizedTest
  @ValueSource(strings = {";", ",", "\t"})
  void anySeparatorDoes(String separator) {
    StaffList list = list((HEAD + ANNA_LINE).replace(";", separator));
    assertThat(effects(list)).containsExactly(Effect.NEW);
  }

  @Test
  void aNameInQuotesMayHoldTheSeparator() {
    StaffList list =
        list(
            "Personnummer,Namn,Arbetsgivare,Arbetsplats\n"
                + ANNA
                + ",\"Åkesson, Anna\",Avesta kommun,Gladan\n");
    assertThat(list.changes().getFirst().givenName()).isEqualTo("Anna");
    assertThat(list.changes().getFirst().familyName()).isEqualTo("Åkesson");
  }

  @Test
  void whatStandsAboveTheHeadsIsPassedOver() {
    StaffList list = list("Personallista 2019\n\n" + HEAD + ANNA_LINE);
    assertThat(effects(list)).containsExactly(Effect.NEW);
    assertThat(list.lines().getFirst().source().number()).isEqualTo(4);
  }

  @Test
  void theSameFileTwiceChangesNothing() {
    registered("p1", ANNA, "Anna", "Åkesson", GLADAN);
    StaffList list = list(HEAD + ANNA_LINE);
    assertThat(effects(list)).containsExactly(Effect.UNCHANGED);
    assertThat(list.changes()).isEmpty();
  }

  @Test
  void anotherNameIsAChangeAndAnotherWorkplaceAMove() {
    registered("p1", ANNA, "Anna", "Berg", GLADAN);
    assertThat(effects(list(HEAD + ANNA_LINE))).containsExactly(Effect.CHANGED);
    StaffList moved = list(HEAD + ANNA_LINE.replace("Gladan", "Skolan"));
    assertThat(effects(moved)).containsExactly(Effect.MOVED);
    assertThat(moved.changes().getFirst().from()).isEqualTo(TODAY);
  }

  @Test
  void aMoveIsNeverDatedBeforeTheLastOne() {
    registered("p1", ANNA, "Anna", "Åkesson", GLADAN);
    StaffFile file =
        StaffFile.read(
            (HEAD + ANNA_LINE.replace("Gladan", "Skolan")).getBytes(StandardCharsets.UTF_8));
    StaffList list = list(file, new Otherwise(null, LocalDate.of(2018, 1, 1)));
    assertThat(list.changes().getFirst().from()).isEqualTo(LocalDate.of(2018, 9, 1));
  }

  @Test
  void twoEmployersAreOnePerson() {
    StaffList list =
        list(HEAD + ANNA_LINE + ANNA + ";Anna;Åkesson;anna@example.org;Orsa kommun;Köket\n");
    assertThat(effects(list)).containsExactly(Effect.NEW, Effect.ANOTHER_EMPLOYER);
  }

  @Test
  void theSamePersonTwiceWithOneEmployerIsWrong() {
    StaffList list = list(HEAD + ANNA_LINE + ANNA_LINE);
    assertThat(effects(list)).containsExactly(Effect.NEW, Effect.WRONG);
    assertThat(faults(list)).containsExactly("participants.fault.twice");
  }

  @Test
  void whoeverIsMissingMayHaveLeft() {
    registered("p1", ANNA, "Anna", "Åkesson", GLADAN);
    registered("p2", OVE, "Ove", "Ek", SKOLAN);
    registered("p3", "199002202399", "Siv", "Al", KOKET);
    assertThat(list(HEAD + ANNA_LINE).missing())
        .as("only of employers in the file")
        .extracting(missing -> missing.person().value())
        .containsExactly("p2");
  }

  @Test
  void badRowsAreNamedByColumnAndGoodOnesGoIn() {
    String wrongDigit =
        ANNA.substring(0, 11) + (ANNA.charAt(11) == '0' ? '1' : (char) (ANNA.charAt(11) - 1));
    StaffList list =
        list(
            HEAD
                + ANNA_LINE
                + wrongDigit
                + ";Eva;Ek;ingen e-post;Avesta kommun;Gladan\n"
                + OVE
                + ";Ove;Ek;;Avesta kommun;Gladan 2\n");
    assertThat(effects(list)).containsExactly(Effect.NEW, Effect.WRONG, Effect.WRONG);
    assertThat(faults(list))
        .containsExactly(
            "problem.participants.personal-number-check-digit",
            "participants.fault.email",
            "participants.fault.workplace");
    assertThat(list.changes()).hasSize(1);
  }

  @Test
  void wrongRowsComeBackInAFileThatCanBeReadInAgain() {
    StaffFile file =
        StaffFile.read(
            (HEAD + OVE + ";=Ove;Ek;;Avesta kommun;Gladan 2\n").getBytes(StandardCharsets.UTF_8));
    byte[] returned =
        ReturnedFile.of(
            file, list(file, NOTHING).wrong(), "Påhittat", "Rader", "Skäl", line -> "okänd");
    StaffFile again = StaffFile.read(returned);
    assertThat(again.header()).containsAll(file.header()).contains("Skäl");
    assertThat(again.lines().getFirst().cells()).contains(OVE, "=Ove", "okänd");
  }

  @Test
  void anEmployerAndADayCanBeGivenForAWholeFile() {
    StaffFile file =
        StaffFile.read(
            ("Personnr\tNamn\tEnhet\n" + ANNA + "\tAnna Åkesson\tGladan\n")
                .getBytes(StandardCharsets.UTF_16));
    StaffList list = list(file, new Otherwise(AVESTA, LocalDate.of(2019, 1, 1)));
    assertThat(list.changes().getFirst().organisation()).isEqualTo(AVESTA);
    assertThat(list.changes().getFirst().from()).isEqualTo(LocalDate.of(2019, 1, 1));
  }

  @Test
  void whatIsNoListIsRefusedInPlainWords() {
    assertThatThrownBy(() -> StaffFile.read(new byte[0]))
        .isInstanceOfSatisfying(
            UnreadableFileException.class, e -> assertThat(e.key()).isEqualTo("file.empty"));
    assertThatThrownBy(() -> StaffFile.read(new byte[] {'P', 'K', 3, 4, 1, 2, 3, 4, 5}))
        .isInstanceOf(UnreadableFileException.class);
  }
}
