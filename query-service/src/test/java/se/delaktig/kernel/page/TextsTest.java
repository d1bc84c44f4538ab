package se.delaktig.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import se.delaktig.access.event.Role;
import se.delaktig.hours.view.Reason;

/** Every text exists in both languages, says the same values, and is there when a template asks. */
class TextsTest {
  private static final Pattern KEY = Pattern.compile("#\\{([a-z][A-Za-z0-9_.-]*)[(}]");
  private static final Pattern SAID = Pattern.compile("words\\.say\\(\\s*[\"']([a-z][^\"']*)[\"']");
  private static final Pattern COLUMN =
      Pattern.compile("words\\.figures\\(\\s*\"([a-z][^\"]*)\"(?:,\\s*\"([a-z][^\"]*)\")?\\)");
  private static final Pattern REFUSAL =
      Pattern.compile(
          "String code\\(\\) \\{\\s*return \"([a-z.-]+)\";|new UnknownThing\\(\\s*\"([a-z.-]+)\"");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

  private static Map<String, String> texts(String suffix) throws IOException {
    var all = new TreeMap<String, String>();
    for (var name : PageTexts.basenames()) {
      var properties = new Unique();
      var file = TextsTest.class.getResource("/" + name + suffix + ".properties");
      assertThat(file).as("%s%s.properties", name, suffix).isNotNull();
      try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
      for (var key : properties.stringPropertyNames()) {
        assertThat(all.put(key, properties.getProperty(key)))
            .as("%s stands in two bundles", key)
            .isNull();
      }
    }
    return all;
  }

  /** A bundle in which the second of two texts of one name would hide the first. */
  private static final class Unique extends Properties {
    @Override
    public synchronized @Nullable Object put(Object key, Object text) {
      assertThat(super.put(key, text)).as("%s stands twice", key).isNull();
      return null;
    }
  }

  private static Resource[] templates() throws IOException {
    return new PathMatchingResourcePatternResolver().getResources("classpath*:templates/**/*.html");
  }

  @Test
  void bothLanguagesHaveTheSameTexts() throws IOException {
    assertThat(texts("_en").keySet()).isEqualTo(texts("").keySet());
  }

  @Test
  void bothLanguagesSayTheSameValues() throws IOException {
    var english = texts("_en");
    texts("")
        .forEach((key, text) ->
            assertThat(places(english.getOrDefault(key, ""))).as(key).isEqualTo(places(text)));
  }

  private static TreeSet<String> places(String text) {
    var places = new TreeSet<String>();
    var match = PLACE.matcher(text);
    while (match.find()) {
      places.add(match.group(1));
    }
    return places;
  }

  @Test
  void everyTextCanBeWritten() throws IOException {
    for (var suffix : new String[] {"", "_en"}) {
      texts(suffix)
          .forEach((key, text) ->
              assertThat(new MessageFormat(text, Locale.ROOT).format(new Object[] {1, 1, 1}))
                  .as(key)
                  .isNotBlank());
    }
  }

  /** An apostrophe would be taken for a quote; the script's values alone are quoted. */
  @Test
  void apostrophesAreTypographic() throws IOException {
    for (var suffix : new String[] {"", "_en"}) {
      texts(suffix)
          .forEach((key, text) ->
              assertThat(text.replaceAll("'\\{\\d}'", "")).as(key).doesNotContain("'"));
    }
  }

  @Test
  void everyTextThatATemplateAsksForExists() throws IOException {
    var texts = texts("");
    assertThat(templates()).hasSizeGreaterThan(10);
    for (var template : templates()) {
      var source = template.getContentAsString(StandardCharsets.UTF_8);
      for (var pattern : new Pattern[] {KEY, SAID}) {
        var match = pattern.matcher(source);
        while (match.find()) {
          assertThat(texts).as(template.getFilename()).containsKey(match.group(1));
        }
      }
    }
  }

  @Test
  void everyReasonWhyAnHourDoesNotCountSaysWhatMendsIt() throws IOException {
    for (var suffix : new String[] {"", "_en"}) {
      assertThat(texts(suffix).keySet())
          .containsAll(
              Arrays.stream(Reason.values())
                  .map(reason -> "steering." + reason.key())
                  .flatMap(key -> Stream.of(key, key + ".mend"))
                  .toList());
    }
  }

  @Test
  void everyColumnOfFiguresSaysWhatTheyMean() throws IOException {
    var asked = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        var match = COLUMN.matcher(Files.readString(file));
        while (match.find()) {
          asked.add(match.group(1));
          asked.add((match.group(2) == null ? match.group(1) : match.group(2)) + ".means");
        }
      }
    }
    assertThat(asked).hasSizeGreaterThan(150);
    assertThat(texts("").keySet()).containsAll(asked);
  }

  /** Whatever the command service refuses is said in words, by the code of the refusal. */
  @Test
  void everyRefusalHasItsText() throws IOException {
    var codes = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(Path.of("../command-service/src/main/java"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        var match = REFUSAL.matcher(Files.readString(file));
        while (match.find()) {
          codes.add("problem." + (match.group(1) == null ? match.group(2) : match.group(1)));
        }
      }
    }
    assertThat(codes).hasSizeGreaterThan(60);
    assertThat(codes).isSubsetOf(texts("").keySet());
  }

  @Test
  void everyRoleGroupAndErrorHasItsText() throws IOException {
    var texts = texts("");
    Arrays.stream(Role.values())
        .forEach(role -> assertThat(texts).containsKey("role." + role.name()));
    Arrays.stream(NavGroup.values())
        .filter(group -> group != NavGroup.FIRST)
        .forEach(group -> assertThat(texts).containsKey("nav.group." + group.name()));
    for (var reason :
        new String[] {
          "forbidden",
          "not-found",
          "our-fault",
          "malformed",
          "too-large",
          "too-many",
          "unavailable",
          "session-ended",
          "sign-in-failed"
        }) {
      assertThat(texts).containsKeys("error." + reason, "error." + reason + ".text");
    }
  }
}
