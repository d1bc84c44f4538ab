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
 * What each field of each event means, in both languages. The fields are read off the events
 * themselves, so none can be missing; the meanings stand in a file.
 */
final class DataDictionary {
  private static final String MEANINGS = "/evidence/dictionary.csv";

  private final Map<String, List<String>> meanings = meanings();

  ProjectViews.Table table() {
    Map<String, Class<? extends ProgrammeEvent>> byName = new TreeMap<>();
    new EventVocabulary()
        .types()
        .forEach(type -> byName.put(EventVocabulary.stored(type).value(), type));
    List<List<String>> rows = new ArrayList<>();
    byName.forEach((name, type) -> fields(name, "", type, rows));
    return new ProjectViews.Table(
        "data-dictionary", List.of("event", "field", "type", "sv", "en"), rows);
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
