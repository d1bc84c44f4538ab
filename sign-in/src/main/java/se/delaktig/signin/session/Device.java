package se.delaktig.signin.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person recognises a browser by. It is what the browser says of itself, so it helps to
 * remember and proves nothing.
 *
 * @param browser its usual name, empty where it is none of the common ones
 * @param system the same for what it runs on
 */
public record Device(String browser, String system) {
  /** In the order in which they are looked for: most claim to be several. */
  private static final Map<String, String> BROWSERS =
      inOrder(
          "Edg",
          "Edge",
          "OPR/",
          "Opera",
          "Firefox/",
          "Firefox",
          "FxiOS/",
          "Firefox",
          "CriOS/",
          "Chrome",
          "Chrome/",
          "Chrome",
          "Safari/",
          "Safari");

  private static final Map<String, String> SYSTEMS =
      inOrder(
          "iPhone",
          "iPhone",
          "iPad",
          "iPad",
          "Android",
          "Android",
          "CrOS",
          "ChromeOS",
          "Windows",
          "Windows",
          "Mac OS X",
          "macOS",
          "Linux",
          "Linux");

  /**
   * Reads a {@code User-Agent}.
   *
   * @param userAgent absent where the browser does not say
   */
  public static Device of(@Nullable String userAgent) {
    String said = userAgent == null ? "" : userAgent;
    return new Device(first(BROWSERS, said), first(SYSTEMS, said));
  }

  private static String first(Map<String, String> names, String said) {
    return names.entrySet().stream()
        .filter(name -> said.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static Map<String, String> inOrder(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
