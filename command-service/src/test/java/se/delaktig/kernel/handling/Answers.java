package se.delaktig.kernel.handling;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** How the commands of the given/when/then tests were answered, all that have run so far. */
final class Answers {
  private static final Map<Class<?>, Set<Answer>> GIVEN = new ConcurrentHashMap<>();

  private Answers() {}

  /** How a command can be answered. */
  enum Answer {
    ACCEPTED,
    REFUSED,
    /** Refused for what had happened before: it would be accepted at another time. */
    WRONG_STATE
  }

  static Set<Answer> to(Class<?> command) {
    return Set.copyOf(GIVEN.getOrDefault(command, Set.of()));
  }

  /** Notes what comes of a command on its way to its handler. */
  static @Nullable Object note(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain)
      throws Exception {
    Class<?> command = unit.getMessage().getPayloadType();
    try {
      Object answer = chain.proceed();
      note(command, Answer.ACCEPTED);
      return answer;
    } catch (RefusedException refused) {
      note(command, Answer.REFUSED);
      switch (refused.rejection().kind()) {
        case RULE, STALE -> note(command, Answer.WRONG_STATE);
        case MALFORMED, FORBIDDEN, UNKNOWN, REUSED -> {}
      }
      throw refused;
    }
  }

  private static void note(Class<?> command, Answer answer) {
    GIVEN.computeIfAbsent(command, first -> ConcurrentHashMap.newKeySet()).add(answer);
  }
}
