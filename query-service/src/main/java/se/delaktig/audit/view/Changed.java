package se.delaktig.audit.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.audit.view.Standing.Alone;
import se.delaktig.audit.view.Standing.Now;
import se.delaktig.audit.view.Standing.Over;
import se.delaktig.audit.view.Standing.Partly;
import se.delaktig.kernel.event.ProgrammeEvent;

/**
 * What an event made otherwise of a thing that stood before it.
 *
 * @param differences what is otherwise now; none where the event says again what stood
 * @param over whether the thing stands no longer, so that nothing of it is so now
 */
public record Changed(List<Difference> differences, boolean over) {
  /**
   * One particular, how it was and how it is now.
   *
   * @param before absent where it was not said
   * @param after absent where it is said no more
   */
  public record Difference(
      Particular particular, @Nullable Object before, @Nullable Object after) {}

  /**
   * @param earlier the events that the thing stood by until then, oldest first
   */
  static Changed by(ProgrammeEvent event, List<ProgrammeEvent> earlier) {
    Map<Particular, Object> before = Map.of();
    for (ProgrammeEvent one : earlier) {
      before = after(before, one);
    }
    Map<Particular, Object> after = after(before, event);
    Set<Particular> said = new LinkedHashSet<>(before.keySet());
    said.addAll(after.keySet());
    List<Difference> differences = new ArrayList<>();
    for (Particular one : said) {
      Object was = before.get(one);
      Object is = after.get(one);
      if (!Objects.equals(was, is)) {
        differences.add(new Difference(one, was, is));
      }
    }
    return new Changed(List.copyOf(differences), Standing.of(event) instanceof Over);
  }

  private static Map<Particular, Object> after(
      Map<Particular, Object> before, ProgrammeEvent event) {
    return switch (Standing.of(event)) {
      case Now now -> Particulars.of(event, now.apart());
      case Partly partly -> {
        Map<Particular, Object> both = new LinkedHashMap<>(before);
        both.putAll(Particulars.of(event, partly.apart()));
        yield both;
      }
      case Over over -> Map.of();
      case Alone alone -> before;
    };
  }
}
