package se.delaktig.audit.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.delaktig.audit.view.Standing.Alone;
import se.delaktig.audit.view.Standing.Now;
import se.delaktig.audit.view.Standing.Over;
import se.delaktig.audit.view.Standing.Partly;
import se.delaktig.kernel.event.ProgrammeEvent;

/** How a project's things stand, along its ledger: by which events. */
final class Things {
  private final Map<String, List<ProgrammeEvent>> standing = new HashMap<>();

  /**
   * Takes the next commit, and gives for each of its events those by which its thing stood until
   * then, oldest first; none where it is about nothing that stood. What stands for the first time
   * stands in the stead of a thing of its kind that the same commit took back.
   */
  List<List<ProgrammeEvent>> before(List<ProgrammeEvent> commit) {
    Deque<List<ProgrammeEvent>> takenBack = new ArrayDeque<>();
    List<List<ProgrammeEvent>> before = new ArrayList<>();
    for (ProgrammeEvent event : commit) {
      before.add(before(event, takenBack));
    }
    return before;
  }

  private List<ProgrammeEvent> before(ProgrammeEvent event, Deque<List<ProgrammeEvent>> takenBack) {
    return switch (Standing.of(event)) {
      case Now now -> {
        List<ProgrammeEvent> earlier = standing.put(now.thing(), List.of(event));
        yield earlier == null ? insteadOf(event, takenBack) : earlier;
      }
      case Partly partly -> {
        List<ProgrammeEvent> earlier = standing.getOrDefault(partly.thing(), List.of());
        standing.put(partly.thing(), Stream.concat(earlier.stream(), Stream.of(event)).toList());
        yield earlier;
      }
      case Over over -> {
        List<ProgrammeEvent> earlier = standing.remove(over.thing());
        if (earlier == null) {
          yield List.of();
        }
        takenBack.add(earlier);
        yield earlier;
      }
      case Alone alone -> List.of();
    };
  }

  private static List<ProgrammeEvent> insteadOf(
      ProgrammeEvent event, Deque<List<ProgrammeEvent>> takenBack) {
    return !takenBack.isEmpty()
            && takenBack.getFirst().getLast().getClass().equals(event.getClass())
        ? takenBack.removeFirst()
        : List.of();
  }
}
