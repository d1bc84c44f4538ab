package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import se.delaktig.access.policy.Matrix;
import se.delaktig.kernel.event.EventVocabulary;

/**
 * Finds a command or event that the glossary does not explain. That each command is tested is for
 * {@code EveryCommandIsAnsweredTest} of the command service.
 */
class EveryWordIsExplainedTest {
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

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
