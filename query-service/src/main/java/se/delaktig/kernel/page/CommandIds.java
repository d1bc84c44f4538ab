package se.delaktig.kernel.page;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The id that a form carries so that sending it twice happens once; the hidden field {@code
 * kommandoId}.
 */
@Component("commandIds")
public class CommandIds {
  /** The form's field. */
  public static final String FIELD = "kommandoId";

  /** The id that the request brought, so that a form shown again keeps it; else a fresh one. */
  public UUID current() {
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
      var sent = request.getRequest().getParameter(FIELD);
      if (sent != null) {
        try {
          return UUID.fromString(sent);
        } catch (IllegalArgumentException malformed) {
          return UUID.randomUUID();
        }
      }
    }
    return UUID.randomUUID();
  }
}
