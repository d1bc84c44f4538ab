package se.delaktig.dialogue.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.event.StoredAs;

/**
 * A material, or a new version of one, was added to the library. It has a link or a file.
 *
 * @param link where it is to be found: an https address, or what the place is called
 * @param version counts up from 1
 * @param focuses which of the plan's focuses it carries
 * @param file the material itself, kept sealed
 */
@StoredAs(value = "material-added", revision = 2)
public record MaterialAdded(
    MaterialId material,
    String title,
    @Nullable String link,
    int version,
    List<String> focuses,
    @Nullable Kept file)
    implements DialogueEvent {
  /** A material that is somewhere else. */
  public MaterialAdded(
      MaterialId material, String title, String link, int version, List<String> focuses) {
    this(material, title, link, version, focuses, null);
  }

  /**
   * A file as it lies in the store.
   *
   * @param id under which it is kept
   * @param mediaType what its content is, {@code application/pdf}
   * @param sha256 of its content, 64 hex digits
   * @param bytes how long it is
   */
  public record Kept(FileId id, String mediaType, String sha256, long bytes) {}
}
