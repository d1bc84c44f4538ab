package se.delaktig.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mongodb.MongoException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import se.delaktig.kernel.view.NotUpToDate;

class LayoutTest extends PageTest {
  private static final Cookie KARIN = new Cookie(VISITOR, "karin");
  private static final Cookie SAMIRA = new Cookie(VISITOR, "samira");

  @Autowired private MockMvc web;

  private String page(String address, Cookie... cookies) throws Exception {
    var request = get(address);
    if (cookies.length > 0) {
      request.cookie(cookies);
    }
    return web.perform(request)
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  @Test
  void startNamesWhatIsToDoAndHowThingsStand() throws Exception {
    assertThat(page("/start", KARIN))
        .contains("<h1 id=\"rubrik\">Tre saker att göra, en är sen</h1>")
        .contains("Måndag 18")
        .contains("vecka 47")
        .contains("Stäng oktober")
        .contains("Timmar loggade")
        .contains("width=\"65.5%\"");
  }

  @Test
  void aDemonstrationSaysSoWithItsClock() throws Exception {
    assertThat(page("/start", KARIN))
        .contains("Påhittade uppgifter.")
        .contains("Klockan står på 18\u00a0november 2019.");
  }

  @Test
  void navigationHasOnlyWhatTheRoleMayOpenAndCountsWhoWaits() throws Exception {
    assertThat(page("/start", KARIN))
        .contains("Deltagare")
        .contains("href=\"/projekt/2017-00434/intyg\"")
        .contains("dl-count\">35<span class=\"visually-hidden\"> väntar</span>")
        .contains("Genomföra")
        .doesNotContain("Pengar");
    assertThat(page("/start", SAMIRA))
        .contains("href=\"/projekt/2017-00434/dialog\"")
        .doesNotContain("href=\"/projekt/2017-00434/deltagare\"")
        .doesNotContain("Följa upp");
  }

  @Test
  void theCurrentPageIsMarkedAlsoOnThePagesBelowIt() throws Exception {
    assertThat(page("/projekt/2017-00434/dialog/logga", KARIN))
        .containsOnlyOnce("aria-current=\"page\"")
        .contains("href=\"/projekt/2017-00434/dialog\" aria-current=\"page\"");
  }

  @Test
  void theUserLineNamesPersonAndRoleAndLetsOut() throws Exception {
    assertThat(page("/start", KARIN))
        .contains("Karin Nyström")
        .contains(", projektledare")
        .contains("action=\"/logga-ut\"");
  }

  @Test
  void aPageHasOneHeadingOfTheFirstRankSkipLinkAndTheLogsFingerprint() throws Exception {
    var page = page("/projekt/2017-00434/galleri", KARIN);
    assertThat(page.split("<h1", -1)).hasSize(2);
    assertThat(page)
        .contains("href=\"#innehall\"")
        .contains("Registrering 12\u00a0751 · 9c41 e07b 52d8 1f6a");
  }

  @Test
  void aPageSaysWhatOnItIsNotUpToDateAndSinceWhen() throws Exception {
    assertThat(page("/start", KARIN)).doesNotContain("data-behind");
    assertThat(behind(PROJECT.id()))
        .contains("Inte uppdaterat.")
        .contains("sedan 17\u00a0november 2019 kl.\u00a009.41")
        .contains("saknas i: kostnader");
    assertThat(behind("another-project")).doesNotContain("data-behind");
  }

  private String behind(String ledger) throws Exception {
    return web.perform(
            get("/start")
                .cookie(KARIN)
                .requestAttr(
                    NotUpToDate.class.getName(),
                    List.of(new NotUpToDate("costs", ledger, NOW.minus(Duration.ofDays(1))))))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  @Test
  void everyFileHasItsVersionInItsAddress() throws Exception {
    assertThat(page("/start", KARIN))
        .containsPattern("/webjars/bootstrap/5\\.3\\.8/css/bootstrap\\.min-[0-9a-f]{32}\\.css")
        .containsPattern("/webjars/htmx\\.org/2\\.0\\.10/dist/htmx\\.min-[0-9a-f]{32}\\.js")
        .containsPattern("/delaktig/delaktig-[0-9a-f]{32}\\.css")
        .containsPattern("/delaktig/delaktig-[0-9a-f]{32}\\.js");
  }

  @Test
  void englishIsChosenByParameterAndRemembered() throws Exception {
    var chosen = web.perform(get("/start?lang=en").cookie(KARIN)).andReturn().getResponse();
    assertThat(chosen.getContentAsString())
        .contains("<html lang=\"en\">")
        .contains("Three things to do, one is late")
        .contains("Monday 18")
        .contains("href=\"/start?lang=sv\"");
    var cookie = chosen.getCookie(named("DELAKTIG_LANGUAGE"));
    assertThat(cookie).isNotNull();
    assertThat(page("/start", KARIN, cookie)).contains("<html lang=\"en\">");
  }

  @Test
  void anUnknownLanguageIsSwedish() throws Exception {
    assertThat(page("/start?lang=xx", KARIN, new Cookie(named("DELAKTIG_LANGUAGE"), "§§")))
        .contains("<html lang=\"sv\">");
  }

  @Test
  void whatWasTypedIsKeptAndEachErrorStandsAboveAndAtItsField() throws Exception {
    var answer =
        web.perform(
                post("/projekt/2017-00434/dialog/logga")
                    .cookie(KARIN)
                    .with(SecurityMockMvcRequestPostProcessors.csrf())
                    .param("kommandoId", "6d8f5a3e-0c55-4dbb-9f0a-2a7d9f6a0001")
                    .param("start", "<kvart> över")
                    .param("dag", "annan")
                    .param("material", "1")
                    .param("d-10", "borta")
                    .param("anteckning", "Vi & ni"))
            .andExpect(status().is(422))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(answer)
        .contains("Två saker måste rättas")
        .contains("href=\"#start\"")
        .contains("href=\"#d-0912\"")
        .contains("value=\"&lt;kvart&gt; över\"")
        .contains("aria-invalid=\"true\" aria-describedby=\"start-fel\"")
        .contains("id=\"start-fel\"")
        .contains("value=\"6d8f5a3e-0c55-4dbb-9f0a-2a7d9f6a0001\"")
        .contains("Vi &amp; ni</textarea>")
        .containsPattern("value=\"annan\" checked")
        .containsPattern("name=\"d-10\" value=\"borta\" checked");
  }

  @Test
  void anErrorOfOursHasACodeAndShowsNothingOfTheInside() throws Exception {
    // MockMvc does not dispatch to /error by itself; the browser tests do the whole way.
    var answer =
        web.perform(
                get("/error")
                    .cookie(KARIN)
                    .requestAttr("jakarta.servlet.error.status_code", 500)
                    .requestAttr("jakarta.servlet.error.request_uri", "/projekt/2017-00434/x"))
            .andExpect(status().is(500))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(answer).containsPattern("Kod D-\\d{4}\\.").contains("Något gick fel hos oss");
  }

  @Test
  void aStoreThatTakesNothingIsNoFaultAndSaysThatItPasses() throws Exception {
    var answer =
        web.perform(
                get("/error")
                    .cookie(KARIN)
                    .requestAttr("jakarta.servlet.error.status_code", 500)
                    .requestAttr("jakarta.servlet.error.request_uri", "/projekt/2017-00434/x")
                    .requestAttr(
                        "jakarta.servlet.error.exception",
                        new ServletException(new MongoException(14031, "the disk is full"))))
            .andExpect(status().is(503))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(answer)
        .contains("Just nu går det inte att spara", "Försök igen om en stund")
        .doesNotContainPattern("Kod D-\\d{4}");
  }

  @Test
  void aProgramIsToldTheCodeOfWhatStandsInTheWay() throws Exception {
    web.perform(
            get("/error")
                .cookie(KARIN)
                .requestAttr("jakarta.servlet.error.status_code", 500)
                .requestAttr("jakarta.servlet.error.request_uri", "/api/projects/p/participants")
                .requestAttr(
                    "jakarta.servlet.error.exception",
                    new ServletException(new MongoException(14031, "the disk is full"))))
        .andExpect(status().is(503))
        .andExpect(jsonPath("$.code").value("log.full"));
  }

  @Test
  void helpIsOpenToAllAndHasNoNavigation() throws Exception {
    assertThat(page("/hjalp")).contains("dl-plain").doesNotContain("id=\"meny\"");
    assertThat(page("/tillganglighet")).contains("WCAG");
  }

  @Test
  void aPersonalLinksPageSaysWhatProjectItIsOf() throws Exception {
    assertThat(page("/intyga/k7f2"))
        .contains("Påhittade uppgifter.")
        .contains("Avesta kommun · projekt 2017/00434")
        .doesNotContain("_csrf");
  }
}
