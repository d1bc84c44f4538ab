package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The steering group meets, and its minutes stand for ever with the figures that it looked at. */
@ExtendWith(SharedOffice.class)
class MeetingsTest {
  private static final String MEETINGS = Gladan.PROJECT + "/moten";

  private final RunningOffice office;

  MeetingsTest(RunningOffice office) {
    this.office = office;
  }

  @Test
  void minutesHoldTheFiguresOfTheirMeetingWhateverIsRecordedLater() throws Exception {
    try (Gladan gladan = new Gladan(office);
        Visit stina = Visit.as("styrgrupp", office)) {
      String meeting = held(gladan.karin);
      String page = issued(gladan.karin, meeting);
      String figures = figures(page);
      String link = Gladan.first(page, "href=\"(" + MEETINGS + "/[^\"]+/protokoll/1)\"");
      byte[] pdf = stina.file(link);
      String words = AccessiblePdf.words(pdf);

      assertThat(Form.words(page).replace(" ", "")).contains(sha256(pdf));
      assertThat(words)
          .contains("Protokoll: Styrgruppsmöte 12 november 2019")
          .contains("Påhittade uppgifter: det här projektet är en demonstration.")
          .contains("Ordförande, Avesta kommun: Stina Forslund")
          .contains("Konferensdagen hålls i januari.", "godkänt")
          .contains("Boka lokal", "senast 20 december 2019")
          .containsPattern("Loggens huvud när protokollet utfärdades.* \\d+:[0-9a-f]{64} ");
      assertThat(words).contains("Timmar loggade " + value(figures, "Timmar loggade"));
      assertThat(figures)
          .as("cash beside hours, and what may be spent of both")
          .containsPattern("Medfinansiering intjänad .*? Kontant medfinansiering [\\d ]+,00 kr")
          .containsPattern(
              "Pengar att använda: ESF-stöd och kontant 4 [\\d ]+,00 kr – Använda pengar .*? kr 4");
      assertThat(words).contains("Kontant medfinansiering", "Pengar att använda: ESF-stöd");

      gladan.log("2019-03-14");
      String later = stina.open(meeting).body();
      assertThat(figures(later)).isEqualTo(figures);
      assertThat(stina.file(link)).isEqualTo(pdf);
      assertThat(
              Form.words(
                  stina.open(Gladan.PROJECT + "/styrgrupp/sedan?mote=" + id(meeting)).body()))
          .containsPattern("Loggade timmar [+][0-9]+ h");
    }
  }

  @Test
  void minutesCanBeHeardByEverybody() throws Exception {
    try (Visit karin = Visit.as("projektledare", office)) {
      String page = issued(karin, held(karin));
      byte[] pdf = karin.file(Gladan.first(page, "href=\"(" + MEETINGS + "/[^\"]+/protokoll/1)\""));

      assertThat(AccessiblePdf.faults(pdf)).isEmpty();
      assertThat(AccessiblePdf.title(pdf)).startsWith("Protokoll: Styrgruppsmöte");
      assertThat(AccessiblePdf.language(pdf)).isEqualTo("sv");
    }
  }

  @Test
  void minutesNameTheVerifiersThatABundleCarries() throws Exception {
    try (Visit karin = Visit.as("projektledare", office);
        Visit ulla = Visit.as("utvärderare", office)) {
      String page = issued(karin, held(karin));
      String words =
          AccessiblePdf.words(
                  karin.file(Gladan.first(page, "href=\"(" + MEETINGS + "/[^\"]+/protokoll/1)\"")))
              .replace(" ", "");
      Bundle bundle = Bundle.unpacked(ulla.file("/api/projects/2017-00434/evidence-bundle"));
      for (String verifier : new String[] {"verify.html", "verify.py", "recompute.py"}) {
        assertThat(words).contains(verifier + ":" + sha256(bundle.files().get(verifier)));
      }
    }
  }

  @Test
  void minutesGoByMailToSomebodyWithoutAnAccount() throws Exception {
    try (Visit karin = Visit.as("projektledare", office)) {
      String page = issued(karin, held(karin));
      HttpResponse<String> sent =
          karin.send(Form.in(page, "/mejla").with("adress", "ledamot@example.org"));

      assertThat(Form.words(sent.body())).contains("Protokoll 1 mejlades");
      assertThat(sent.body()).doesNotContain("ledamot@example.org");
      String outbox = Form.words(karin.open(Gladan.PROJECT + "/utkorg").body());
      assertThat(outbox).contains("Protokoll från möte i projektet 2017/00434");
    }
  }

  @Test
  void whatIsTypedIsKeptWhereSomethingIsMissing() throws Exception {
    try (Visit karin = Visit.as("projektledare", office)) {
      HttpResponse<String> refused =
          karin.send(
              karin
                  .form(MEETINGS + "/nytt", "dagordning")
                  .with("dag", "")
                  .with("fragor", "Godkänna budgeten"));
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("Godkänna budgeten");

      String meeting = called(karin, "2019-11-11");
      HttpResponse<String> nobody =
          karin.send(karin.form(meeting + "/genomfort", "roll-1").with("namn-1", "Stina"));
      assertThat(nobody.statusCode()).isEqualTo(422);
      assertThat(nobody.body()).contains("value=\"Stina\"");
    }
  }

  @Test
  void whoMayNotSeeMeetingsIsRefused() throws Exception {
    try (Visit karin = Visit.as("projektledare", office);
        Visit samira = Visit.as("processledare", office);
        Visit olle = Visit.as("projektarbetare", office)) {
      String page = issued(karin, held(karin));
      String link = Gladan.first(page, "href=\"(" + MEETINGS + "/[^\"]+/protokoll/1)\"");
      assertThat(samira.open(link).statusCode()).isEqualTo(403);
      assertThat(samira.open(MEETINGS).statusCode()).isEqualTo(403);
      assertThat(olle.open(link).statusCode()).as("who may not see the money").isEqualTo(403);
    }
  }

  /** Calls a meeting of the steering group and gives its page's address. */
  private static String called(Visit karin, String day) throws Exception {
    HttpResponse<String> page =
        karin.send(
            karin
                .form(MEETINGS + "/nytt", "dagordning")
                .with("slag", "STEERING_GROUP")
                .with("dag", day)
                .with("dagordning", "Läget\nNästa möte")
                .with("fragor", "Godkänna dag för konferensdagen"));
    assertThat(page.statusCode()).as(Form.words(page.body())).isEqualTo(200);
    return page.uri().getPath();
  }

  /** A meeting with frozen figures that was held and decided something. */
  private static String held(Visit karin) throws Exception {
    String meeting = called(karin, "2019-11-12");
    ok(karin.send(karin.form(meeting, "/frys")));
    ok(
        karin.send(
            karin
                .form(meeting + "/genomfort", "roll-1")
                .with("roll-1", "CHAIR")
                .with("org-1", "avesta-kommun")
                .with("namn-1", "Stina Forslund")
                .with("anteckning", "Mötet var kort.")));
    ok(
        karin.send(
            karin
                .form(meeting, "/beslut")
                .with("fraga", "1")
                .with("utfall", "APPROVED")
                .with("beslut", "Konferensdagen hålls i januari.")));
    ok(
        karin.send(
            karin
                .form(meeting, "action=\"" + meeting + "/atgard\"")
                .with("ansvarig", "PROJECT_LEADER")
                .with("senast", "2019-12-20")
                .with("atgard", "Boka lokal")));
    ok(
        karin.send(
            karin.form(meeting, "/iakttagelse").with("iakttagelse", "Fler talar i små grupper.")));
    return meeting;
  }

  /** The meeting's page after its minutes were issued. */
  private static String issued(Visit karin, String meeting) throws Exception {
    return ok(karin.send(karin.form(meeting, "action=\"" + meeting + "/protokoll\"")));
  }

  private static String ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(Form.words(answer.body())).isEqualTo(200);
    return answer.body();
  }

  /** The key figures as a page shows them, as one line. */
  private static String figures(String page) {
    return Form.words(Gladan.first(page, "(?s)(<table[^>]*id=\"tabell-nyckeltal\".*?</table>)"));
  }

  private static String value(String figures, String name) {
    return Gladan.first(figures, name + " ([0-9 ]+ h(?: [0-9]+ min)?)");
  }

  private static String id(String meeting) {
    return meeting.substring(meeting.lastIndexOf('/') + 1);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
