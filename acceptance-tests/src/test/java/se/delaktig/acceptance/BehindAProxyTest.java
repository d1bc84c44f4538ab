package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One office in one process, which browsers know by other names than the machine it runs on. */
class BehindAProxyTest {
  private static final String PAGES = "delaktig.example";
  private static final String SIGN_IN = "inloggning.example";
  private static final Pattern INVITATION =
      Pattern.compile("^http://" + SIGN_IN + "/inbjudan/[\\w-]+$", Pattern.MULTILINE);

  @Test
  void theAdministratorSignsInAndWorksUnderThePublicNames(@TempDir Path folder) throws Exception {
    int signInPort = RunningOffice.freePort();
    Map<String, String> settings =
        Map.of(
            "DELAKTIG_PUBLIC_URL", "http://" + PAGES,
            "DELAKTIG_SIGN_IN_URL", "http://" + SIGN_IN,
            "DELAKTIG_SIGN_IN_PORT", Integer.toString(signInPort));
    try (RunningOffice office = RunningOffice.startEmpty(folder, settings);
        ReverseProxy proxy =
            ReverseProxy.of(
                Map.of(PAGES, URI.create(office.pages()).getPort(), SIGN_IN, signInPort));
        Forms anna = new Forms("http://" + PAGES, proxy.network());
        Forms again = new Forms("http://" + PAGES, proxy.network())) {
      String printed = String.join("\n", office.printed());
      assertThat(printed).contains("Delaktig: http://" + PAGES);
      Matcher invitation = INVITATION.matcher(printed);
      assertThat(invitation.find()).as(printed).isTrue();

      anna.open(invitation.group());
      HttpResponse<String> in =
          anna.send(
              "name=\"password\"",
              Map.of(
                  "username", "anna",
                  "displayName", "Anna Alm",
                  "password", "tre glada grankottar"));
      assertThat(in.uri().toString()).startsWith("http://" + PAGES + "/start");
      assertThat(in.statusCode()).isEqualTo(200);

      anna.open("/konton");
      HttpResponse<String> invited =
          anna.send("name=\"as\"", Map.of("name", "Bo Ek", "as", "konto"));
      assertThat(invited.body()).contains("http://" + SIGN_IN + "/inbjudan/");

      HttpResponse<String> form = again.open("/konton");
      assertThat(form.uri().toString()).startsWith("http://" + SIGN_IN + "/logga-in");
      HttpResponse<String> back =
          again.send(
              "name=\"password\"", Map.of("username", "anna", "password", "tre glada grankottar"));
      assertThat(back.uri().getHost()).isEqualTo(PAGES);
      assertThat(back.uri().getPath()).isEqualTo("/konton");
      assertThat(back.body()).contains("Anna Alm");
    }
  }
}
