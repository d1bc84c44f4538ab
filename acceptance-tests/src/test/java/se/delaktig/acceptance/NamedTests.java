package se.delaktig.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tests that a page names, as {@code `Class`} or {@code `Class#method`}. */
final class NamedTests {
  private static final Pattern NAMED = Pattern.compile("`(\\w+)(?:#(\\w+))?`");

  /** A contract is tested by each class that keeps it. */
  private static final Pattern TEST = Pattern.compile("(?:Test|Contract)\\.java$");

  private NamedTests() {}

  /** The sources of all test classes and of what they have in common; of two of a name both. */
  static Map<String, String> sources() throws IOException {
    Map<String, String> tests = new HashMap<>();
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path module : modules.map(one -> one.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(module)) {
          try (Stream<Path> files = Files.walk(module)) {
            for (Path file : files.filter(one -> TEST.matcher(one.toString()).find()).toList()) {
              tests.merge(
                  file.getFileName().toString().replace(".java", ""),
                  Files.readString(file),
                  String::concat);
            }
          }
        }
      }
    }
    return tests;
  }

  /** Whether a text names any. */
  static boolean in(String text) {
    return NAMED.matcher(text).find();
  }

  /** What a text names that is not there, and that it names none where it does not. */
  static List<String> missing(String text, Map<String, String> sources) {
    List<String> missing = new ArrayList<>();
    Matcher named = NAMED.matcher(text);
    while (named.find()) {
      String source = sources.get(named.group(1));
      String method = named.group(2);
      if (source == null
          || method != null
              && !Pattern.compile("> " + method + "\\(|void " + method + "\\(")
                  .matcher(source)
                  .find()) {
        missing.add("no test " + named.group());
      }
    }
    return in(text) ? missing : List.of("names no test");
  }
}
