package se.delaktig.kernel;

import java.util.Set;
import se.delaktig.kernel.event.FileId;

/** A file as the sealed store describes it. */
public record KeptFile(FileId id, String mediaType, String sha256, long bytes) {
  /** What a person can read on a page and on paper, and that can hold nothing that acts. */
  private static final Set<String> READABLE = Set.of("application/pdf", "image/jpeg", "image/png");

  /** Whether it may be evidence, or material of a session. */
  public boolean isReadable() {
    return READABLE.contains(mediaType);
  }
}
