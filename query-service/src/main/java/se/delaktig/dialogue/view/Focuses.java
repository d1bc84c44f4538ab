package se.delaktig.dialogue.view;

import java.util.List;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.project.view.Programme;

/** Which of the plan's focuses a session carries. */
public final class Focuses {
  private Focuses() {}

  /**
   * Those that the session itself, or a material used in it, is marked with; in the plan's order.
   */
  public static List<String> carriedBy(HeldSession held, Programme programme) {
    return programme.planned().focuses().stream()
        .filter(focus -> held.focuses().contains(focus) || byMaterial(focus, held, programme))
        .toList();
  }

  private static boolean byMaterial(String focus, HeldSession held, Programme programme) {
    return programme.materials().stream()
        .filter(added -> held.materials().contains(added.material()))
        .anyMatch(added -> added.focuses().contains(focus));
  }
}
