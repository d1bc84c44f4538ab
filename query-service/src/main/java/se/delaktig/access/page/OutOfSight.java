package se.delaktig.access.page;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.view.Sight;

/** The answer to whoever asks for one of several things by an id that leads to nothing in sight. */
public final class OutOfSight {
  private OutOfSight() {}

  /**
   * To be thrown. Whoever sees all learns that there is no such thing. Whoever sees a part is
   * refused, and not told whether it is there.
   */
  public static RuntimeException of(Sight sight) {
    return sight.whole()
        ? new ResponseStatusException(HttpStatus.NOT_FOUND)
        : new AccessDeniedException("access.denied");
  }
}
