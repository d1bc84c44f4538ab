package se.delaktig.project.view;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;
import se.delaktig.project.event.DocumentRequestEvent;
import se.delaktig.project.event.DocumentsRequested;
import se.delaktig.project.event.SecrecyReviewed;

/** Requests for public documents with their secrecy reviews, a document each. */
@Component
public class DocumentRequestsView implements View<DocumentRequestsView.Request> {
  /**
   * A request.
   *
   * @param review the latest; absent while it waits
   */
  public record Request(
      String id, @Nullable DocumentsRequested requested, @Nullable SecrecyReviewed review) {}

  @Override
  public String name() {
    return "document-requests";
  }

  @Override
  public Class<Request> stateType() {
    return Request.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof DocumentRequestEvent event
        ? Set.of(event.request().value())
        : Set.of();
  }

  @Override
  public Request empty(String id) {
    return new Request(id, null, null);
  }

  @Override
  public Request after(Request state, RecordedEvent recorded) {
    return recorded.event() instanceof DocumentRequestEvent event
        ? switch (event) {
          case DocumentsRequested e -> new Request(state.id(), e, state.review());
          case SecrecyReviewed e -> new Request(state.id(), state.requested(), e);
        }
        : state;
  }
}
