package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever starts it empty gets all the way to a project at work, in the pages alone. */
class EmptyOfficeTest {
  private static final String PASSWORD = "tre glada grankottar";
  private static final String PROJECT = "/projekt/2019-00077";
  private static final Pattern OWN_ACCOUNT = Pattern.compile("/konton/[\\w-]+(?=\"[^>]*>Anna Alm)");
  private static final Pattern INVITATION = Pattern.compile("http://\\S+/inbjudan/[\\w-]+");

  @Test
  void theFirstAdministratorSetsAProjectUpAndItsLeaderSeesIt(@TempDir Path folder)
      throws Exception {
    try (RunningOffice office = RunningOffice.startEmpty(folder);
        Forms anna = new Forms(office.pages());
        Forms karin = new Forms(office.pages())) {
      assertThat(office.accounts()).as("accounts are printed for a demonstration only").isEmpty();
      String first = invitation(String.join("\n", office.printed()));
      anna.open(first);
      assertThat(account(anna, "anna", "Anna Alm").uri().getPath()).isEqualTo("/start");
      assertThat(anna.open("/start").body()).contains("Skapa ett projekt");
      assertThat(anna.open(first).statusCode()).as("the link works once").isEqualTo(410);

      keepsItsOnlyAdministrator(anna);
      setUpFromTheExample(anna);
      String link = inviteTheLeader(anna);

      karin.open(link);
      account(karin, "karin", "Karin Berg");
      HttpResponse<String> project = karin.open(PROJECT);
      assertThat(project.statusCode()).isEqualTo(200);
      assertThat(project.body())
          .contains(
              "Nya kollegor", "47,00", "Exempelbostäder", "inte angivet i källan", "420", "400");
      assertThat(karin.open("/start").body()).contains("Lägg till arbetsplatser");
      assertThat(karin.open("/konton").statusCode()).isEqualTo(403);

      karin.open(PROJECT + "/organisationer");
      karin.send("workplaceName", Map.of("organisation", "exempelby", "workplaceName", "Skolan"));
      assertThat(karin.open(PROJECT + "/organisationer").body()).contains("Skolan");

      String exported = anna.open(PROJECT + "/plan.yaml").body();
      anna.open(PROJECT + "/plan");
      assertThat(anna.upload("fil", exported).body()).contains("Planen är densamma");

      anna.open(PROJECT + "/behorighet");
      assertThat(
              anna.send("name=\"who\"", Map.of("who", "konto", "username", "ingen")).statusCode())
          .isEqualTo(422);
    }
  }

  private static HttpResponse<String> account(Forms someone, String username, String name)
      throws Exception {
    HttpResponse<String> in =
        someone.send(
            "name=\"password\"",
            Map.of("username", username, "displayName", name, "password", PASSWORD));
    assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
    return in;
  }

  /** Neither the role nor the account of the only one who can administer is given up. */
  private static void keepsItsOnlyAdministrator(Forms anna) throws Exception {
    String own =
        OWN_ACCOUNT
            .matcher(anna.open("/konton").body())
            .results()
            .findFirst()
            .orElseThrow()
            .group();
    assertRefused(anna, own, "name=\"why\"", Map.of("why", "TASK_ENDED"));
    assertRefused(anna, own, "name=\"stang\"", Map.of());

    anna.open("/konton");
    anna.send("name=\"as\"", Map.of("name", "Bo Ek", "as", "administrator"));
    assertRefused(anna, own, "name=\"why\"", Map.of("why", "TASK_ENDED"));
  }

  private static void assertRefused(
      Forms anna, String account, String form, Map<String, String> typed) throws Exception {
    anna.open(account);
    HttpResponse<String> refused = anna.send(form, typed);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Gör först någon annan till systemadministratör");
    assertThat(anna.open("/konton").statusCode()).isEqualTo(200);
  }

  private static void setUpFromTheExample(Forms anna) throws Exception {
    String plan = Files.readString(Path.of("../docs/plan-example.yaml"));
    anna.open("/nytt-projekt");
    HttpResponse<String> faulty =
        anna.upload("fil", plan.replace("grant: 1128000", "grant: mycket"));
    assertThat(faulty.statusCode()).isEqualTo(422);
    assertThat(faulty.body()).contains("Rad 14, grant: Skriv ett tal.");
    assertThat(anna.upload("fil", plan).body()).contains("Det här blir projektet Nya kollegor");
    HttpResponse<String> made = anna.send("name=\"plan\"", Map.of("plan", plan));
    assertThat(made.uri().getPath()).isEqualTo(PROJECT);
    assertThat(anna.open("/start").body()).contains("Bjud in projektledaren");
  }

  private static String inviteTheLeader(Forms anna) throws Exception {
    anna.open(PROJECT + "/behorighet");
    HttpResponse<String> invited =
        anna.send(
            "name=\"who\"",
            Map.of(
                "who", "ny",
                "name", "Karin Berg",
                "role", "PROJECT_LEADER",
                "reach", "PROJECT:2019-00077",
                "reason", "APPOINTED_IN_PROJECT"));
    assertThat(invited.statusCode()).isEqualTo(200);
    return invitation(invited.body());
  }

  private static String invitation(String text) {
    Matcher found = INVITATION.matcher(text);
    assertThat(found.find()).as("an invitation in %s", text).isTrue();
    return found.group();
  }
}
