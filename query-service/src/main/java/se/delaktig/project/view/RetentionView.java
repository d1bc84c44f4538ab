package se.delaktig.project.view;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;
import se.delaktig.project.event.RetentionDecided;

/** What decides how long each project's documents are kept, in one document. */
@Component
public class RetentionView implements View<RetentionView.Decided> {
  /** The id of a ledger's only document. */
  public static final String ONLY = "retention";

  /**
   * What was decided last.
   *
   * @param latest absent while nothing is
   */
  public record Decided(@Nullable RetentionDecided latest) {}

  @Override
  public String name() {
    return "retention";
  }

  @Override
  public Class<Decided> stateType() {
    return Decided.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof RetentionDecided ? Set.of(ONLY) : Set.of();
  }

  @Override
  public Decided empty(String id) {
    return new Decided(null);
  }

  @Override
  public Decided after(Decided state, RecordedEvent recorded) {
    return recorded.event() instanceof RetentionDecided decided ? new Decided(decided) : state;
  }
}
