package se.delaktig.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Both languages say everything that a page asks for. */
class MessagesTest {
  private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-z][a-z.-]+)[}(]");
  private static final Pattern IN_RULES =
      Pattern.compile("\"((?:password|username|display-name)\\.[a-z-]+)\"");

  private final Properties swedish = read("/sign-in/messages.properties");
  private final Properties english = read("/sign-in/messages_en.properties");

  @Test
  void theTwoLanguagesHaveTheSameKeysAndNoEmptyText() {
    assertThat(new TreeSet<>(english.stringPropertyNames()))
        .isEqualTo(new TreeSet<>(swedish.stringPropertyNames()));
    assertThat(english.values()).allSatisfy(text -> assertThat((String) text).isNotBlank());
    assertThat(swedish.values()).allSatisfy(text -> assertThat((String) text).isNotBlank());
  }

  @Test
  void everyKeyThatAPageUsesIsThere() throws IOException {
    TreeSet<String> used = new TreeSet<>();
    Resource[] templates =
        new PathMatchingResourcePatternResolver()
            .getResources("classpath:/sign-in/templates/*.html");
    assertThat(templates).isNotEmpty();
    for (Resource template : templates) {
      collect(IN_TEMPLATE, template.getContentAsString(StandardCharsets.UTF_8), used);
    }
    for (String source :
        List.of(
            "account/NewAccountRules",
            "page/InvitationPage",
            "page/AccountPage",
            "page/ConfirmPage",
            "page/CodeAppPage",
            "page/PasskeyEndpoint")) {
      Path file = Path.of("src/main/java/se/delaktig/signin", source + ".java");
      collect(IN_RULES, Files.readString(file), used);
    }

    assertThat(used).hasSizeGreaterThan(90);
    assertThat(swedish.stringPropertyNames()).containsAll(used);
  }

  private static void collect(Pattern pattern, String text, TreeSet<String> into) {
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      into.add(found.group(1));
    }
  }

  private static Properties read(String resource) {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            MessagesTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return properties;
  }
}
