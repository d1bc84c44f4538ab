package se.delaktig.audit.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.event.StoredAs;

/** One of each event that there is, in its present revision. */
public final class GoldenEvents {
  private static final Path GOLDEN = Path.of("../shared-events/src/test/resources/golden");

  private GoldenEvents() {}

  public static List<ProgrammeEvent> all() {
    EventVocabulary vocabulary = new EventVocabulary();
    return vocabulary.types().stream().map(type -> read(vocabulary, type)).toList();
  }

  private static ProgrammeEvent read(
      EventVocabulary vocabulary, Class<? extends ProgrammeEvent> type) {
    StoredAs stored = EventVocabulary.stored(type);
    Path file = GOLDEN.resolve(stored.value() + ".r" + stored.revision() + ".json");
    try {
      return vocabulary.read(stored.value(), stored.revision(), Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
