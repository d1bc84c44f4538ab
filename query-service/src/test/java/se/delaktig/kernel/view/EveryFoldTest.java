package se.delaktig.kernel.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import se.delaktig.access.event.ActorId;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.event.ProgrammeEvent;

/**
 * Every fold there is, over the golden file of every event: none is at a loss, and whether it goes
 * through at once, a second time, or from a stored state after each event, it says the same.
 */
class EveryFoldTest {
  private static final Path GOLDEN = Path.of("../shared-events/src/test/resources/golden");
  private static final int FOLDS = 18;

  private final StateText text = new StateText();

  @TestFactory
  Stream<DynamicTest> everyEventIsTakenAndAReplayGivesTheSame() throws IOException {
    List<RecordedEvent> log = log();
    return views().stream()
        .map(view -> DynamicTest.dynamicTest(view.name(), () -> repeats(view, log)));
  }

  @Test
  void allOfThemAreHere() {
    assertThat(views()).hasSizeGreaterThanOrEqualTo(FOLDS);
    assertThat(views()).extracting(View::name).doesNotHaveDuplicates();
  }

  private <S> void repeats(View<S> view, List<RecordedEvent> log) {
    Map<String, String> once = folded(view, log, false);
    assertThat(once).as("documents that any event touches").isNotEmpty();
    assertThat(folded(view, log, false)).as("a second time").isEqualTo(once);
    assertThat(folded(view, log, true)).as("stored and read after each event").isEqualTo(once);
  }

  /** What the fold says in the end, by document. */
  private <S> Map<String, String> folded(View<S> view, List<RecordedEvent> log, boolean stored) {
    Map<String, S> states = new TreeMap<>();
    for (RecordedEvent event : log) {
      for (String id : view.touched(event)) {
        S state = view.after(states.getOrDefault(id, view.empty(id)), event);
        states.put(id, stored ? text.read(text.write(state), view.stateType()) : state);
      }
    }
    Map<String, String> said = new TreeMap<>();
    states.forEach((id, state) -> said.put(id, text.write(state)));
    return said;
  }

  /** All events, whatever comes of the order of their names, and then once more. */
  private static List<RecordedEvent> log() throws IOException {
    EventVocabulary vocabulary = new EventVocabulary();
    List<ProgrammeEvent> events = new ArrayList<>();
    try (Stream<Path> files = Files.list(GOLDEN)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".json")).sorted().toList()) {
        String[] name = file.getFileName().toString().split("\\.r|\\.json");
        events.add(
            vocabulary.read(name[0], Integer.parseInt(name[1]), Files.readString(file).strip()));
      }
    }
    assertThat(events).hasSizeGreaterThanOrEqualTo(vocabulary.types().size());
    List<RecordedEvent> log = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      for (ProgrammeEvent event : events) {
        log.add(
            new RecordedEvent(
                "2017-00434",
                log.size(),
                Instant.parse("2019-11-18T08:41:00Z").plusSeconds(log.size()),
                new ActorId("actor-1"),
                "PROJECT_LEADER",
                event));
      }
    }
    return log;
  }

  private static List<View<?>> views() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Component.class));
    return scanner.findCandidateComponents("se.delaktig").stream()
        .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
        .filter(View.class::isAssignableFrom)
        .<View<?>>map(type -> (View<?>) BeanUtils.instantiateClass(type))
        .toList();
  }
}
