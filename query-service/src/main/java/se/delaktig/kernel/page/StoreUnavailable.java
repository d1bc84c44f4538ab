package se.delaktig.kernel.page;

import com.mongodb.MongoException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.eventstore.LogUnavailableException;
import se.delaktig.kernel.log.Unavailable;

/**
 * The store does not answer, or takes nothing: then nothing that must be noted can be shown, such
 * as people's details. It passes by itself, so it is no fault of a page.
 */
final class StoreUnavailable {
  /** In seconds, how soon to try again. */
  static final String RETRY_AFTER = "10";

  private StoreUnavailable() {}

  /** The problem's code, where it is the store that stood in the way. */
  static Optional<String> code(@Nullable Object thrown) {
    return switch (thrown) {
      case LogUnavailableException log -> Optional.of(Unavailable.code(log.reason()));
      case MongoException store ->
          Optional.of(Unavailable.code(LogUnavailableException.reasonOf(store)));
      case Throwable other -> code(other.getCause());
      case null, default -> Optional.empty();
    };
  }
}
