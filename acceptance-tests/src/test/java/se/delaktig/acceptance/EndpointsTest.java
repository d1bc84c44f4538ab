package se.delaktig.acceptance;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.delaktig.access.event.Role;

/** Nothing answers that has not been thought about, and nobody gets an answer who has no right. */
@ExtendWith(SharedOffice.class)
class EndpointsTest {
  private static final Map<String, Role> ROLES =
      Map.ofEntries(
          entry("projektledare", Role.PROJECT_LEADER),
          entry("projektarbetare", Role.PROJECT_WORKER),
          entry("processledare", Role.PROCESS_LEADER),
          entry("chef", Role.MANAGER),
          entry("ekonom", Role.ECONOMIST),
          entry("styrgrupp", Role.STEERING_GROUP),
          entry("utvärderare", Role.EVALUATOR),
          entry("följeforskare", Role.RESEARCHER),
          entry("revisor", Role.AUDITOR),
          entry("handläggare av skyddade identiteter", Role.IDENTITY_OFFICER),
          entry("dataskyddsombud", Role.DATA_PROTECTION_OFFICER),
          entry("systemadministratör", Role.SYSTEM_ADMINISTRATOR));

  private final RunningOffice office;

  EndpointsTest(RunningOffice office) {
    this.office = office;
  }

  @Test
  void everythingThatAnswersIsListedWithWhoGetsAnAnswer() {
    assertThat(Admission.listed().keySet())
        .as("endpoints.txt")
        .containsExactlyInAnyOrderElementsOf(Endpoint.all());
  }

  @Test
  void whoeverHasNoneOfTheRolesIsRefused() throws Exception {
    Map<Endpoint, Admission> byRole = new HashMap<>(Admission.listed());
    byRole.entrySet().removeIf(one -> !one.getValue().isByRole());
    assertThat(byRole).hasSizeGreaterThan(100);
    Map<Endpoint, Map<String, String>> needs = Endpoint.needs();
    List<String> faults = new ArrayList<>();
    Set<String> answered = new HashSet<>();
    for (Map.Entry<String, Role> someone : ROLES.entrySet()) {
      try (Visit visit = Visit.as(someone.getKey(), office)) {
        String csrf = Form.in(visit.open("/start").body(), "_csrf").value("_csrf");
        for (Map.Entry<Endpoint, Admission> one : byRole.entrySet()) {
          Endpoint endpoint = one.getKey();
          boolean may = one.getValue().roles().contains(someone.getValue());
          if (may && !endpoint.verb().equals("GET")) {
            continue; // what it does is for the tests of its word
          }
          HttpResponse<String> answer =
              endpoint.verb().equals("GET")
                  ? visit.open(address(endpoint) + query(needs.get(endpoint)))
                  : visit.post(address(endpoint), csrf, needs.get(endpoint));
          boolean refused = answer.statusCode() == 403 && saysSo(answer);
          if (!may && !refused || answer.statusCode() >= 500) {
            faults.add(someone.getKey() + ", " + endpoint + ": " + answer.statusCode());
          }
          if (answer.statusCode() == 200) {
            answered.add(endpoint.pattern());
          }
        }
      }
    }
    assertThat(faults).isEmpty();
    assertThat(answered).as("those that need no id answer somebody").hasSizeGreaterThan(35);
  }

  /** Refused for want of a right, and not for want of a session. */
  private static boolean saysSo(HttpResponse<String> answer) {
    String body = answer.body().toLowerCase(Locale.ROOT);
    return body.contains("access.denied") || body.contains("du kan inte öppna sidan");
  }

  private static String query(Map<String, String> needed) {
    return needed.entrySet().stream()
        .map(one -> one.getKey() + "=" + one.getValue())
        .collect(Collectors.joining("&", "?", ""));
  }

  private static String address(Endpoint endpoint) {
    return endpoint
        .pattern()
        .replace("{project}", "2017-00434")
        .replace("{workplace}", Gladan.PLACE)
        .replace("{goal}", "G4")
        .replace("{key}", "hours.logged")
        .replaceAll("[{]\\w+[}]", "no-such");
  }
}
