package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demonstration begins on a Monday morning, so its weekly reminders lie in the outbox. */
@ExtendWith(SharedOffice.class)
class RemindersTest {
  private static final String OUTBOX = Gladan.PROJECT + "/utkorg";
  private static final Pattern LETTER = Pattern.compile("(?s)<article.*?</article>");
  private static final Pattern CHOICE = Pattern.compile("/paminnelse/([A-Za-z0-9_-]{22})");

  private final RunningOffice office;

  RemindersTest(RunningOffice office) {
    this.office = office;
  }

  private static List<String> letters(Visit karin, String with) throws Exception {
    return LETTER
        .matcher(karin.open(OUTBOX).body())
        .results()
        .map(found -> Form.words(found.group()))
        .filter(letter -> letter.contains(with))
        .toList();
  }

  @Test
  void whoeverHasAnAccountIsToldWhatTheStartPageAsksAndNobodyIsNamed() throws Exception {
    try (Visit karin = Visit.as("projektledare", office)) {
      List<String> reminders = letters(karin, "väntar på dig i Delaktig");

      assertThat(reminders).hasSizeGreaterThan(2);
      assertThat(reminders)
          .allSatisfy(letter ->
              assertThat(letter)
                  .contains("Till någon med konto", "Vilka är vi?, 2017/00434", "/paminnelse/")
                  .doesNotContain("Marie", "Lindahl"));
      assertThat(String.join(" ", reminders))
          .contains("/projekt/2017-00434/intyg", "/projekt/2017-00434/deltagarfiler");
    }
  }

  @Test
  void whoeverGotAReminderSaysNoToMoreFromTheMailItself() throws Exception {
    try (Visit karin = Visit.as("projektledare", office);
        Visit manager = Visit.unknown(office)) {
      Matcher choice =
          letters(karin, "väntar på ditt intyg").stream()
              .map(CHOICE::matcher)
              .filter(Matcher::find)
              .findFirst()
              .orElseThrow(() -> new AssertionError("no reminder among the letters"));
      String address = choice.group();

      assertThat(Form.words(manager.open(address).body())).contains("Du får påminnelser");
      HttpResponse<String> declined =
          manager.send(manager.form(address, "svar").with("svar", "nej"));
      assertThat(Form.words(declined.body())).contains("Du får inga påminnelser");
      assertThat(Form.words(manager.open(address).body())).contains("Du får inga påminnelser");

      assertThat(manager.open("/paminnelse/AAAAAAAAAAAAAAAAAAAAAA").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void anAddressIsUsedOnceItsReaderHasSaidYes() throws Exception {
    try (Visit economist = Visit.as("ekonom", office);
        Visit karin = Visit.as("projektledare", office);
        Visit reader = Visit.unknown(office)) {
      HttpResponse<String> wrong =
          economist.send(
              economist.form("/paminnelser", "epost").with("epost", "ekonom@kommun, annan"));
      assertThat(wrong.statusCode()).isEqualTo(422);
      assertThat(wrong.body()).contains("ekonom@kommun, annan");
      assertThat(Form.words(wrong.body())).contains("Skriv en mejladress");

      HttpResponse<String> said =
          economist.send(
              economist.form("/paminnelser", "epost").with("epost", "ny.adress@example.org"));
      assertThat(Form.words(said.body())).contains("Ett mejl är på väg", "inte bekräftad än");

      String letter = letters(karin, "Någon har sagt att påminnelser").getFirst();
      Matcher choice = CHOICE.matcher(letter);
      assertThat(choice.find()).isTrue();
      assertThat(Form.words(reader.open(choice.group()).body())).contains("Vill du bli påmind?");
      reader.send(reader.form(choice.group(), "svar").with("svar", "ja"));
      assertThat(Form.words(economist.open("/paminnelser").body()))
          .contains("Du får påminnelser till adressen");
    }
  }

  @Test
  void whatCouldNotBeSentIsToldWhereTheProgramIsLookedAfter() throws Exception {
    try (Visit admin = Visit.as("systemadministratör", office)) {
      assertThat(Form.words(admin.open("/drift").body()))
          .contains("Mejl och sms", "ingen server är inställd, inget skickas");
    }
  }
}
