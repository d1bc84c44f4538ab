package se.delaktig.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every stored revision of every event stays readable for ever: one file each in {@code golden/},
 * never edited.
 */
class GoldenEventsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private final EventVocabulary vocabulary = new EventVocabulary();

  @TestFactory
  Stream<DynamicTest> everyEventHasAGoldenFile() {
    return vocabulary.types().stream()
        .map(type ->
            DynamicTest.dynamicTest(
                type.getSimpleName(), () -> assertThat(file(type)).isRegularFile()));
  }

  @TestFactory
  Stream<DynamicTest> everyGoldenFileReadsAndWritesAsItStands() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files.sorted().toList().stream()
          .map(file ->
              DynamicTest.dynamicTest(
                  file.getFileName().toString(),
                  () -> {
                    String[] name = file.getFileName().toString().split("\\.r|\\.json");
                    String body = Files.readString(file).strip();
                    ProgrammeEvent event =
                        vocabulary.read(name[0], Integer.parseInt(name[1]), body);
                    assertThat(vocabulary.write(event)).isEqualTo(body);
                  }));
    }
  }

  @Test
  void anUnknownEventNamesItself() {
    assertThatThrownBy(() -> vocabulary.read("moon-landed", 1, "{}"))
        .hasMessageContaining("moon-landed");
  }

  private static Path file(Class<?> type) {
    StoredAs stored = EventVocabulary.stored(type);
    return GOLDEN.resolve(stored.value() + ".r" + stored.revision() + ".json");
  }
}
