package se.delaktig.access.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.StoredAs;

/**
 * A file was taken out of the programme.
 *
 * @param page the file's address, without what it was asked with
 * @param word the word of the programme that the file belongs to
 * @param digest SHA-256 of its bytes as 64 hex digits, where it was known when the file was sent
 * @param opened whose personal details are in it; none where it has none
 */
@StoredAs("export-taken")
public record ExportTaken(String page, String word, @Nullable String digest, List<Opened> opened)
    implements ReadingEvent {
  public ExportTaken {
    opened = List.copyOf(opened);
  }
}
