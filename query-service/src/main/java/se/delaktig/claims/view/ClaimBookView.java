package se.delaktig.claims.view;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.claims.event.ClaimEvent;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;

/** Each project's closed months, claims and participant files, in one document. */
@Component
public class ClaimBookView implements View<ClaimBook> {
  /** The id of a ledger's only document. */
  public static final String ONLY = "claims";

  @Override
  public String name() {
    return "claims";
  }

  @Override
  public Class<ClaimBook> stateType() {
    return ClaimBook.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof ClaimEvent ? Set.of(ONLY) : Set.of();
  }

  @Override
  public ClaimBook empty(String id) {
    return ClaimBook.empty();
  }

  @Override
  public ClaimBook after(ClaimBook state, RecordedEvent recorded) {
    return recorded.event() instanceof ClaimEvent event ? state.after(event, recorded) : state;
  }
}
