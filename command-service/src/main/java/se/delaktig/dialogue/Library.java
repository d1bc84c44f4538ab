package se.delaktig.dialogue;

import java.util.HashMap;
import java.util.Map;
import se.delaktig.dialogue.command.AddMaterial;
import se.delaktig.dialogue.event.DialogueEvent;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.kernel.Outcome;

/**
 * The project's materials.
 *
 * @param versions newest version by material
 */
public record Library(Map<MaterialId, Integer> versions) {
  public static Library empty() {
    return new Library(Map.of());
  }

  public Library after(DialogueEvent event) {
    if (!(event instanceof MaterialAdded added)) {
      return this;
    }
    Map<MaterialId, Integer> next = new HashMap<>(versions);
    next.put(added.material(), added.version());
    return new Library(Map.copyOf(next));
  }

  public Outcome<DialogueEvent> add(AddMaterial c) {
    int version = versions.getOrDefault(c.material(), 0) + 1;
    return Outcome.accepted(
        new MaterialAdded(c.material(), c.title().strip(), c.link().strip(), version, c.focuses()));
  }
}
