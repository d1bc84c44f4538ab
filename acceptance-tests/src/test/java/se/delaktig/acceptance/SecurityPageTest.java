package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docs/security.md says of the program is so, and is all. */
class SecurityPageTest {
  private static final Path PAGE = Path.of("../docs/security.md");

  /** A file's name and a piece of it. */
  private static final Pattern STANDS_IN = Pattern.compile("[(]`([\\w.-]+)`:\\s`([^`]+)`[)]");

  private static final Pattern ALGORITHM =
      Pattern.compile(
          "(?:MessageDigest|Mac|Cipher|Signature|KeyFactory|KeyPairGenerator|SecretKeyFactory"
              + "|KeyGenerator|KeyAgreement)[.]getInstance[(]\\s*\"([^\"]+)\""
              + "|Predefined\\w+Parameters[.](\\w+)"
              + "|ALGORITHM = \"(\\w+)\""
              + "|(?:JWSAlgorithm|SignatureAlgorithm)[.](\\w+)");

  private static final Pattern CONNECTS =
      Pattern.compile(
          "import (?:java[.]net[.]http[.]HttpClient|org[.]springframework[.]mail[.]javamail"
              + "[.]JavaMailSender\\w*|com[.]mongodb[.]client[.]MongoClients"
              + "|org[.]springframework[.]web[.]client[.]\\w+|java[.]net[.]HttpURLConnection"
              + "|java[.]net[.]Socket"
              + "|[\\w.]+SpringOpaqueTokenIntrospector);");

  private static final Map<String, String> SOURCES = new HashMap<>();
  private static String page = "";

  @BeforeAll
  static void read() throws IOException {
    page = Files.readString(PAGE);
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path module : modules.filter(one -> !one.endsWith("benchmarks")).toList()) {
        for (String folder : List.of("src/main/java", "src/main/resources")) {
          readAll(module.resolve(folder));
        }
      }
    }
    assertThat(SOURCES).hasSizeGreaterThan(500);
  }

  private static void readAll(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          files.filter(one -> one.toString().matches(".*[.](java|properties|yml|xml)")).toList()) {
        SOURCES.merge(
            file.getFileName().toString().replace(".java", ""),
            Files.readString(file),
            (one, other) -> one + "\n" + other);
      }
    }
  }

  @Test
  void everyValueThatNamesItsPlaceStandsThere() {
    List<String> faults = new ArrayList<>();
    List<MatchResult> values = STANDS_IN.matcher(page).results().toList();
    for (MatchResult value : values) {
      String source = SOURCES.get(value.group(1));
      if (source == null || !source.contains(value.group(2).replaceAll("\\s+", " "))) {
        faults.add(value.group());
      }
    }
    assertThat(values).hasSizeGreaterThan(20);
    assertThat(faults).isEmpty();
  }

  @Test
  void everyAlgorithmThatIsUsedIsListedAndNoOther() {
    Set<String> used = new TreeSet<>(Set.of("Argon2id"));
    SOURCES
        .values()
        .forEach(source ->
            ALGORITHM.matcher(source).results().map(SecurityPageTest::named).forEach(used::add));
    Set<String> listed =
        Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE)
            .matcher(section("Algorithms"))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(listed).isEqualTo(used);
    assertThat(SOURCES.get("PasswordHashing")).contains("Argon2");
  }

  private static String named(MatchResult found) {
    return Stream.of(1, 2, 3, 4)
        .map(found::group)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whateverConnectsToSomethingIsListed() {
    String connections = section("Connections");
    Set<String> connecting =
        SOURCES.entrySet().stream()
            .filter(source -> CONNECTS.matcher(source.getValue()).find())
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(connecting).hasSizeGreaterThan(5);
    assertThat(connecting).allSatisfy(one -> assertThat(connections).contains("`" + one + "`"));
  }

  @Test
  void noCookieIsUnknownAndNoneIsForMoreThanOneHost() {
    Pattern made =
        Pattern.compile(
            "(?:CookieLocaleResolver|ResponseCookie[.]from)[(](?!settings[.]cookie)\\w");
    List<String> faults =
        SOURCES.entrySet().stream()
            .filter(source -> made.matcher(source.getValue()).find())
            .map(Map.Entry::getKey)
            .toList();
    assertThat(faults).isEmpty();
    assertThat(SOURCES.values().stream().filter(one -> one.contains("settings.cookie(")).count())
        .isGreaterThan(4);
  }

  @Test
  void itSaysWhatTheStandardWantsWrittenDown() {
    for (String heading :
        List.of(
            "Ways in",
            "Sessions",
            "What is kept, by how much harm it could do",
            "Algorithms",
            "Keys",
            "Connections",
            "Logs",
            "Limits",
            "Files that may be handed in",
            "What takes long",
            "Libraries")) {
      assertThat(section(heading)).as(heading).hasSizeGreaterThan(200);
    }
  }

  private static String section(String heading) {
    int from = page.indexOf("## " + heading + "\n");
    assertThat(from).as(heading).isPositive();
    int until = page.indexOf("\n## ", from);
    return page.substring(from, until < 0 ? page.length() : until);
  }
}
