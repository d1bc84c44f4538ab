package se.delaktig.kernel.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Puts together what stands round a page: visitor, project, navigation, banner. A controller that
 * needs to know visitor or project of its page asks here too.
 */
@Component
public class Frames {
  private static final Pattern PROJECT = Pattern.compile("^/projekt/([^/]+)(/.*)?$");

  private final Visitors visitors;
  private final ObjectProvider<ProjectOfPage> projects;
  private final ObjectProvider<LogOfPage> logs;
  private final ObjectProvider<NavEntry> entries;
  private final InstantSource clock;

  Frames(
      Visitors visitors,
      ObjectProvider<ProjectOfPage> projects,
      ObjectProvider<LogOfPage> logs,
      ObjectProvider<NavEntry> entries,
      ObjectProvider<InstantSource> clock) {
    this.visitors = visitors;
    this.projects = projects;
    this.logs = logs;
    this.entries = entries;
    this.clock = clock.getIfAvailable(InstantSource::system);
  }

  /** The request's frame, made once. */
  public Frame of(HttpServletRequest request) {
    // An error page stands in for the page that failed, and may have been reached by another way.
    if (request.getDispatcherType() != DispatcherType.ERROR
        && request.getAttribute(Frame.class.getName()) instanceof Frame made) {
      return made;
    }
    var frame = made(request);
    request.setAttribute(Frame.class.getName(), frame);
    return frame;
  }

  private Frame made(HttpServletRequest request) {
    var path = path(request);
    var inAddress = PROJECT.matcher(path);
    var asked = inAddress.matches() ? inAddress.group(1) : null;
    var someone = visitors.current(asked);
    var told = ProjectLine.told(request);
    var project = told != null ? told : project(someone == null ? null : someone.subject(), asked);
    // On a page without a project in its address the roles are those in the visitor's own one.
    var visitor =
        someone != null && asked == null && project != null
            ? visitors.current(project.id())
            : someone;
    var now = clock.instant();
    return new Frame(
        LocaleContextHolder.getLocale().getLanguage().equals("en") ? "en" : "sv",
        otherLanguage(request, path),
        visitor,
        project,
        project != null && project.invented() ? new Frame.Banner(now) : null,
        now,
        project == null ? null : head(project.id()),
        () -> visitor == null ? List.of() : navigation(visitor, project, path),
        version());
  }

  private @Nullable ProjectLine project(@Nullable String subject, @Nullable String inAddress) {
    for (var source : projects) {
      var found = source.project(subject, inAddress);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable LogHead head(String project) {
    var log = logs.getIfAvailable();
    return log == null ? null : log.head(project);
  }

  private List<Frame.NavSection> navigation(
      Visitor visitor, @Nullable ProjectLine project, String path) {
    var id = project == null ? "" : project.id();
    Map<NavGroup, List<Frame.NavItem>> groups = new EnumMap<>(NavGroup.class);
    entries.stream()
        .filter(entry -> project != null || !entry.href().contains("{project}"))
        .filter(entry -> entry.access().test(visitor, id))
        .sorted(Comparator.comparingInt(NavEntry::order).thenComparing(NavEntry::key))
        .forEach(entry -> {
          var href = entry.href().replace("{project}", id);
          groups
              .computeIfAbsent(entry.group(), group -> new ArrayList<>())
              .add(
                  new Frame.NavItem(
                      entry.key(),
                      href,
                      entry.icon(),
                      entry.waiting().applyAsInt(visitor, id),
                      false));
        });
    var here = deepest(groups, path);
    return groups.entrySet().stream()
        .map(group -> new Frame.NavSection(group.getKey(), marked(group.getValue(), here)))
        .toList();
  }

  /** The entry whose page this is, or, for a page below several, the nearest above it. */
  private static @Nullable String deepest(Map<NavGroup, List<Frame.NavItem>> groups, String path) {
    return groups.values().stream()
        .flatMap(List::stream)
        .map(Frame.NavItem::href)
        .filter(href -> path.equals(href) || path.startsWith(href + "/"))
        .max(Comparator.comparingInt(String::length))
        .orElse(null);
  }

  private static List<Frame.NavItem> marked(List<Frame.NavItem> items, @Nullable String here) {
    return items.stream()
        .map(item ->
            new Frame.NavItem(
                item.key(), item.href(), item.icon(), item.waiting(), item.href().equals(here)))
        .toList();
  }

  /** The page's own path, also when an error page stands in for it. */
  private static String path(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
        ? uri
        : request.getRequestURI();
  }

  private static String otherLanguage(HttpServletRequest request, String path) {
    var other = LocaleContextHolder.getLocale().getLanguage().equals("en") ? "sv" : "en";
    return UriComponentsBuilder.fromPath(path)
        .query(request.getQueryString())
        .replaceQueryParam("lang", other)
        .build()
        .toUriString();
  }

  private static String version() {
    var stated = Frames.class.getPackage().getImplementationVersion();
    return stated == null ? "0.1" : stated.replace("-SNAPSHOT", "");
  }
}
