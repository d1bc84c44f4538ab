package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whoever is refused does not learn whether what they asked for is there: what is and what was made
 * up get the same answer, word for word and header for header.
 */
@ExtendWith(SharedOffice.class)
class RefusalsTest {
  private static final String PROJECT = Gladan.PROJECT;
  private static final String LEDGER = "2017-00434";

  /** Between them they open every kind of page that leads to something by its id. */
  private static final List<String> SEE_MUCH =
      List.of(
          "projektledare",
          "ekonom",
          "dataskyddsombud",
          "handläggare av skyddade identiteter",
          "systemadministratör");

  /** What was drawn at random or given in order, as an id in an address. */
  private static final Pattern ID = Pattern.compile("(?<=/)[0-9a-f-]{20,}|(?<=/)[a-z0-9]{20,}");

  /** What differs from one answer to the next whatever was asked for. */
  private static final Pattern OF_ITS_MOMENT =
      Pattern.compile("(?:_csrf|commandId)\"[^>]*value=\"[^\"]*\"|csrf-token\" content=\"[^\"]*\"");

  private final RunningOffice office;

  RefusalsTest(RunningOffice office) {
    this.office = office;
  }

  /** An answer as the one who asked gets to see it. */
  private record Told(int status, Map<String, List<String>> headers, String body) {
    static Told by(HttpResponse<String> answer, String asked) {
      Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
      headers.keySet().removeIf(name -> name.equals("date") || name.equals("set-cookie"));
      return new Told(
          answer.statusCode(),
          headers,
          OF_ITS_MOMENT.matcher(answer.body()).replaceAll("").replace(asked, "what was asked for"));
    }
  }

  @Test
  void whatIsThereAndWhatIsNotAreRefusedAlike() throws Exception {
    Set<String> addresses = addresses();
    assertThat(addresses).as("addresses of something by its id").hasSizeGreaterThan(20);
    List<String> faults = new ArrayList<>();
    int refused = 0;
    for (String role : office.accounts().keySet()) {
      try (Visit visit = Visit.as(role, office)) {
        for (String there : addresses) {
          HttpResponse<String> answer = visit.open(there);
          if (answer.statusCode() < 400) {
            continue;
          }
          refused++;
          String invented = changedIn(there);
          Told told = Told.by(answer, there);
          Told other = Told.by(visit.open(invented), invented);
          if (!told.equals(other)) {
            faults.add(role + " tells " + there + ": " + difference(told, other));
          }
        }
      }
    }
    assertThat(refused).isGreaterThan(100);
    assertThat(faults).isEmpty();
  }

  @Test
  void aCommandOnSomebodyIsRefusedAlikeWhetherTheyAreThereOrNot() throws Exception {
    String there;
    try (Visit karin = Visit.as("projektledare", office)) {
      there =
          Gladan.first(karin.open(PROJECT + "/deltagare").body(), "/deltagare/([a-z0-9]{20,})\"");
    }
    for (String role : List.of("styrgrupp", "utvärderare", "ekonom", "chef")) {
      String token = Visit.tokenOf(role, office);
      Told told = Told.by(corrected(token, there), there);
      assertThat(told.status()).isEqualTo(403);
      assertThat(Told.by(corrected(token, changed(there)), changed(there)))
          .as(role)
          .isEqualTo(told);
    }
  }

  private HttpResponse<String> corrected(String token, String person) throws Exception {
    return Visit.command(
        office,
        token,
        "correct-details",
        Map.of("person", person, "givenName", "An", "familyName", "Annan"),
        UUID.randomUUID().toString());
  }

  private Set<String> addresses() throws Exception {
    List<String> patterns =
        Endpoint.all().stream()
            .filter(one -> one.service().equals("query") && one.verb().equals("GET"))
            .map(Endpoint::pattern)
            .toList();
    Set<String> all = new LinkedHashSet<>();
    for (String role : SEE_MUCH) {
      try (Visit visit = Visit.as(role, office)) {
        all.addAll(new Crawl(patterns).from(visit, "/start").values());
        if (role.equals("projektledare")) {
          String people = visit.open("/api/projects/" + LEDGER + "/participants").body();
          Pattern.compile("\"person\":\"([a-z0-9]{20,})\"")
              .matcher(people)
              .results()
              .map(found -> PROJECT + "/deltagare/" + found.group(1))
              .limit(12)
              .forEach(all::add);
        }
      }
    }
    all.removeIf(address -> changedIn(address).equals(address));
    return all;
  }

  /** The same address of something that is not there. */
  private static String changedIn(String address) {
    return ID.matcher(address).replaceAll(id -> changed(id.group()));
  }

  /** Of the same form and length. */
  private static String changed(String id) {
    return id.chars()
        .map(c -> c == '-' ? c : c >= '0' && c <= '8' || c >= 'a' && c <= 'e' ? c + 1 : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String difference(Told one, Told other) {
    if (one.status() != other.status()) {
      return one.status() + ", " + other.status();
    }
    if (!one.headers().equals(other.headers())) {
      return one.headers() + ", " + other.headers();
    }
    int at = 0;
    while (at < Math.min(one.body().length(), other.body().length())
        && one.body().charAt(at) == other.body().charAt(at)) {
      at++;
    }
    return around(one.body(), at) + " | " + around(other.body(), at);
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 60));
  }
}
