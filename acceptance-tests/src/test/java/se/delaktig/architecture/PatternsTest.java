package se.delaktig.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No regular expression is made of what somebody typed: each is written down in the code. */
class PatternsTest {
  private static final Set<String> OF_TEXTS =
      Set.of("matches", "replaceAll", "replaceFirst", "split");

  /** Literals and constants, one or several put together. */
  private static final Pattern WRITTEN_DOWN =
      Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*\"|(?:[A-Z]\\w*\\.)*[A-Z][A-Z_]+|\\+|\\s)+[,)].*");

  @Test
  void everyPatternIsWrittenDown() throws IOException {
    Set<String> typed = new TreeSet<>();
    int calls = 0;
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // in a whole build other modules' tests come as a jar
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("se.delaktig")) {
      for (JavaCall<?> call : type.getMethodCallsFromSelf()) {
        if (takesAPattern(call)) {
          calls++;
          if (!isWrittenDown(argument(type, call))) {
            typed.add(call.getDescription());
          }
        }
      }
    }
    assertThat(calls).isGreaterThan(50);
    assertThat(typed).isEmpty();
  }

  private static boolean takesAPattern(JavaCall<?> call) {
    JavaClass owner = call.getTargetOwner();
    return owner.isEquivalentTo(String.class) && OF_TEXTS.contains(call.getName())
        || owner.isEquivalentTo(Pattern.class) && call.getName().equals("compile")
        || owner.getName().equals("com.mongodb.client.model.Filters")
            && call.getName().equals("regex");
  }

  /** What stands in the source from the call's first argument on, to the end of its statement. */
  private static String argument(JavaClass type, JavaCall<?> call) throws IOException {
    List<String> lines = Files.readAllLines(source(type));
    String from =
        lines.subList(call.getLineNumber() - 1, lines.size()).stream()
            .limit(12)
            .map(line -> line.replaceAll("^\\s*(?://|\\*).*", ""))
            .collect(Collectors.joining(" "));
    Matcher begins = Pattern.compile("\\b" + call.getName() + "\\(").matcher(from);
    assertThat(begins.find()).as(call.getDescription()).isTrue();
    return from.substring(begins.end());
  }

  private static Path source(JavaClass type) throws IOException {
    JavaClass outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    String file = outermost.getName().replace('.', '/') + ".java";
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      return modules
          .map(module -> module.resolve("src/main/java").resolve(file))
          .filter(Files::exists)
          .findFirst()
          .orElseThrow();
    }
  }

  private static boolean isWrittenDown(String argument) {
    return WRITTEN_DOWN.matcher(argument).matches();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"typed);", "\"^\" + typed + \"$\");", "Pattern.quote(typed));", "NAME.strip());"})
  void whatIsMadeOfSomethingElseIsFound(String argument) {
    assertThat(isWrittenDown(argument)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\\\"b\" + END);", "PlanFaults.NUMBER) || x;", "\"\\\\s+\", 2);"})
  void whatIsWrittenDownIsNotFound(String argument) {
    assertThat(isWrittenDown(argument)).isTrue();
  }
}
