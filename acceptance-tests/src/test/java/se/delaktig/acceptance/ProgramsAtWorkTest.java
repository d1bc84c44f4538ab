package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** A program of the economist's: made on a page, at work at both services, withdrawn. */
@ExtendWith(SharedOffice.class)
class ProgramsAtWorkTest {
  private static final String API = "/api/projects/2017-00434/";
  private static final Pattern ACCOUNT =
      Pattern.compile("href=\"(/konton/[0-9a-f-]{36})\"[^>]*>Erik");
  private static final Pattern SECRET =
      Pattern.compile("id=\"program-(id|secret)\">([A-Za-z0-9_-]+)<");

  private final RunningOffice office;

  ProgramsAtWorkTest(RunningOffice office) {
    this.office = office;
  }

  @Test
  void aProgramDoesSomeOfWhatItsOwnerMayUntilItIsWithdrawn() throws Exception {
    try (Visit admin = Visit.as("systemadministratör", office)) {
      String account = found(ACCOUNT, admin.open("/konton").body(), 1);
      Form form = admin.form(account + "/program", "name=\"name\"");
      assertThat(admin.open(account + "/program").body())
          .contains("Budget", "Timmar, i summor")
          .doesNotContain("Deltagare, med namn");

      HttpResponse<String> nothing = admin.send(form.with("name", "Lönesystemet"));
      assertThat(nothing.statusCode()).isEqualTo(422);
      assertThat(nothing.body()).contains("Välj minst en sak", "value=\"Lönesystemet\"");

      // Whatever is sent in the form's place, nothing beyond the owner's rights comes of it.
      HttpResponse<String> more =
          admin.send(form.with("name", "Mer").with("lasa", "PERSON_DETAILS"));
      assertThat(more.statusCode()).isEqualTo(422);

      String made = admin.send(form.with("name", "Lönesystemet").with("lasa", "BUDGET")).body();
      assertThat(made).contains(Visit.issuer(office) + "/oauth2/token");
      String id = found(SECRET, made, 2);
      Matcher both = SECRET.matcher(made);
      assertThat(both.find() && both.find()).isTrue();
      String secret = both.group(2);

      String token = token(id, secret);
      String unused = token(id, secret);
      assertThat(read(token, "budget").statusCode()).isEqualTo(200);
      HttpResponse<String> hours = read(token, "hours");
      assertThat(hours.statusCode()).as("its owner's, but not chosen").isEqualTo(403);
      assertThat(hours.body()).contains("access.denied");
      assertThat(read(token, "participants").statusCode()).as("not its owner's").isEqualTo(403);
      HttpResponse<String> command =
          Visit.command(office, token, "record-cost", Map.of(), UUID.randomUUID().toString());
      assertThat(command.statusCode()).as(command.body()).isEqualTo(403);
      assertThat(token(id, secret, "query.hours")).isEmpty();

      assertThat(admin.open(account).body()).contains("Lönesystemet", id);
      admin.send(admin.form(account, "/ta-tillbaka"));
      assertThat(admin.open(account).body()).doesNotContain(id);

      HttpResponse<String> refused = read(unused, "budget");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).contains("access.sign-in");
      assertThat(token(id, secret)).isEmpty();
    }
  }

  private HttpResponse<String> read(String token, String what) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(office.pages() + API + what))
            .header("Authorization", "Bearer " + token)
            .build());
  }

  private String token(String id, String secret) throws Exception {
    return token(id, secret, "query.budget");
  }

  /** Empty where none is given. */
  private String token(String id, String secret, String scope) throws Exception {
    String credentials = id + ":" + secret;
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(Visit.issuer(office) + "/oauth2/token"))
                .header(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&scope="
                            + URLEncoder.encode(scope, StandardCharsets.UTF_8)))
                .build());
    return answer.statusCode() == 200
        ? JsonMapper.shared().readTree(answer.body()).get("access_token").asString()
        : "";
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String found(Pattern pattern, String text, int group) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(pattern.pattern()).isTrue();
    return found.group(group);
  }
}
