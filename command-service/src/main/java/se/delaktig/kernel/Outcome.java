package se.delaktig.kernel;

import java.util.List;

/**
 * What a rule answers to a command.
 *
 * @param <E> the kind of events it may lead to
 */
public sealed interface Outcome<E> {
  /** It happens: these events, in order. None when it changes nothing. */
  record Accepted<E>(List<E> events) implements Outcome<E> {}

  /** It does not happen. */
  record Refused<E>(Rejection rejection) implements Outcome<E> {}

  @SafeVarargs
  static <E> Outcome<E> accepted(E... events) {
    return new Accepted<>(List.of(events));
  }

  static <E> Outcome<E> refused(Rejection rejection) {
    return new Refused<>(rejection);
  }
}
