package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * People whose names, numbers and addresses occur nowhere else are registered and then looked for
 * in every page and file of every role, in what the program prints, and in all that it keeps on the
 * disk: found only where the matrix allows, and nowhere once they are erased.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CanaryPersonsTest {
  private static final int CANARIES = Boolean.getBoolean("delaktig.long") ? 1_000 : 50;
  private static final int ROWS_AT_ONCE = 250;

  /** Every so many is protected. */
  private static final int PROTECTED = 5;

  private static final String PROJECT = Gladan.PROJECT;
  private static final String LEDGER = "2017-00434";

  /**
   * At an employer of another group, where neither the project worker nor anybody of Gladan sees.
   */
  private static final String ELSEWHERE = "kanariehuset";

  /** That place's name, which the log holds in plain text. */
  private static final String OPENLY_KEPT = "Kanariehuset";

  private static final String FAR_EMPLOYER = "orsa-kommun";

  /** Who sees people by name, and how far. */
  private static final Set<String> SEE_ALL = Set.of("projektledare");

  private static final Set<String> SEE_GLADAN = Set.of("projektarbetare", "processledare", "chef");

  /** Who sees numbers and addresses, on a person's own page. */
  private static final Set<String> SEE_DETAILS = Set.of("projektledare", "projektarbetare");

  private Path folder;
  private Path backup;
  private RunningOffice office;
  private String erased = "";
  private final Map<String, Canary> canaries = new LinkedHashMap<>();
  private Function<String, Sightings> sightings = text -> new Sightings(Set.of(), Set.of());

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    backup = folder.resolve("backup");
    office =
        RunningOffice.start(
            folder,
            Map.of(
                // Compressed, the file could hold a name and not show it.
                "DELAKTIG_COMPRESSION", "off",
                // As much as it prints outside tests.
                "LOGGING_LEVEL_ROOT", "INFO",
                // What it puts aside for a while is looked through too.
                "JAVA_TOOL_OPTIONS",
                    "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("aside"))));
    String token = Visit.tokenOf("projektledare", office);
    send(
        token,
        "add-workplace",
        Map.of(
            "project", LEDGER,
            "workplace", ELSEWHERE,
            "organisation", FAR_EMPLOYER,
            "name", OPENLY_KEPT));
    List<String> numbers = Canary.numbers();
    List<Map<String, Object>> rows = new ArrayList<>();
    List<Canary> all = new ArrayList<>();
    for (int i = 0; i < CANARIES; i++) {
      String place = i % 2 == 0 ? Gladan.PLACE : ELSEWHERE;
      Canary canary = Canary.of(i, numbers.get(i), place, i % PROTECTED == 0);
      all.add(canary);
      if (canary.masked()) {
        // the mark comes before the details
        send(
            token,
            "protect-identity",
            Map.of("project", LEDGER, "personalNumber", canary.number()));
      }
      rows.add(
          Map.of(
              "personalNumber", canary.number(),
              "givenName", canary.givenName(),
              "familyName", canary.familyName(),
              "email", canary.email(),
              "organisation", i % 2 == 0 ? "avesta-kommun" : FAR_EMPLOYER,
              "workplace", place,
              "from", "2018-09-03"));
    }
    Set<String> before = people();
    for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
      send(
          token,
          "import-participants",
          Map.of(
              "project",
              LEDGER,
              "rows",
              rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE))));
    }
    remember(all, before);
    sightings = Sightings.of(all);
  }

  @AfterAll
  void stop() {
    office.close();
  }

  private void send(String token, String name, Map<String, Object> body) throws Exception {
    HttpResponse<String> answer =
        Visit.command(office, token, name, body, UUID.randomUUID().toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private Set<String> people() throws Exception {
    Set<String> ids = new TreeSet<>();
    try (Visit karin = Visit.as("projektledare", office)) {
      karin
          .json("/api/projects/" + LEDGER + "/participants")
          .get("people")
          .forEach(one -> ids.add(one.get("person").asString()));
    }
    return ids;
  }

  /** Which id is whose; protected ones are told apart by nobody, and stand without. */
  private void remember(List<Canary> all, Set<String> before) throws Exception {
    Map<String, Canary> byName = new HashMap<>();
    all.forEach(canary -> byName.put(canary.fullName(), canary));
    int masked = 0;
    try (Visit karin = Visit.as("projektledare", office)) {
      for (JsonNode one : karin.json("/api/projects/" + LEDGER + "/participants").get("people")) {
        String id = one.get("person").asString();
        if (before.contains(id)) {
          continue;
        }
        if (one.get("protectedIdentity").asBoolean()) {
          masked++;
          canaries.put(id, all.stream().filter(Canary::masked).toList().get(masked - 1));
        } else {
          canaries.put(id, byName.get(one.get("name").asString()));
        }
      }
    }
    assertThat(canaries).as("every canary is in the project").hasSize(CANARIES);
    assertThat(masked).isEqualTo((CANARIES + PROTECTED - 1) / PROTECTED);
  }

  @Test
  @Order(1)
  void noPageAndNoFileOfAnyRoleShowsMoreThanTheMatrixAllows() throws Exception {
    List<String> faults = new ArrayList<>();
    Set<String> seenByLeader = new TreeSet<>();
    int opened = 0;
    for (String role : office.accounts().keySet()) {
      try (Visit visit = Visit.as(role, office)) {
        for (String address : addresses(visit)) {
          opened++;
          Sightings seen = sightings.apply(FileText.of(visit.file(address)));
          seen.byName()
              .forEach(canary -> {
                if (role.equals("projektledare")) {
                  seenByLeader.add(canary.fullName());
                }
                if (!mayName(role, address, canary)) {
                  faults.add(role + " sees the name of " + canary + " at " + address);
                }
              });
          seen.byRest()
              .forEach(canary -> {
                if (!mayRest(role, address, canary)) {
                  faults.add(role + " sees number or address of " + canary + " at " + address);
                }
              });
        }
      }
    }
    assertThat(opened).isGreaterThan(300);
    assertThat(seenByLeader)
        .as("the search finds whom it is to find")
        .containsExactlyInAnyOrderElementsOf(
            canaries.values().stream()
                .filter(canary -> !canary.masked())
                .map(Canary::fullName)
                .collect(Collectors.toCollection(TreeSet::new)));
    assertThat(faults).isEmpty();
  }

  private static boolean isNear(String role, Canary canary) {
    return SEE_ALL.contains(role)
        || SEE_GLADAN.contains(role) && canary.place().equals(Gladan.PLACE);
  }

  private static boolean mayName(String role, String address, Canary canary) {
    boolean rights = role.equals("dataskyddsombud") && address.contains("/registrerade/");
    // Who corrects a session sees its roll, and nobody anywhere else.
    boolean roll = role.equals("ekonom") && address.matches(".*/dialog/[^/]+/ratta");
    return !canary.masked()
        && (isNear(role, canary) || rights || roll || isIdentities(role, address));
  }

  private static boolean mayRest(String role, String address, Canary canary) {
    boolean details =
        isNear(role, canary)
            && SEE_DETAILS.contains(role)
            && address.matches(".*/(deltagare|registrerade)/.*");
    boolean rights = role.equals("dataskyddsombud") && address.contains("/utdrag.");
    return !canary.masked() && (details || rights || isIdentities(role, address));
  }

  /** What an auditor is given apart from the bundle: who stands behind its ids. */
  private static boolean isIdentities(String role, String address) {
    return role.equals("revisor") && address.endsWith("/evidence-identities");
  }

  /** Where links lead, every address that needs no id, and some people's own pages. */
  private Collection<String> addresses(Visit visit) throws Exception {
    Set<String> all = new LinkedHashSet<>();
    List<String> patterns =
        Endpoint.all().stream()
            .filter(one -> one.service().equals("query") && one.verb().equals("GET"))
            .map(Endpoint::pattern)
            .toList();
    all.addAll(new Crawl(patterns).from(visit, "/start").values());
    all.add("/start");
    patterns.stream()
        .map(pattern -> pattern.replace("{project}", LEDGER).replace("{workplace}", Gladan.PLACE))
        .filter(pattern -> !pattern.contains("{"))
        .forEach(all::add);
    all.add(PROJECT + "/organisationer/" + ELSEWHERE);
    for (int page = 1; page <= 1 + CANARIES / 25; page++) {
      all.add(PROJECT + "/deltagare?sida=" + page);
      all.add(PROJECT + "/deltagare?arbetsplats=" + Gladan.PLACE + "&sida=" + page);
      all.add(PROJECT + "/deltagare?arbetsplats=" + ELSEWHERE + "&sida=" + page);
    }
    canaries.keySet().stream()
        .limit(6)
        .forEach(id -> {
          all.add(PROJECT + "/deltagare/" + id);
          all.add(PROJECT + "/registrerade/" + id);
          all.add(PROJECT + "/registrerade/" + id + "/utdrag.json");
          all.add(PROJECT + "/registrerade/" + id + "/utdrag.pdf");
          all.add(PROJECT + "/skyddade/" + id);
          all.add(PROJECT + "/lasningar?nr=" + id);
        });
    return all;
  }

  @Test
  @Order(2)
  void nothingOfThemIsPrintedOrLiesReadableOnTheDiskOrInADump() throws Exception {
    anAccountOfTheirs();
    office.backUp(backup);
    assertThat(Files.exists(backup.resolve("inventory.json"))).isTrue();
    int files = 0;
    int readable = 0;
    List<String> faults = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files++;
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (bytes.contains(OPENLY_KEPT)) {
          readable++;
        }
        Sightings seen = sightings.apply(bytes);
        if (!seen.none()) {
          faults.add(seen + " in " + folder.relativize(file));
        }
      }
    }
    assertThat(files).isGreaterThan(5);
    assertThat(readable).as("the store and its copy can be looked through").isEqualTo(2);
    assertThat(faults).isEmpty();
  }

  /** Those whom the project is about may also be those who work with it. */
  private void anAccountOfTheirs() throws Exception {
    Canary holder =
        canaries.values().stream()
            .filter(one -> !one.masked() && one.place().equals(Gladan.PLACE))
            .findFirst()
            .orElseThrow();
    try (Visit administrator = Visit.as("systemadministratör", office);
        Visit themselves = Visit.unknown(office)) {
      Form invite = administrator.form("/konton", "name=\"name\"").with("name", holder.fullName());
      String invited = administrator.send(invite).body();
      String link = Gladan.first(invited, "(http://[^\"<\\s]+/inbjudan/[\\w-]+)");
      themselves.accept(link, holder.givenName(), holder.fullName(), "tre glada grankottar");
      assertThat(administrator.open("/konton").body())
          .as("the account is there, by its username")
          .containsPattern(">\\s*" + holder.givenName() + "\\s*<");
    }
  }

  @Test
  @Order(3)
  void allThatIsKeptOfOneIsTakenOutAsPdfAndJson() throws Exception {
    Map.Entry<String, Canary> one =
        canaries.entrySet().stream()
            .filter(each -> !each.getValue().masked())
            .findFirst()
            .orElseThrow();
    Canary canary = one.getValue();
    String extract = PROJECT + "/registrerade/" + one.getKey() + "/utdrag.";
    try (Visit david = Visit.as("dataskyddsombud", office)) {
      for (String kind : List.of("json", "pdf")) {
        assertThat(Form.words(FileText.of(david.file(extract + kind))))
            .as(kind)
            .contains(canary.givenName(), canary.familyName(), canary.email())
            .contains(canary.number().substring(8))
            .contains("2018");
      }
      assertThat(FileText.of(david.file(extract + "json")))
          .as("where they work, what was recorded, and who has read it before")
          .containsPattern("\"employments\"\\s*:\\s*\\[\\s*[{]")
          .containsPattern("\"history\"\\s*:\\s*\\[\\s*[{]")
          .containsPattern("\"readings\"\\s*:\\s*\\[\\s*[{]");
    }
  }

  @Test
  @Order(4)
  void whoeverIsErasedIsNowhereNeitherInTextsThatNamedThem() throws Exception {
    Map.Entry<String, Canary> somebody =
        canaries.entrySet().stream()
            // elsewhere, so that no session has counted the person in and nothing builds on them
            .filter(one -> !one.getValue().masked() && one.getValue().place().equals(ELSEWHERE))
            .findFirst()
            .orElseThrow();
    String id = somebody.getKey();
    Canary canary = somebody.getValue();
    erased = id;
    try (Gladan gladan = new Gladan(office)) {
      Gladan.saved(
          gladan.samira.send(
              gladan
                  .logForm("2018-12-11")
                  .with("extra-1", canary.fullName() + " eller någon annan")
                  .with("extramin-1", Integer.toString(Gladan.LENGTH))
                  .with("extra-2", "någon som heter " + canary.givenName())
                  .with("extramin-2", Integer.toString(Gladan.LENGTH))));
      assertThat(
              sightings
                  .apply(FileText.of(gladan.karin.file(PROJECT + "/dialog/oklara")))
                  .tellOf(canary))
          .as("before, the text is there")
          .isTrue();
    }
    try (Visit david = Visit.as("dataskyddsombud", office)) {
      String address = PROJECT + "/registrerade/" + id;
      Form erase = david.form(address, "name=\"saker\"");
      assertThat(Form.words(david.send(erase).body())).contains("Kryssa i att du är säker");
      String perhaps = david.open(address).body();
      assertThat(Form.words(perhaps)).contains("någon som heter " + canary.givenName());
      Form chosen =
          erase
              .with("text", Gladan.first(perhaps, "(?s).*name=\"text\"[^>]*value=\"([^\"]+)\""))
              .with("saker", "true");
      assertThat(Form.words(david.send(erase.with("text", "t-0").with("saker", "true")).body()))
          .as("a text that holds no part of the name")
          .contains("Ladda om sidan och välj på nytt");
      assertThat(Form.words(david.send(chosen).body()))
          .contains("är raderad")
          .contains("2 texter om personen")
          .contains("Inget som måste sparas bygger på personen")
          .contains("Säkerhetskopior som togs före raderingen");
    }
    List<String> faults = new ArrayList<>();
    for (String role : office.accounts().keySet()) {
      try (Visit visit = Visit.as(role, office)) {
        Set<String> all = new LinkedHashSet<>(addresses(visit));
        all.add(PROJECT + "/dialog/oklara");
        for (String address : all) {
          if (sightings.apply(FileText.of(visit.file(address))).tellOf(canary)) {
            faults.add(role + " still sees " + canary + " at " + address);
          }
        }
      }
    }
    assertThat(faults).isEmpty();
    office.stopAndRestart();
    try (Visit karin = Visit.as("projektledare", office)) {
      assertThat(FileText.of(karin.file(PROJECT + "/dialog/oklara")))
          .as("the text that somebody has read to tell of them")
          .doesNotContain(canary.givenName());
      String participants = FileText.of(karin.file("/api/projects/" + LEDGER + "/participants"));
      assertThat(participants).contains(id);
      assertThat(sightings.apply(participants).tellOf(canary)).isFalse();
    }
  }

  @Test
  @Order(5)
  void whoeverIsErasedStaysSoWhenAnOlderCopyOfBothDatabasesIsRestored() throws Exception {
    Canary canary = canaries.get(erased);
    office.stopAndRestore(backup);
    try (Visit karin = Visit.as("projektledare", office)) {
      String people = FileText.of(karin.file("/api/projects/" + LEDGER + "/participants"));
      assertThat(people).as("the copy is older than the erasure").contains(erased);
      assertThat(sightings.apply(people).tellOf(canary)).isFalse();
      assertThat(sightings.apply(people).none()).as("and has all the others").isFalse();
      assertThat(
              sightings.apply(karin.open(PROJECT + "/deltagare/" + erased).body()).tellOf(canary))
          .isFalse();
    }
  }
}
