package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody is registered without a number, is given one, and turns out to be registered already:
 * the two records are counted together, and told apart again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoRecordsTest {
  private static final String PROJECT = Gladan.PROJECT;
  private static final String LEDGER = "2017-00434";
  private static final String NUMBER = "200103072393";

  private static final String ELSEWHERE = "langt-bort";

  private RunningOffice office;

  @BeforeAll
  void start(@TempDir Path folder) {
    office = RunningOffice.start(folder);
  }

  @AfterAll
  void stop() {
    office.close();
  }

  @Test
  void twoRecordsOfOnePersonAreCountedTogetherAndToldApart() throws Exception {
    try (Visit karin = Visit.as("projektledare", office)) {
      int before = people(karin);
      String first = registered(karin, "Zebulon", NUMBER, Gladan.PLACE);
      String second = registeredWithoutNumber(karin);
      assertThat(people(karin)).isEqualTo(before + 2);
      assertThat(Form.words(karin.open(PROJECT + "/deltagare/" + second).body()))
          .contains("Födelsedag")
          .contains("1991-02-03");

      // the number is another record's, which the leader may know
      HttpResponse<String> taken =
          karin.send(
              form(karin, second, "/nummer", "personalNumber").with("personalNumber", NUMBER));
      assertThat(taken.statusCode()).isEqualTo(422);
      assertThat(Form.words(taken.body())).contains("Någon annan är registrerad med det numret");

      HttpResponse<String> unknown =
          karin.send(form(karin, first, "/sla-ihop", "other").with("other", "hej"));
      assertThat(unknown.statusCode()).isEqualTo(422);
      HttpResponse<String> merged =
          karin.send(form(karin, second, "/sla-ihop", "other").with("other", NUMBER));
      assertThat(Form.words(merged.body()))
          .contains("Registreringarna räknas nu ihop")
          .contains("Zebulon Kvarnholm");
      assertThat(people(karin)).isEqualTo(before + 1);
      assertThat(merged.body()).as("either address shows the person").contains(second);
      assertThat(Form.words(karin.open(PROJECT + "/deltagare/" + first).body()))
          .contains("Personen är registrerad mer än en gång");

      HttpResponse<String> parted =
          karin.send(form(karin, second, "/skilj-at", "record").with("record", first));
      assertThat(Form.words(parted.body()))
          .contains("Registreringarna räknas nu var för sig")
          .doesNotContain("Zebulon Kvarnholm");
      assertThat(people(karin)).isEqualTo(before + 2);
    }
  }

  @Test
  void whoSeesOneOfTheTwoCannotMergeThem() throws Exception {
    String near;
    String alsoNear;
    String far;
    try (Visit karin = Visit.as("projektledare", office)) {
      HttpResponse<String> added =
          Visit.command(
              office,
              Visit.tokenOf("projektledare", office),
              "add-workplace",
              Map.of(
                  "project",
                  LEDGER,
                  "workplace",
                  ELSEWHERE,
                  "organisation",
                  "orsa-kommun",
                  "name",
                  "Långt bort"),
              UUID.randomUUID().toString());
      assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
      near = registered(karin, "Nära", "200103062386", Gladan.PLACE);
      alsoNear = registered(karin, "Nära", "200103052395", Gladan.PLACE);
      far = registered(karin, "Fjärran", "200103042388", ELSEWHERE);
    }
    assertThat(merging(near, far)).as("a worker of the one workplace").isEqualTo(403);
    assertThat(merging(far, near)).isEqualTo(403);
    assertThat(merging(near, alsoNear)).isEqualTo(200);
  }

  private int merging(String person, String into) throws Exception {
    return Visit.command(
            office,
            Visit.tokenOf("projektarbetare", office),
            "merge-records",
            Map.of("project", LEDGER, "person", person, "into", into),
            UUID.randomUUID().toString())
        .statusCode();
  }

  private static int people(Visit visit) throws Exception {
    return visit.json("/api/projects/" + LEDGER + "/participants").get("people").size();
  }

  private static Form form(Visit karin, String nr, String action, String field) throws Exception {
    return karin.form(PROJECT + "/deltagare/" + nr, "/" + nr + action + "\"");
  }

  private static String registered(Visit karin, String givenName, String number, String place)
      throws Exception {
    return nr(
        karin,
        karin
            .form(PROJECT + "/deltagare/registrera", "name=\"personalNumber\"")
            .with("givenName", givenName)
            .with("familyName", "Kvarnholm")
            .with("personalNumber", number)
            .with("workplace", place)
            .with("from", "2019-11-01"));
  }

  private static String registeredWithoutNumber(Visit karin) throws Exception {
    Form form =
        karin
            .form(PROJECT + "/deltagare/registrera", "name=\"personalNumber\"")
            .with("givenName", "Zeb")
            .with("familyName", "Kvarnholm")
            .with("withoutNumber", "true")
            .with("workplace", Gladan.PLACE)
            .with("from", "2019-11-01");
    HttpResponse<String> lacking = karin.send(form);
    assertThat(lacking.statusCode()).isEqualTo(422);
    assertThat(lacking.body()).contains("Kvarnholm");
    return nr(karin, form.with("born", "1991-02-03").with("sex", "MAN"));
  }

  private static String nr(Visit karin, Form form) throws Exception {
    HttpResponse<String> done = karin.send(form);
    assertThat(done.statusCode()).as(Form.words(done.body())).isEqualTo(200);
    return done.uri().getPath().replaceFirst(".*/", "");
  }
}
