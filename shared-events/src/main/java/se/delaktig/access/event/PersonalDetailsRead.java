package se.delaktig.access.event;

import java.util.List;
import se.delaktig.kernel.event.StoredAs;

/**
 * Personal details were shown to somebody, by one page. The reason is the page's word together with
 * the role that the commit was made in.
 *
 * @param page the page's address, without what it was asked with: {@code
 *     /projekt/{project}/deltagare/{nr}}
 * @param word the word of the programme that the page belongs to
 * @param opened all that the page opened; at least one
 */
@StoredAs("personal-details-read")
public record PersonalDetailsRead(String page, String word, List<Opened> opened)
    implements ReadingEvent {
  public PersonalDetailsRead {
    opened = List.copyOf(opened);
  }
}
