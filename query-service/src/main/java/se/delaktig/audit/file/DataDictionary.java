package se.delaktig.audit.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.event.Id;
import se.delaktig.kernel.event.ProgrammeEvent;

/**
 * What each field of each event, each column of each table and each claimed figure means, in both
 * languages. Fields and columns are read off the events and tables themselves, so none can be
 * missing; the meanings stand in a file.
 */
final class DataDictionary {
  private static final String MEANINGS = "/evidence/dictionary.csv";

  private static final String FIGURES = "figures.jsonl";

  private final Map<String, List<String>> meanings = meanings();

  /**
   * The dictionary as a table.
   *
   * @param views the tables whose columns it explains
   */
  ProjectViews.Table table(List<ProjectViews.Table> views) {
    Map<String, Class<? extends ProgrammeEvent>> byName = new TreeMap<>();
    new EventVocabulary()
        .types()
        .forEach(type -> byName.put(EventVocabulary.stored(type).value(), type));
    List<List<String>> rows = new ArrayList<>();
    byName.forEach((name, type) -> fields(name, "", type, rows));
    views.forEach(view -> columns("views/" + view.name() + ".csv", view.head(), rows));
    columns(FIGURES, figures(), rows);
    return new ProjectViews.Table(
        "data-dictionary", List.of("event", "field", "type", "sv", "en"), rows);
  }

  private void columns(String file, List<String> columns, List<List<String>> rows) {
    for (String column : columns) {
      List<String> meaning = meaning(file, column);
      rows.add(List.of(file, column, "text", meaning.get(0), meaning.get(1)));
    }
  }

  /** The claimed figures that have a meaning written down. */
  private List<String> figures() {
    return meanings.keySet().stream()
        .filter(key -> key.startsWith(FIGURES + "."))
        .map(key -> key.substring(FIGURES.length() + 1))
        .sorted()
        .toList();
  }

  private void fields(String event, String within, Class<?> type, List<List<String>> rows) {
    for (RecordComponent component : type.getRecordComponents()) {
      String path = within + component.getName();
      List<String> meaning = meaning(event, component.getName());
      rows.add(
          List.of(
              event, path, written(component.getGenericType()), meaning.get(0), meaning.get(1)));
      for (Class<?> part : records(component.getGenericType())) {
        fields(event, path + ".", part, rows);
      }
    }
  }

  /** Empty where none is written down: a project's evidence does not wait for it. */
  private List<String> meaning(String event, String field) {
    return Optional.ofNullable(meanings.get(event + "." + field))
        .or(() -> Optional.ofNullable(meanings.get(field)))
        .orElse(List.of("", ""));
  }

  /** The records that a value holds, itself or in a list. */
  private static List<Class<?>> records(Type type) {
    return switch (type) {
      case Class<?> plain when plain.isRecord() && !Id.class.isAssignableFrom(plain) ->
          List.of(plain);
      case ParameterizedType several ->
          Stream.concat(
                  records(several.getRawType()).stream(),
                  Arrays.stream(several.getActualTypeArguments())
                      .flatMap(one -> records(one).stream()))
              .toList();
      default -> List.of();
    };
  }

  private static String written(Type type) {
    return switch (type) {
      case Class<?> plain when Id.class.isAssignableFrom(plain) -> "id";
      case Class<?> plain when plain.isEnum() ->
          Arrays.stream(plain.getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining("|"));
      case Class<?> plain -> plain.getSimpleName().toLowerCase(Locale.ROOT);
      case ParameterizedType several ->
          Arrays.stream(several.getActualTypeArguments())
              .map(DataDictionary::written)
              .collect(Collectors.joining(", ", written(several.getRawType()) + " of ", ""));
      default -> "value";
    };
  }

  private static Map<String, List<String>> meanings() {
    try (InputStream in =
        Objects.requireNonNull(DataDictionary.class.getResourceAsStream(MEANINGS))) {
      Map<String, List<String>> all = new HashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(";", 3))
          .forEach(cells -> all.put(cells[0], List.of(cells[1], cells[2])));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
