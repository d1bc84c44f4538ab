package se.delaktig.kernel.event;

import org.jspecify.annotations.Nullable;

/**
 * A value of a plan together with where it comes from.
 *
 * @param value the value; absent exactly when the basis is {@link Basis#NOT_STATED}
 * @param basis where it comes from
 * @param note the source's own words or the reason for the assumption, where there is something to
 *     say
 */
public record Stated<T>(@Nullable T value, Basis basis, @Nullable String note) {
  public Stated {
    if ((value == null) != (basis == Basis.NOT_STATED)) {
      throw new IllegalArgumentException("a value is absent exactly when it is not stated");
    }
  }

  public static <T> Stated<T> stated(T value) {
    return new Stated<>(value, Basis.STATED, null);
  }

  public static <T> Stated<T> assumed(T value, String why) {
    return new Stated<>(value, Basis.ASSUMED, why);
  }

  /** Made up for a demonstration. */
  public static <T> Stated<T> invented(T value, String why) {
    return new Stated<>(value, Basis.INVENTED, why);
  }

  public static <T> Stated<T> notStated() {
    return new Stated<>(null, Basis.NOT_STATED, null);
  }
}
