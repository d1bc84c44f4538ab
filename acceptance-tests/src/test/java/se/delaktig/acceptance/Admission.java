package se.delaktig.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;

/**
 * Who gets an answer from an endpoint, as {@code endpoints.txt} lists it.
 *
 * @param queries the names of the queries that the endpoint asks for, or one word for a way in of
 *     another kind
 */
record Admission(Set<String> queries) {
  private static final Path LIST = Path.of("src/test/resources/endpoints.txt");

  /** The list. */
  static Map<Endpoint, Admission> listed() {
    Map<Endpoint, Admission> listed = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(LIST)) {
        if (!line.startsWith("#")) {
          String[] words = line.split("\\s+");
          listed.put(
              new Endpoint(words[0], words[2], words[1]),
              new Admission(Set.of(words[3].split("\\|"))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return listed;
  }

  /** Whether it depends on what one is in a project or the office. */
  boolean isByRole() {
    return Arrays.stream(Query.values()).map(Enum::name).anyMatch(queries::contains);
  }

  /** The roles in which it may answer; in any narrower reach it answers less, or not at all. */
  Set<Role> roles() {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    queries.forEach(query -> roles.addAll(Query.valueOf(query).roles()));
    return roles;
  }
}
