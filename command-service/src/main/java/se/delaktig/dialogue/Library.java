package se.delaktig.dialogue;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.delaktig.dialogue.command.AddMaterial;
import se.delaktig.dialogue.event.DialogueEvent;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.kernel.KeptFile;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;

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

  /**
   * @param kept the file named, as the store describes it; absent where none is named, or the
   *     project has none such
   */
  public Outcome<DialogueEvent> add(AddMaterial c, @Nullable KeptFile kept) {
    String link = c.link() == null || c.link().isBlank() ? null : c.link().strip();
    if ((link == null) == (c.file() == null)) {
      return Outcome.refused(new DialogueRejection.LinkOrFile());
    }
    if (c.file() != null && kept == null) {
      return Outcome.refused(new UnknownThing("material.file-unknown", "file"));
    }
    if (kept != null && !kept.isReadable()) {
      return Outcome.refused(new DialogueRejection.NotReadable());
    }
    int version = versions.getOrDefault(c.material(), 0) + 1;
    return Outcome.accepted(
        new MaterialAdded(
            c.material(), c.title().strip(), link, version, c.focuses(), described(kept)));
  }

  private static MaterialAdded.@Nullable Kept described(@Nullable KeptFile file) {
    return file == null
        ? null
        : new MaterialAdded.Kept(file.id(), file.mediaType(), file.sha256(), file.bytes());
  }
}
