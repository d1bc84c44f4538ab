package se.delaktig.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class SecurityTest extends PageTest {
  private static final Cookie KARIN = new Cookie(VISITOR, "karin");

  @Autowired private MockMvc web;
  @Autowired private MultipartConfigElement uploads;

  @ParameterizedTest
  @ValueSource(strings = {"/start", "/projekt/2017-00434/galleri", "/anything", "/mitt-konto"})
  void whoeverIsNotSignedInIsLedToTheSignIn(String address) throws Exception {
    web.perform(get(address)).andExpect(redirectedUrl(HERE + "/oauth2/authorization/delaktig"));
  }

  /** A staff list holds the numbers of a whole office, and no erasure reaches a temporary file. */
  @Test
  void whatIsUploadedStaysInMemory() {
    assertThat(uploads.getMaxRequestSize()).isPositive();
    assertThat((long) uploads.getFileSizeThreshold())
        .as("from how many bytes on a part is written to the disk")
        .isGreaterThanOrEqualTo(uploads.getMaxRequestSize());
  }

  @Test
  void theSignInAsksTheIssuerForACodeWithProofKey() throws Exception {
    var to =
        web.perform(get("/oauth2/authorization/delaktig"))
            .andExpect(status().is3xxRedirection())
            .andReturn()
            .getResponse()
            .getRedirectedUrl();
    assertThat(to)
        .startsWith(ISSUER.address() + "/oauth2/authorize?")
        .contains("response_type=code")
        .contains("code_challenge_method=S256")
        .contains("redirect_uri=" + HERE + "/login/oauth2/code/delaktig");
  }

  @Test
  void theRootLeadsToTheStartPage() throws Exception {
    web.perform(get("/")).andExpect(redirectedUrl("/start"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/hjalp", "/tillganglighet", "/intyga/k7f2", "/actuator/health"})
  void someThingsAreOpenToAll(String address) throws Exception {
    web.perform(get(address)).andExpect(status().isOk());
  }

  @Test
  void healthSaysTheStatusOnly() throws Exception {
    web.perform(get("/actuator/health"))
        .andExpect(
            content()
                .json("{\"status\":\"UP\"}", org.springframework.test.json.JsonCompareMode.STRICT));
  }

  @Test
  void otherActuatorEndpointsAreClosed() throws Exception {
    web.perform(get("/actuator/prometheus").cookie(new Cookie("x", "y")))
        .andExpect(status().isUnauthorized());
    web.perform(get("/actuator/prometheus").header("Authorization", "Bearer " + ISSUER.token("p1")))
        .andExpect(status().isForbidden());
  }

  @Test
  void aProgramThatIsNotSignedInGetsProblemDetails() throws Exception {
    web.perform(get("/api/whoami"))
        .andExpect(status().isUnauthorized())
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.code").value("access.sign-in"))
        .andExpect(jsonPath("$.detail").value(startsWith("Skicka en giltig åtkomst")))
        .andExpect(cookie().doesNotExist(named("DELAKTIG_PAGES")))
        .andExpect(header().string("WWW-Authenticate", "Bearer"));
    web.perform(
            get("/api/whoami")
                .header("Authorization", "Bearer nonsense")
                .cookie(new Cookie(named("DELAKTIG_LANGUAGE"), "en")))
        .andExpect(status().isUnauthorized())
        .andExpect(jsonPath("$.detail").value(startsWith("Send valid access")))
        .andExpect(jsonPath("$.code").value("access.sign-in"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"start=13.00", "%73tart=13.00", "a=b&start=13.00&start="})
  void anAddressHasNoSayInWhatAFormSends(String query) throws Exception {
    web.perform(form("/projekt/2017-00434/dialog/logga?" + query))
        .andExpect(status().isBadRequest());
  }

  @Test
  void anAddressMaySaySomethingElseThanTheForm() throws Exception {
    int sent =
        web.perform(form("/projekt/2017-00434/dialog/logga")).andReturn().getResponse().getStatus();
    web.perform(form("/projekt/2017-00434/dialog/logga?lang=sv")).andExpect(status().is(sent));
    assertThat(sent).isNotEqualTo(400);
  }

  private static RequestBuilder form(String address) {
    return post(URI.create(address))
        .cookie(KARIN)
        .with(csrf())
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .param("start", "14.00");
  }

  @Test
  void whoeverAsksTooMuchIsToldWhenToAskAgain() throws Exception {
    RequestPostProcessor stranger =
        request -> {
          request.setRemoteAddr("192.0.2.77");
          return request;
        };
    for (String address : List.of("/api/whoami", "/hjalp")) {
      assertThat(tooMuch(get(address).with(stranger)).getHeader("Retry-After"))
          .as(address)
          .isNotNull();
    }
    MockHttpServletResponse refused =
        tooMuch(get("/api/whoami").with(stranger).header("Authorization", "Bearer a.b.c"));
    assertThat(refused.getContentType()).startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    assertThat(refused.getContentAsString()).contains("\"code\":\"rate.limited\"");
    web.perform(get("/hjalp")).andExpect(status().isOk());
  }

  /** The first answer that refuses for asking too much; a minute's worth comes before it. */
  private MockHttpServletResponse tooMuch(RequestBuilder request) throws Exception {
    for (int i = 0; i < 3_000; i++) {
      MockHttpServletResponse answer = web.perform(request).andReturn().getResponse();
      if (answer.getStatus() == 429) {
        return answer;
      }
    }
    throw new AssertionError("never refused");
  }

  @Test
  void thePageOfWhoeverAsksTooMuchSaysSoInBothLanguages() throws Exception {
    web.perform(get("/error").requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 429))
        .andExpect(content().string(containsString("Det blev för mycket på en gång")));
    web.perform(get("/error?lang=en").requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 429))
        .andExpect(content().string(containsString("That was too much at once")));
  }

  @Test
  void aTokenOfTheIssuerForUsLetsAProgramIn() throws Exception {
    web.perform(get("/api/whoami").header("Authorization", "Bearer " + ISSUER.token("program-1")))
        .andExpect(status().isOk())
        .andExpect(content().string("program-1"));
  }

  @Test
  void aTokenForSomeoneElseLetsNobodyIn() throws Exception {
    web.perform(
            get("/api/whoami")
                .header("Authorization", "Bearer " + ISSUER.tokenFor("another", "program-1")))
        .andExpect(status().isUnauthorized());
  }

  @Test
  void theSessionServesTheApiToo() throws Exception {
    web.perform(get("/api/whoami").cookie(KARIN)).andExpect(content().string("karin"));
  }

  @Test
  void aRefusedProgramIsToldTheCodeAndNothingElse() throws Exception {
    web.perform(get("/api/secret").header("Authorization", "Bearer " + ISSUER.token("program-1")))
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.code").value("access.denied"))
        .andExpect(content().string(not(containsString("not for you"))));
  }

  @Test
  void pagesMayRunAndShowOnlyWhatComesFromHere() throws Exception {
    web.perform(get("/start").cookie(KARIN))
        .andExpect(
            header()
                .string(
                    "Content-Security-Policy",
                    "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors"
                        + " 'none'; form-action 'self' "
                        + ISSUER.address()))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(header().string("Referrer-Policy", "no-referrer"))
        .andExpect(header().string("Cache-Control", containsString("no-store")));
  }

  @Test
  void aPersonalLinkKeepsNoSessionAndTellsNoOtherSiteItsAddress() throws Exception {
    web.perform(get("/intyga/k7f2"))
        .andExpect(header().string("Referrer-Policy", "same-origin"))
        .andExpect(header().string("Cache-Control", containsString("no-store")))
        .andExpect(cookie().doesNotExist(named("DELAKTIG_PAGES")));
    web.perform(post("/intyga/k7f2")).andExpect(status().isOk());
  }

  @Test
  void whatIsSentWithoutTokenAgainstForgeryIsRefused() throws Exception {
    web.perform(post("/projekt/2017-00434/dialog/logga").cookie(KARIN).param("start", "13.00"))
        .andExpect(status().isForbidden());
    web.perform(
            post("/projekt/2017-00434/dialog/logga")
                .cookie(KARIN)
                .with(csrf())
                .param("start", "13.00"))
        .andExpect(status().isOk());
  }

  @Test
  void htmxIsToldToLoadThePageAnewWhenTheSessionHasEnded() throws Exception {
    web.perform(get("/start").header("HX-Request", "true"))
        .andExpect(status().isUnauthorized())
        .andExpect(header().string("HX-Refresh", "true"));
    web.perform(post("/projekt/2017-00434/dialog/logga").header("HX-Request", "true"))
        .andExpect(status().isForbidden())
        .andExpect(header().string("HX-Refresh", "true"));
  }

  @Test
  void filesAreKeptByBrowsersAndCarryTheSamePolicy() throws Exception {
    web.perform(get("/delaktig/delaktig.css"))
        .andExpect(status().isOk())
        .andExpect(header().string("Cache-Control", containsString("max-age")))
        .andExpect(header().exists("Content-Security-Policy"));
  }

  @Test
  void theApisDescriptionIsForThoseWhoAreSignedIn() throws Exception {
    web.perform(get("/v3/api-docs")).andExpect(status().isUnauthorized());
    web.perform(get("/v3/api-docs").cookie(KARIN))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.paths['/api/whoami']").exists());
    web.perform(get("/v3/api-docs").header("Authorization", "Bearer " + ISSUER.token("p1")))
        .andExpect(status().isOk());
  }

  @Test
  void theCommandServicesDescriptionIsRelayed() throws Exception {
    COMMANDS.answers(200, "{\"openapi\":\"3.1.0\"}");
    var token = ISSUER.token("p1");

    web.perform(get("/v3/api-docs/command").header("Authorization", "Bearer " + token))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.openapi").value("3.1.0"));

    var received = COMMANDS.received().getFirst();
    assertThat(received.path()).isEqualTo("/v3/api-docs");
    assertThat(received.headers()).containsEntry("Authorization", "Bearer " + token);
  }
}
