package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * What people do when something turned out otherwise: correct, object, name somebody else, sign on
 * paper, move and cancel. Each in a month of its own, over HTTP and without script.
 */
@ExtendWith(SharedOffice.class)
class CorrectionsTest {
  private static final int LENGTH = Gladan.LENGTH;
  private static final String DIALOGUE = Gladan.PROJECT + "/dialog";

  private final RunningOffice office;

  CorrectionsTest(RunningOffice office) {
    this.office = office;
  }

  @Test
  void aCorrectionKeepsTheOldEntryAndAsksAgainOnlyThoseItTouches() throws Exception {
    try (Gladan gladan = new Gladan(office)) {
      String session = gladan.log("2019-06-10");
      assertThat(gladan.everyoneSigns(session)).isEqualTo(12);
      gladan.certify(gladan.certifyLink("Marie Lindahl", "2019-06", "juni 2019"));
      Figures proven = gladan.figures();

      String page = gladan.samira.open(DIALOGUE + "/" + session + "/ratta").body();
      String bodil = Gladan.fieldOf("Bodil Hedman", page);
      String annika = Gladan.fieldOf("Annika Sjölund", page);
      Form correction = Form.in(page, "name=\"skal\"").with(bodil, "borta").with(annika, "del");

      HttpResponse<String> without = gladan.samira.send(correction);
      assertThat(without.statusCode()).isEqualTo(422);
      assertThat(Form.words(without.body())).contains("Varför rättar du? Välj ett skäl.");
      Form kept = Form.in(without.body(), "name=\"skal\"");
      assertThat(kept.value(bodil)).isEqualTo("borta");
      assertThat(kept.value(annika)).isEqualTo("del");

      HttpResponse<String> corrected =
          gladan.samira.send(
              kept.with("skal", "WRONG_ATTENDANCE").with(annika.replaceFirst("^d", "m"), "3"));
      assertThat(corrected.statusCode()).as(Form.words(corrected.body())).isEqualTo(200);
      assertThat(Form.words(corrected.body()))
          .contains("Rättat ", "Skäl: Fel närvaro", "Så stod det då")
          .contains("Bodil Hedman: Med, 4 min", "Bodil Hedman: Borta, 0 min");

      Figures after = gladan.figures();
      assertThat(after.logged() - proven.logged()).isEqualTo(-LENGTH - 1);
      assertThat(after.certified() - proven.certified()).isEqualTo(-2 * LENGTH);
      JsonNode now = gladan.session(session);
      assertThat(now.get("revision").asInt()).isEqualTo(2);
      assertThat(now.get("signed").asInt()).isEqualTo(10);

      assertThat(gladan.everyoneSigns(session)).as("Annika is asked again").isEqualTo(1);
      gladan.certify(gladan.certifyLink("Marie Lindahl", "2019-06", "juni 2019"));
      assertThat(gladan.figures().certified() - proven.certified()).isEqualTo(-LENGTH - 1);
    }
  }

  @Test
  void whoeverCorrectsWhatSomeoneElseHasCorrectedIsToldWhatAndLosesNothing() throws Exception {
    try (Gladan gladan = new Gladan(office)) {
      String session = gladan.log("2019-06-17");
      Form karins = gladan.karin.form(DIALOGUE + "/" + session + "/ratta", "name=\"skal\"");
      Form samiras = gladan.samira.form(DIALOGUE + "/" + session + "/ratta", "name=\"skal\"");
      assertThat(
              gladan
                  .samira
                  .send(samiras.with("skal", "WRONG_DATE_OR_TIME").with("datum", "2019-06-18"))
                  .statusCode())
          .isEqualTo(200);

      HttpResponse<String> stale =
          gladan.karin.send(karins.with("skal", "WRONG_DATE_OR_TIME").with("start", "15.30"));

      assertThat(stale.statusCode()).isEqualTo(412);
      assertThat(Form.words(stale.body()))
          .contains("Någon annan rättade tillfället medan du skrev.")
          .contains("Det här har någon annan ändrat")
          .contains("Datumet ändrades från", "17 juni", "18 juni");
      Form kept = Form.in(stale.body(), "name=\"skal\"");
      assertThat(kept.value("start")).isEqualTo("15.30");
      assertThat(kept.value("datum")).isEqualTo("2019-06-17");

      HttpResponse<String> again =
          gladan.karin.send(kept.with("skal", "WRONG_DATE_OR_TIME").with("datum", "2019-06-18"));
      assertThat(again.statusCode()).as(Form.words(again.body())).isEqualTo(200);
      JsonNode now = gladan.session(session);
      assertThat(now.get("revision").asInt()).isEqualTo(3);
      assertThat(now.get("date").asString()).isEqualTo("2019-06-18");
    }
  }

  @Test
  void aParticipantObjectsByTheirOwnLinkAndIsHeard() throws Exception {
    try (Gladan gladan = new Gladan(office);
        Visit ali = Visit.unknown(office)) {
      String session = gladan.log("2019-04-08");
      String link = gladan.ownLink("Ali Rahimi", "8 apr 2019");
      String page = ali.open(link).body();
      assertThat(Form.words(page))
          .contains("Ali Rahimi", "Det här stämmer inte")
          .doesNotContain("Bodil");
      Form objection = Form.in(page, "name=\"vad\"");
      assertThat(Form.words(ali.send(objection).body())).contains("Välj vilken tid det gäller.");
      String row = Gladan.first(page, "<option value=\"([^\"]*:" + session + ":[^\"]*)\"");
      HttpResponse<String> told =
          ali.send(objection.with("vad", row).with("skal", "OTHER_MINUTES"));
      assertThat(Form.words(told.body())).contains("Tack, vi har tagit emot det");

      assertThat(Form.words(gladan.karin.open(Gladan.PROJECT + "/intyg").body()))
          .contains("rättelse: någon har sagt att tiden är fel");
      assertThat(Form.words(gladan.karin.open(DIALOGUE + "/" + session).body()))
          .contains("Invändning: ”det här stämmer inte”");

      String form = gladan.karin.open(DIALOGUE + "/" + session + "/ratta").body();
      String field = Gladan.fieldOf("Ali Rahimi", form);
      gladan.karin.send(
          Form.in(form, "name=\"skal\"")
              .with(field, "del")
              .with(field.replaceFirst("^d", "m"), "3")
              .with("skal", "OBJECTION"));
      HttpResponse<String> signed = ali.send(ali.form(link, "name=\"rad\""));
      assertThat(Form.words(signed.body())).contains("Tack, du har skrivit under");
    }
  }

  @Test
  void aNamedDeputyCertifiesTheManagersOwnHours() throws Exception {
    try (Gladan gladan = new Gladan(office)) {
      String session = gladan.log("2019-03-11");
      gladan.everyoneSigns(session);
      String pending = gladan.karin.open(Gladan.PROJECT + "/intyg").body();
      assertThat(pending).contains("Chefens egna timmar, ingen är utsedd");
      Form name = Form.in(pending, "/intyg/utse");
      HttpResponse<String> named =
          gladan.karin.send(
              name.with("vem", Gladan.first(name.markup(), "value=\"([^\"]+)\">Annika Sjölund"))
                  .with("som", "DEPUTY"));
      assertThat(Form.words(named.body())).contains("Timmarna väntar nu på den som du utsåg");
      Figures before = gladan.figures();
      gladan.certify(gladan.certifyLink("Annika Sjölund", "2019-03", "mars 2019"));
      assertThat(gladan.figures().certified() - before.certified()).isEqualTo(LENGTH);
    }
  }

  @Test
  void aWorkplacesPapersAreTickedOff() throws Exception {
    try (Gladan gladan = new Gladan(office)) {
      String session =
          Gladan.saved(
              gladan.samira.send(gladan.logForm("2019-02-11").with("fokus", "jämställdhet")));
      String address =
          Gladan.PROJECT + "/intyg/narvarorapport?arbetsplats=" + Gladan.PLACE + "&manad=2019-02";
      String sheets = gladan.karin.open(address).body();
      assertThat(sheets)
          .contains("Närvarorapport", "Personnummer", "Organisationsnummer", "2019-02-11")
          .contains("Avesta kommun", "Ali Rahimi", "Påhittade uppgifter")
          .contains("<span class=\"sub\">jämställdhet</span>");
      assertThat(Form.words(gladan.karin.open(Gladan.PROJECT + "/styrgrupp").body()))
          .containsPattern("Inriktning Material Tillfällen Jämställdhet \\d+ [1-9]\\d* av \\d+");
      assertThat(gladan.samira.open(address).statusCode()).isEqualTo(403);

      Figures before = gladan.figures();
      Form tick = Form.in(sheets, "name=\"papper\"");
      assertThat(tick.fields().get("person")).hasSize(12);
      HttpResponse<String> ticked = gladan.karin.send(tick);
      assertThat(Form.words(ticked.body())).contains("Bladen är avprickade");
      assertThat(gladan.session(session).get("signed").asInt()).isEqualTo(12);
      assertThat(gladan.figures().signed() - before.signed()).isEqualTo(12 * LENGTH);
      assertThat(gladan.figures().certified() - before.certified())
          .as("all but the manager's own hour, unless a deputy is named")
          .isIn(11 * LENGTH, 12 * LENGTH);

      Figures all = gladan.figures();
      String again = Form.words(gladan.karin.send(tick).body());
      assertThat(again)
          .as("the same papers once more")
          .contains("Det fanns inget att pricka av.")
          .doesNotContain("Bladen är avprickade");
      assertThat(gladan.figures()).isEqualTo(all);
    }
  }

  @Test
  void aPlannedSessionIsMovedAndLoggedAndAnotherCancelled() throws Exception {
    try (Gladan gladan = new Gladan(office)) {
      String held = plan(gladan, "2019-01-14");
      String cancelled = plan(gladan, "2019-01-15");
      String start = gladan.samira.open("/start").body();
      assertThat(Form.words(start))
          .contains("logga dialogen 14 januari", "logga dialogen 15 januari");

      HttpResponse<String> gone =
          gladan.karin.send(gladan.karin.form(DIALOGUE + "/" + cancelled, "/stall-in"));
      assertThat(Form.words(gone.body())).contains("är inställd");
      Form moved = gladan.karin.form(DIALOGUE + "/planera?tillfalle=" + held, "name=\"plats\"");
      assertThat(gladan.karin.send(moved.with("datum", "2019-01-16")).statusCode()).isEqualTo(200);

      Form log = gladan.samira.form(DIALOGUE + "/logga?planerad=" + held, "name=\"plats\"");
      assertThat(log.value("datum")).isEqualTo("2019-01-16");
      assertThat(Gladan.saved(gladan.samira.send(log))).isEqualTo(held);
      assertThat(gladan.session(held).get("state").asString()).isEqualTo("HELD");
      assertThat(gladan.session(cancelled).get("state").asString()).isEqualTo("CANCELLED");
      assertThat(gladan.samira.open("/start").body()).doesNotContain("logga dialogen");
    }
  }

  private static String plan(Gladan gladan, String day) throws Exception {
    HttpResponse<String> planned =
        gladan.karin.send(
            gladan
                .karin
                .form(DIALOGUE + "/planera", "name=\"plats\"")
                .with("plats", Gladan.PLACE)
                .with("datum", day)
                .with("start", "14.00")
                .with("minuter", Integer.toString(LENGTH)));
    assertThat(planned.statusCode()).as(Form.words(planned.body())).isEqualTo(200);
    return planned.uri().getPath().replaceFirst(".*/", "");
  }
}
