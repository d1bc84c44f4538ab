package se.delaktig.kernel.page;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.view.NotUpToDate;

/**
 * What stands round a page's content; the model attribute {@code frame}.
 *
 * @param language {@code sv} or {@code en}
 * @param otherLanguage the same page in the other language
 * @param visitor who looks; absent for one who is not signed in
 * @param project the page's project, where it has one
 * @param banner what a demonstration says of itself; absent for a real project
 * @param now the programme clock
 * @param head how far the project's log has come
 * @param navigation made when the layout asks for it, and not for a part of a page
 * @param version the program's
 */
public record Frame(
    String language,
    String otherLanguage,
    @Nullable Visitor visitor,
    @Nullable ProjectLine project,
    @Nullable Banner banner,
    Instant now,
    @Nullable LogHead head,
    Supplier<List<NavSection>> navigation,
    String version) {

  /** The groups that have an entry for this visitor. */
  public List<NavSection> nav() {
    return navigation.get();
  }

  /** What of the page is not up to date, as far as it has been read; absent where all is. */
  public @Nullable Behind behind() {
    List<NotUpToDate> noted = NotUpToDate.notedFor(project == null ? null : project.id());
    return noted.stream()
        .map(NotUpToDate::since)
        .min(Comparator.naturalOrder())
        .map(since ->
            new Behind(since, noted.stream().map(NotUpToDate::view).distinct().sorted().toList()))
        .orElse(null);
  }

  /**
   * @param since what happened from then on is missing
   * @param views the names of the views that it is missing in
   */
  public record Behind(Instant since, List<String> views) {}

  /**
   * @param clock where the demonstration's programme clock stands
   */
  public record Banner(Instant clock) {}

  /** A group of the navigation with the entries that this visitor sees. */
  public record NavSection(NavGroup group, List<NavItem> items) {}

  /**
   * @param current whether the page is this entry's page or one below it
   */
  public record NavItem(String key, String href, String icon, int waiting, boolean current) {}
}
