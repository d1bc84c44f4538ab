package se.delaktig.kernel.view;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a view's state is made of, as a short text that changes when the make-up does. */
final class StateShape {
  private static final int DIGITS = 8;

  private final Set<String> described = new TreeSet<>();
  private final Set<Class<?>> seen = new java.util.HashSet<>();

  private StateShape() {}

  static String of(Class<?> state) {
    StateShape shape = new StateShape();
    shape.describe(state);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\n", shape.described).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void describe(Type type) {
    switch (type) {
      case ParameterizedType generic -> {
        describe(generic.getRawType());
        Stream.of(generic.getActualTypeArguments()).forEach(this::describe);
      }
      case WildcardType any -> Stream.of(any.getUpperBounds()).forEach(this::describe);
      case GenericArrayType array -> describe(array.getGenericComponentType());
      case Class<?> plain -> describe(plain);
      default -> described.add(type.getTypeName());
    }
  }

  private void describe(Class<?> type) {
    if (!type.getName().startsWith("se.delaktig.") || !seen.add(type)) {
      return;
    }
    if (type.isEnum()) {
      described.add(
          type.getName()
              + Stream.of(type.getEnumConstants())
                  .map(Object::toString)
                  .collect(Collectors.joining(",", "[", "]")));
    } else if (type.isRecord()) {
      described.add(
          type.getName()
              + Stream.of(type.getRecordComponents())
                  .map(part -> part.getName() + ":" + part.getGenericType().getTypeName())
                  .collect(Collectors.joining(",", "(", ")")));
      Stream.of(type.getRecordComponents())
          .map(RecordComponent::getGenericType)
          .forEach(this::describe);
    } else if (type.isSealed()) {
      Stream.of(type.getPermittedSubclasses()).forEach(this::describe);
    }
  }
}
