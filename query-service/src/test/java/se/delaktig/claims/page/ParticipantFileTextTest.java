package se.delaktig.claims.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.view.FileLayout;
import se.delaktig.claims.view.LayoutOfFile;
import se.delaktig.claims.view.ParticipantFile;
import se.delaktig.claims.view.ParticipantFile.Row;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.PlanOf2017;

/** What a participant file says, in the layout that comes along. */
class ParticipantFileTextTest {
  private static final PersonId ANNA = new PersonId("anna");
  private static final PersonId BO = new PersonId("bo");
  private static final PersonId CIA = new PersonId("cia");
  private static final PersonId DAN = new PersonId("dan");

  private final Disclosure disclosure = mock(Disclosure.class);
  private final LayoutOfFile layout = mock(LayoutOfFile.class);
  private final Words words = mock(Words.class);

  @BeforeEach
  void theExample() throws IOException {
    try (InputStream stored =
        FileLayout.class.getResourceAsStream("/participant-file/example.json")) {
      when(layout.get())
          .thenReturn(ProgrammeJson.read(Objects.requireNonNull(stored), FileLayout.class));
    }
    when(words.say("claims.invented")).thenReturn("Påhittade uppgifter");
  }

  private static Row row(PersonId person, LocalDate start, int minutes) {
    return new Row(person, start, null, "212000-2292", minutes);
  }

  private List<String> lines(Row... rows) {
    Sight sight =
        new Sight(
            new ProjectId("2017-00434"),
            new ActorId("ekonom"),
            PlanOf2017.programme("anstallda", PlanOf2017.breakEven(Rounding.MINUTES)),
            List.of());
    return new ParticipantFileText(disclosure, layout, words)
        .of(sight, new ParticipantFile(YearMonth.of(2019, 10), List.of(rows)))
        .lines()
        .toList();
  }

  @Test
  void protectedPeopleStandBySubstituteNumberAndTheErasedByNone() {
    LocalDate start = LocalDate.of(2018, 10, 2);
    when(disclosure.reported(any(), any()))
        .thenReturn(
            Map.of(
                ANNA, new Disclosure.ByNumber("189001019802"),
                BO, new Disclosure.BySubstitute(LocalDate.of(1971, 4, 9), Sex.MAN),
                CIA, new Disclosure.BySubstitute(LocalDate.of(1984, 12, 24), Sex.WOMAN),
                DAN, new Disclosure.NotReported()));
    assertThat(
            lines(
                row(ANNA, start, 90), row(BO, start, 60), row(CIA, start, 20), row(DAN, start, 0)))
        .containsExactly(
            "Påhittade uppgifter",
            "Personnummer;Projektnummer;Organisationsnummer;Startdatum;Slutdatum;Timmar i månaden",
            "189001019802;2017/00434;212000-2292;2018-10-02;;1,50",
            "19710409Tm29;2017/00434;212000-2292;2018-10-02;;1,00",
            "19841224Tf29;2017/00434;212000-2292;2018-10-02;;0,33",
            ";2017/00434;212000-2292;2018-10-02;;0,00");
  }
}
