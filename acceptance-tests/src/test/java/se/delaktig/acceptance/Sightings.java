package se.delaktig.acceptance;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who of the canaries a text tells of.
 *
 * @param byName by given name or family name
 * @param byRest by number or address
 */
record Sightings(Set<Canary> byName, Set<Canary> byRest) {
  private static final Pattern NAME = Pattern.compile("(?:qvz|zwkx)([a-z]{3})");
  private static final Pattern ADDRESS = Pattern.compile("qvz([a-z]{3})\\.zwkx[a-z]{3}(?:@|%40)");
  private static final Pattern NUMBER = Pattern.compile("(?=([0-9]{6})[-+ ]?([0-9]{4}))");

  static Function<String, Sightings> of(Collection<Canary> canaries) {
    Map<String, Canary> byMark = new HashMap<>();
    Map<String, Canary> byNumber = new HashMap<>();
    for (Canary canary : canaries) {
      byMark.put(canary.familyName().substring(4).toLowerCase(Locale.ROOT), canary);
      byNumber.put(canary.number().substring(2), canary);
    }
    return text -> {
      String small = text.toLowerCase(Locale.ROOT);
      Set<Canary> names = found(NAME, small, byMark);
      Set<Canary> rest = found(ADDRESS, small, byMark);
      rest.addAll(found(NUMBER, small, byNumber));
      return new Sightings(names, rest);
    };
  }

  private static Set<Canary> found(Pattern pattern, String text, Map<String, Canary> known) {
    Set<Canary> found = new HashSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String key =
          matcher.groupCount() == 1 ? matcher.group(1) : matcher.group(1) + matcher.group(2);
      Canary canary = known.get(key);
      if (canary != null) {
        found.add(canary);
      }
    }
    return found;
  }

  boolean none() {
    return byName.isEmpty() && byRest.isEmpty();
  }

  boolean tellOf(Canary canary) {
    return byName.contains(canary) || byRest.contains(canary);
  }
}
