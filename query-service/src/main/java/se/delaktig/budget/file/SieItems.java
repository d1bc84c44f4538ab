package se.delaktig.budget.file;

import java.util.ArrayList;
import java.util.List;

/** The items of a line in SIE: parted by blanks, but for what stands in quotes or braces. */
final class SieItems {
  private final String line;
  private final List<String> items = new ArrayList<>();
  private int at;

  private SieItems(String line) {
    this.line = line;
  }

  static List<String> of(String line) {
    SieItems reading = new SieItems(line);
    while (reading.next()) {
      // each turn takes one item
    }
    return reading.items;
  }

  private boolean next() {
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
    if (at >= line.length()) {
      return false;
    }
    switch (line.charAt(at)) {
      case '"' -> items.add(quoted());
      case '{' -> items.add(braced());
      default -> items.add(bare());
    }
    return true;
  }

  private static boolean isBlank(char sign) {
    return sign == ' ' || sign == '\t';
  }

  /** A backslash takes the next sign as it is. */
  private String quoted() {
    StringBuilder item = new StringBuilder();
    at++;
    while (at < line.length() && line.charAt(at) != '"') {
      if (line.charAt(at) == '\\' && at + 1 < line.length()) {
        at++;
      }
      item.append(line.charAt(at));
      at++;
    }
    at++;
    return item.toString();
  }

  private String braced() {
    int end = line.indexOf('}', at);
    if (end < 0) {
      String alone = line.substring(at);
      at = line.length();
      return alone;
    }
    String item = line.substring(at + 1, end);
    at = end + 1;
    return item;
  }

  private String bare() {
    int from = at;
    while (at < line.length() && !isBlank(line.charAt(at))) {
      at++;
    }
    return line.substring(from, at);
  }
}
