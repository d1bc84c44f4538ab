package se.delaktig.project.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.Rejection;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.RefusedException;
import se.delaktig.kernel.handling.StreamAggregate;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.SealedText;
import se.delaktig.project.DocumentRequest;
import se.delaktig.project.command.RegisterDocumentRequest;
import se.delaktig.project.command.ReviewSecrecy;
import se.delaktig.project.event.DocumentRequestEvent;
import se.delaktig.project.event.DocumentsRequested;

/** The stream of one request for public documents. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class DocumentRequestAggregate extends StreamAggregate {
  private DocumentRequest request = DocumentRequest.unknown();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(RegisterDocumentRequest c, PersonRegister register, ProgrammeClock clock) {
    Rejection wrong = request.wrong(c, clock.today());
    if (wrong != null) {
      throw new RefusedException(wrong);
    }
    SealedText text = register.seal(c.project(), null, c.text());
    settle(
        c.stream(),
        Outcome.accepted(
            new DocumentsRequested(
                c.project(), c.request(), c.date(), c.what(), text.id(), text.saltedHash())));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ReviewSecrecy c, ProgrammeClock clock) {
    settle(c.stream(), request.review(c, clock.today()));
  }

  @EventSourcingHandler
  void on(DocumentRequestEvent event) {
    request = request.after(event);
    stream = Streams.documentRequest(event.request());
  }
}
