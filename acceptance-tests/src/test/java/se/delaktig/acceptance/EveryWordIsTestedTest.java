package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import se.delaktig.access.policy.Matrix;
import se.delaktig.kernel.event.EventVocabulary;

/**
 * Finds a command that no given/when/then test asks for, and a command or event that the glossary
 * does not explain.
 */
class EveryWordIsTestedTest {
  @TestFactory
  Stream<DynamicTest> everyCommandIsAskedInATestOfTheCommandService() {
    String tests = sources(Path.of("../command-service/src/test/java"));
    return Matrix.commands().stream()
        .map(command ->
            DynamicTest.dynamicTest(
                command.getSimpleName(),
                () -> assertThat(tests).contains("new " + command.getSimpleName() + "(")));
  }

  @TestFactory
  Stream<DynamicTest> everyCommandAndEventStandsInTheGlossaryWithItsSwedishWord() {
    String glossary = text(Path.of("../docs/glossary.md"));
    return Stream.concat(Matrix.commands().stream(), new EventVocabulary().types().stream())
        .map(word ->
            DynamicTest.dynamicTest(
                word.getSimpleName(),
                () ->
                    assertThat(glossary)
                        .containsPattern(
                            "\\| `" + word.getSimpleName() + "` \\|[^|]*\\| [a-zåäö]")));
  }

  private static String sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith("Test.java"))
          .map(EveryWordIsTestedTest::text)
          .filter(text -> text.contains(".when("))
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
