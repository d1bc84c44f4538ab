package se.delaktig.audit.view;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.Scope;
import se.delaktig.kernel.event.Id;
import se.delaktig.kernel.event.Stated;
import se.delaktig.steering.event.Worded;

/** A record with one of its values, however deep, another than it was. */
public record Altered(String path, Object record) {
  /**
   * Every record that differs from one in a single value. What is absent stays so, and what cannot
   * be made is left out.
   *
   * @param named which of the record's own values may differ
   */
  public static List<Altered> of(Object record, Predicate<String> named) {
    List<Altered> all = new ArrayList<>();
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values =
        Arrays.stream(components).map(component -> value(record, component)).toArray();
    for (int i = 0; i < components.length; i++) {
      if (named.test(components[i].getName())) {
        for (Altered other : others(components[i].getName(), values[i])) {
          Object[] changed = values.clone();
          changed[i] = other.record();
          made(record.getClass(), changed)
              .forEach(made -> all.add(new Altered(other.path(), made)));
        }
      }
    }
    return all;
  }

  private static List<Altered> others(String path, @Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case Worded sealed -> List.of();
      case LocalDate day -> one(path, day.plusDays(1));
      case LocalTime time -> one(path, time.plusMinutes(1));
      case Integer number -> one(path, number + 1);
      case Long number -> one(path, number + 1);
      case BigDecimal number -> one(path, number.add(new BigDecimal("0.01")));
      case Boolean yes -> one(path, !yes);
      case String text -> one(path, text + "x");
      case Enum<?> code ->
          Arrays.stream(code.getDeclaringClass().getEnumConstants())
              .filter(other -> other != code)
              .map(other -> new Altered(path, other))
              .toList();
      // which office or project it is need not be told
      case Scope scope ->
          others(path, scope.kind()).stream()
              .map(kind -> new Altered(path, new Scope((Scope.Kind) kind.record(), scope.id())))
              .toList();
      case Id id -> made(id.getClass(), id.value() + "x").map(it -> new Altered(path, it)).toList();
      case Stated<?> stated ->
          others(path, stated.value()).stream()
              .map(other ->
                  new Altered(
                      other.path(), new Stated<>(other.record(), stated.basis(), stated.note())))
              .toList();
      case Set<?> several -> fewer(path, several).stream().map(Altered::asSet).toList();
      case List<?> several ->
          Stream.concat(fewer(path, several).stream(), firstOther(path, several)).toList();
      case Record part ->
          of(part, name -> !name.equals("ref")).stream()
              .map(other -> new Altered(path + "." + other.path(), other.record()))
              .toList();
      default -> throw new IllegalStateException("nothing is known of " + value.getClass());
    };
  }

  private static List<Altered> one(String path, Object value) {
    return List.of(new Altered(path, value));
  }

  private static List<Altered> fewer(String path, Collection<?> several) {
    return several.isEmpty() ? List.of() : one(path, several.stream().skip(1).toList());
  }

  private Altered asSet() {
    return new Altered(path, new LinkedHashSet<>((List<?>) record));
  }

  private static Stream<Altered> firstOther(String path, List<?> several) {
    return several.isEmpty()
        ? Stream.of()
        : others(path, several.getFirst()).stream()
            .map(other -> {
              List<Object> next = new ArrayList<>(several);
              next.set(0, other.record());
              return new Altered(other.path(), next);
            });
  }

  private static Stream<Object> made(Class<?> type, Object... values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return Stream.of(constructor.newInstance(values));
    } catch (InvocationTargetException impossible) {
      return Stream.of();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object value(Object record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
