package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever the program consists of is named in the notices, with its licence. */
class NoticesTest {
  private static final Path BILL = Path.of("../target/bom.json");
  private static final Path NOTICES = Path.of("../docs/third-party-notices.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| [^|]+ \\|((?: ?`[\\w.-]+`,?)+) \\| (.+) \\|$", Pattern.MULTILINE);
  private static final Pattern GROUP = Pattern.compile("`([^`]+)`");

  @Test
  void everyPartOfTheProgramStandsInTheNoticesWithItsLicence() throws IOException {
    assumeTrue(
        Files.exists(BILL) || "true".equals(System.getenv("CI")),
        "no bill of materials; mvn verify makes it before this test");
    Map<String, String> licences = noticed();
    assertThat(licences).hasSizeGreaterThan(40);
    List<String> missing = new ArrayList<>();
    JsonNode components = JsonMapper.shared().readTree(Files.readString(BILL)).get("components");
    assertThat(components.size()).isGreaterThan(100);
    for (JsonNode component : components) {
      String group = component.get("group").asString();
      if (!group.equals("se.delaktig")) {
        String said = licences.getOrDefault(group, "");
        for (JsonNode choice : component.get("licenses")) {
          String licence = licence(choice);
          if (!said.contains(licence)) {
            missing.add(group + ":" + component.get("name").asString() + " " + licence);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static Map<String, String> noticed() throws IOException {
    Map<String, String> licences = new HashMap<>();
    Matcher row = ROW.matcher(Files.readString(NOTICES));
    while (row.find()) {
      GROUP
          .matcher(row.group(1))
          .results()
          .forEach(group -> licences.put(group.group(1), row.group(2)));
    }
    return licences;
  }

  private static String licence(JsonNode choice) {
    if (choice.has("expression")) {
      return choice.get("expression").asString();
    }
    JsonNode licence = choice.get("license");
    return licence.has("id") ? licence.get("id").asString() : licence.get("name").asString();
  }
}
