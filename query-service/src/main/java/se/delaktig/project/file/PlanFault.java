package se.delaktig.project.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in a plan file that must be mended.
 *
 * @param line counts from 1
 * @param path where, as a JSON pointer; absent when it is the file as a whole
 * @param code what is wrong: its text is {@code project.fault.<code>}, or stands under the code
 *     itself where that begins with {@code problem.}
 * @param values for the text
 */
public record PlanFault(int line, @Nullable String path, String code, List<Object> values) {
  public PlanFault {
    values = List.copyOf(values);
  }

  /** The text's key. */
  public String key() {
    return code.startsWith("problem.") ? code : "project.fault." + code;
  }

  /** The place as people write it: {@code activities[2].phase}; empty for the whole file. */
  public String place() {
    if (path == null) {
      return "";
    }
    return path.replaceAll("/(\\d+)(?=/|$)", "[$1]").replaceFirst("^/", "").replace('/', '.');
  }
}
