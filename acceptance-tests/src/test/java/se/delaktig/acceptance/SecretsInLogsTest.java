package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the program prints while people and programs use it: never what opens anything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsInLogsTest {
  private static final Pattern PERSONAL_NUMBER = Pattern.compile("\\b(19|20)\\d{6}-?\\d{4}\\b");
  private static final Pattern ACCOUNT = Pattern.compile("^\\S+ / \\S+ \\([^)]+\\)$");
  private static final Pattern LINK = Pattern.compile("/inbjudan/([A-Za-z0-9_-]{43})");

  private RunningOffice office;

  @BeforeAll
  void start(@TempDir Path folder) {
    // As much as it prints outside tests.
    office = RunningOffice.start(folder, Map.of("LOGGING_LEVEL_ROOT", "INFO"));
  }

  @AfterAll
  void stop() {
    office.close();
  }

  @Test
  void nothingThatOpensAnythingIsPrinted() throws Exception {
    List<String> secrets = new ArrayList<>(keys());
    assertThat(secrets).hasSizeGreaterThan(5);
    office.accounts().values().forEach(account -> secrets.add(account.password()));
    String token = Visit.tokenOf("projektledare", office);
    secrets.add(token);
    Visit.command(office, token, "record-cost", Map.of("x", 1), UUID.randomUUID().toString());
    Visit.command(office, token + "x", "record-cost", Map.of(), UUID.randomUUID().toString());
    try (Visit admin = Visit.as("systemadministratör", office)) {
      String invited =
          admin.send(admin.form("/konton", "name=\"as\"").with("name", "Lo Ek")).body();
      var link = LINK.matcher(invited);
      assertThat(link.find()).isTrue();
      secrets.add(link.group(1));
      RunningOffice.get(Visit.issuer(office) + "/inbjudan/" + link.group(1) + "x");
      RunningOffice.get(office.pages() + "/mina-timmar/" + link.group(1));
    }

    List<String> printed =
        office.printed().stream().filter(line -> !ACCOUNT.matcher(line).matches()).toList();
    assertThat(printed).hasSizeGreaterThan(20);
    for (String secret : secrets) {
      assertThat(printed).noneMatch(line -> line.contains(secret));
    }
    assertThat(printed).noneMatch(line -> PERSONAL_NUMBER.matcher(line).find());
    assertThat(printed).noneMatch(line -> line.contains("Bearer ey"));
  }

  @Test
  void signingInIsLoggedWithoutSayingMoreThanWho() throws Exception {
    RunningOffice.Account account = office.accounts().get("chef");
    long before = signIns("signed in by PASSWORD");
    long refused = signIns("was not signed in");
    Visit.as("chef", office).close();
    try (Visit stranger = Visit.unknown(office)) {
      stranger.tries("my secret typed as a name", "and another secret");
    }

    assertThat(signIns("signed in by PASSWORD")).isEqualTo(before + 1);
    assertThat(signIns("was not signed in")).isEqualTo(refused + 1);
    assertThat(office.printed().stream().filter(line -> !ACCOUNT.matcher(line).matches()))
        .noneMatch(line -> line.contains("secret typed") || line.contains("another secret"))
        .noneMatch(line -> line.contains(account.password()));
  }

  private long signIns(String how) {
    return office.printed().stream().filter(line -> line.contains(how)).count();
  }

  /** What the key files hold, in lines, as far as it is text. */
  private List<String> keys() throws IOException {
    List<String> keys = new ArrayList<>();
    try (Stream<Path> files = Files.walk(office.pagesSecret().getParent())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
            .lines()
            .map(String::strip)
            .filter(line -> line.length() >= 16)
            .forEach(keys::add);
      }
    }
    return keys;
  }
}
