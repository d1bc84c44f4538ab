package se.delaktig.project;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.Rejection;
import se.delaktig.project.command.RegisterDocumentRequest;
import se.delaktig.project.command.ReviewSecrecy;
import se.delaktig.project.event.DocumentRequestEvent;
import se.delaktig.project.event.DocumentsRequested;
import se.delaktig.project.event.SecrecyReviewed;

/**
 * A request for public documents.
 *
 * @param requested absent before it is registered
 */
public record DocumentRequest(@Nullable DocumentsRequested requested) {
  public static DocumentRequest unknown() {
    return new DocumentRequest(null);
  }

  public DocumentRequest after(DocumentRequestEvent event) {
    return switch (event) {
      case DocumentsRequested e -> new DocumentRequest(e);
      case SecrecyReviewed e -> this;
    };
  }

  /** Why something about a request is refused. */
  public sealed interface Refusal extends Rejection {}

  /** A day that has not been. */
  public record InTheFuture() implements Refusal {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "project.request-in-the-future";
    }

    @Override
    public String field() {
      return "date";
    }
  }

  /** No such request is registered. */
  public record Unknown() implements Refusal {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }

    @Override
    public String code() {
      return "project.request-unknown";
    }
  }

  /** Something is kept back and no provision says why, or the other way round. */
  public record ProvisionsDoNotFit() implements Refusal {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "project.provisions-do-not-fit";
    }

    @Override
    public String field() {
      return "provisions";
    }
  }

  /** Whether it can be registered; the text is sealed once it can. */
  public @Nullable Rejection wrong(RegisterDocumentRequest c, LocalDate today) {
    return c.date().isAfter(today) ? new InTheFuture() : null;
  }

  public Outcome<DocumentRequestEvent> review(ReviewSecrecy c, LocalDate today) {
    if (requested == null) {
      return Outcome.refused(new Unknown());
    }
    if (c.date().isAfter(today)) {
      return Outcome.refused(new InTheFuture());
    }
    boolean keepsBack = c.outcome() != SecrecyReviewed.Outcome.RELEASED;
    return keepsBack == c.provisions().isEmpty()
        ? Outcome.refused(new ProvisionsDoNotFit())
        : Outcome.accepted(
            new SecrecyReviewed(c.project(), c.request(), c.date(), c.outcome(), c.provisions()));
  }
}
