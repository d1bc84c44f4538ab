package se.delaktig.kernel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.delaktig.kernel.view.NotUpToDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other programs are told of an answer that is not up to date. */
class NotUpToDateInJsonTest {
  private static final Instant MONDAY = Instant.parse("2019-11-18T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2019-11-19T08:00:00Z");
  private static final String HERE = "2017-00434";

  private final JsonMapper json = JsonMapper.builder().build();
  private final MockMvc web =
      MockMvcBuilders.standaloneSetup(new Hours())
          .setControllerAdvice(new NotUpToDateInJson(json))
          .build();

  @RestController
  static class Hours {
    record Answer(int minutes) {}

    @GetMapping("/api/projects/{project}/hours")
    Answer hours() {
      return new Answer(60);
    }
  }

  @Test
  void itNamesTheViewsAndSinceWhen() throws Exception {
    JsonNode answer =
        answer(
            new NotUpToDate("person-hours", HERE, TUESDAY),
            new NotUpToDate("costs", HERE, MONDAY),
            new NotUpToDate("costs", HERE, TUESDAY));
    assertThat(answer.get("minutes").asInt()).isEqualTo(60);
    assertThat(answer.get("notUpToDate").get("since").asString()).isEqualTo(MONDAY.toString());
    assertThat(answer.get("notUpToDate").get("views").toString())
        .isEqualTo("[\"costs\",\"person-hours\"]");
  }

  @Test
  void theOfficesOwnViewsMatterToEveryProject() throws Exception {
    assertThat(answer(new NotUpToDate("programme", "office", MONDAY)).has("notUpToDate")).isTrue();
  }

  @Test
  void anotherProjectsTroubleIsNotTold() throws Exception {
    assertThat(answer(new NotUpToDate("costs", "2019-00077", MONDAY)).has("notUpToDate")).isFalse();
  }

  @Test
  void whatIsUpToDateSaysNothing() throws Exception {
    assertThat(answer().toString()).isEqualTo("{\"minutes\":60}");
  }

  private JsonNode answer(NotUpToDate... noted) throws Exception {
    return json.readTree(
        web.perform(
                get("/api/projects/" + HERE + "/hours")
                    .requestAttr(NotUpToDate.class.getName(), List.of(noted)))
            .andReturn()
            .getResponse()
            .getContentAsString());
  }
}
