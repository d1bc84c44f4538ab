package se.delaktig.acceptance;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Follows the links from the start page on and finds for each kind of page, which is one endpoint's
 * pattern, an address at which it can be seen.
 */
final class Crawl {
  private static final Pattern HREF = Pattern.compile("href=\"(/[^\"]*)\"");

  private final List<PathPattern> patterns;

  /**
   * @param patterns those of the pages, as the controllers have them
   */
  Crawl(List<String> patterns) {
    this.patterns =
        patterns.stream()
            .map(PathPatternParser.defaultInstance::parse)
            .sorted(Comparator.naturalOrder())
            .toList();
  }

  /**
   * The addresses that links lead somebody to, one for each pattern, in the order found.
   *
   * @param from where to begin
   */
  Map<String, String> from(Visit somebody, String... from)
      throws IOException, InterruptedException {
    Map<String, String> found = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      String address = next.remove();
      Optional<String> pattern = pattern(address);
      if (pattern.isEmpty() || !seen.add(pattern.get())) {
        continue;
      }
      HttpResponse<String> page = somebody.open(address);
      boolean html = page.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
      if (page.statusCode() == 200 && html) {
        found.put(pattern.get(), address);
        HREF.matcher(page.body())
            .results()
            .map(link -> HtmlUtils.htmlUnescape(link.group(1)).replaceFirst("#.*", ""))
            .forEach(next::add);
      }
    }
    return found;
  }

  /** The pattern that an address is served by; the most specific one that matches. */
  private Optional<String> pattern(String address) {
    PathContainer path = PathContainer.parsePath(address.replaceFirst("[?].*", ""));
    return patterns.stream()
        .filter(pattern -> pattern.matches(path))
        .findFirst()
        .map(PathPattern::getPatternString);
  }
}
