package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What a newcomer, and a public body that may take it into use, find in the repository. */
class RepositoryTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void theReadmeSaysHowToRunAndHowToTestInOneLineEach() throws IOException {
    String run = command("Run");
    assertThat(run).isEqualTo("./delaktig demo");
    assertThat(ROOT.resolve(run.split(" ")[0])).isExecutable();
    assertThat(command("Test")).isEqualTo("mvn -B verify");
    assertThat(readme()).contains("To start it empty: `./delaktig`");
    assertThat(Files.readString(ROOT.resolve(".ci/run")))
        .as("runs what the README says, whatever that is")
        .contains("^## Test$", "bash -c \"$test_command\"")
        .doesNotContain("verify");
  }

  private static String command(String heading) throws IOException {
    List<MatchResult> blocks =
        Pattern.compile("(?m)^## " + heading + "\\n\\n```\\n([^\\n]+)\\n```$")
            .matcher(readme())
            .results()
            .toList();
    assertThat(blocks).as(heading).hasSize(1);
    return blocks.getFirst().group(1);
  }

  @Test
  void theReadmeNamesEverySettingOfTheProgramInOneProcess() throws IOException {
    String settings =
        Files.readString(
            ROOT.resolve("standalone/src/main/java/se/delaktig/standalone/Settings.java"));
    List<String> read =
        Pattern.compile("\"(DELAKTIG_[A-Z_]+)\"")
            .matcher(settings)
            .results()
            .map(one -> one.group(1))
            .distinct()
            .toList();
    assertThat(read)
        .contains("DELAKTIG_QUERY_PORT", "DELAKTIG_DATA", "DELAKTIG_KEYS", "DELAKTIG_BIND");
    String readme = readme();
    assertThat(read).allSatisfy(one -> assertThat(readme).contains("| `" + one + "` |"));
  }

  @Test
  void whatPublicBodiesExpectIsThere() throws IOException {
    assertThat(Files.readString(ROOT.resolve("LICENSE")))
        .startsWith("EUROPEAN UNION PUBLIC LICENCE v. 1.2");
    for (String file :
        List.of("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/third-party-notices.md")) {
      assertThat(Files.readString(ROOT.resolve(file))).as(file).hasSizeGreaterThan(500);
    }
    Map<String, Object> code = new Yaml().load(Files.readString(ROOT.resolve("publiccode.yml")));
    assertThat(code)
        .containsKeys(
            "publiccodeYmlVersion",
            "name",
            "url",
            "platforms",
            "categories",
            "developmentStatus",
            "softwareType",
            "description",
            "maintenance",
            "localisation")
        .containsEntry("legal", Map.of("license", "EUPL-1.2"));
    assertThat(((Map<?, ?>) code.get("description")).keySet()).isEqualTo(Set.of("sv", "en"));
  }

  /** What the build itself checks, it must still be told to check. */
  @Test
  void theBuildPinsConvergesFormatsAndChecksForNull() throws IOException {
    assertThat(Files.readString(ROOT.resolve("pom.xml")))
        .contains("<dependencyConvergence/>", "-Xep:NullAway:ERROR", "google-java-format");
  }

  @Test
  void theListOfDecisionsHasThemAll() throws IOException {
    String listed = Files.readString(ROOT.resolve("docs/README.md"));
    try (Stream<Path> decisions = Files.list(ROOT.resolve("docs/decisions"))) {
      assertThat(decisions.map(one -> "(decisions/" + one.getFileName() + ")").toList())
          .isNotEmpty()
          .allSatisfy(link -> assertThat(listed).contains(link));
    }
  }

  @Test
  void noPackageIsEmpty() throws IOException {
    List<Path> described =
        sources().stream().filter(file -> file.endsWith("package-info.java")).toList();
    assertThat(described).isNotEmpty();
    for (Path one : described) {
      try (Stream<Path> beside = Files.list(one.getParent())) {
        assertThat(beside.filter(file -> file.toString().endsWith(".java")).count())
            .as(one.toString())
            .isGreaterThan(1);
      }
    }
  }

  /** The log is our own; of Axon's extension for MongoDB its tokens alone are used. */
  @Test
  void axonsEventStoreForMongoIsUsedNowhere() throws IOException {
    assertThat(sources()).hasSizeGreaterThan(500);
    for (Path source : sources()) {
      assertThat(Files.readString(source))
          .as(source.toString())
          .doesNotContain("mongo.eventsourcing.eventstore", "MongoEventStorageEngine");
    }
  }

  /** The program's own, of all modules. */
  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.map(one -> one.resolve("src/main/java")).toList()) {
        if (Files.isDirectory(module)) {
          try (Stream<Path> files = Files.walk(module)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
          }
        }
      }
    }
    return sources;
  }

  @Test
  void thePicturesOfTheGuideAreTakenByTheTests() throws IOException {
    String tests =
        Files.readString(Path.of("src/test/java/se/delaktig/acceptance/MainJobTest.java"));
    for (String page : List.of("README.md", "docs/user-guide.md")) {
      List<MatchResult> pictures =
          Pattern.compile("pictures/([a-z-]+)\\.png")
              .matcher(Files.readString(ROOT.resolve(page)))
              .results()
              .toList();
      assertThat(pictures).isNotEmpty();
      for (MatchResult one : pictures) {
        assertThat(ROOT.resolve("docs/pictures/" + one.group(1) + ".png")).isRegularFile();
        assertThat(tests).contains("\"" + one.group(1) + "\"");
      }
    }
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }
}
