package se.delaktig.participants.file;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.delaktig.kernel.file.Line;

/**
 * Which of a file's columns holds what.
 *
 * @param places the column's place in the file, the first being 0
 */
public record Columns(Map<Column, Integer> places) {
  public Columns {
    places = Map.copyOf(places);
  }

  /** By the heads alone. */
  public static Columns of(List<String> header) {
    Map<Column, Integer> found = new EnumMap<>(Column.class);
    for (int i = 0; i < header.size(); i++) {
      for (Column column : Column.values()) {
        if (column.isCalled(header.get(i))) {
          found.putIfAbsent(column, i);
        }
      }
    }
    if (found.containsKey(Column.GIVEN_NAME) && found.containsKey(Column.FAMILY_NAME)) {
      found.remove(Column.FULL_NAME);
    }
    return new Columns(found);
  }

  int known() {
    return places.size();
  }

  public boolean has(Column column) {
    return places.containsKey(column);
  }

  /** A line's text in a column; empty where the file has no such column, or nothing in it. */
  Optional<String> text(Column column, Line line) {
    return Optional.ofNullable(places.get(column)).map(line::cell).filter(text -> !text.isEmpty());
  }

  /** Whether people can be told apart and named by these columns. */
  public boolean suffice() {
    return has(Column.PERSONAL_NUMBER)
        && has(Column.WORKPLACE)
        && (has(Column.FULL_NAME) || has(Column.GIVEN_NAME) && has(Column.FAMILY_NAME));
  }
}
