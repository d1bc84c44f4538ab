package se.delaktig.hours;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.hours.event.AttendanceReportsScanned;
import se.delaktig.participants.event.PersonId;

/**
 * A scanned file, as far as is known.
 *
 * @param by who scanned it; absent before anybody has, and once it is thrown away
 * @param pages whose the pages are that are somebody's, by their numbers
 */
public record ScannedFile(@Nullable ActorId by, Map<Integer, PersonId> pages) {
  public static ScannedFile unknown() {
    return new ScannedFile(null, Map.of());
  }

  public ScannedFile after(AttendanceReportsScanned event, ActorId actor) {
    Map<Integer, PersonId> all = new HashMap<>(pages);
    event.sheets().forEach(sheet -> all.put(sheet.page(), sheet.person()));
    return new ScannedFile(by == null ? actor : by, Map.copyOf(all));
  }

  /** Whom its pages name. */
  public Set<PersonId> people() {
    return Set.copyOf(pages.values());
  }
}
