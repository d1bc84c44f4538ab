package se.delaktig.kernel.handling;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.dialogue.DialogueSession;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.hours.SessionFacts;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.participants.event.PersonId;
import se.delaktig.training.TrainingSession;
import se.delaktig.training.event.TrainingSessionId;

/** A project's held sessions of every kind, as far as their hours are concerned. */
record LoggedSessions(Consult consult, String ledger) {
  /** A session as it stands; empty where it has not been held. */
  Optional<SessionFacts> facts(SessionRef session) {
    return switch (session.kind()) {
      case WORKPLACE_DIALOGUE -> dialogue(new DialogueSessionId(session.id()));
      case PREPARAND_TRAINING -> training(new TrainingSessionId(session.id()));
    };
  }

  private Optional<SessionFacts> dialogue(DialogueSessionId id) {
    DialogueSession state = consult.dialogue(ledger, id);
    return Optional.ofNullable(state.held())
        .map(held ->
            new SessionFacts(
                held.date(), held.attendances(), held.workplace(), person(state.loggedBy())));
  }

  private Optional<SessionFacts> training(TrainingSessionId id) {
    TrainingSession state = consult.training(ledger, id);
    return Optional.ofNullable(state.held())
        .map(held ->
            new SessionFacts(held.date(), held.attendances(), null, person(state.recordedBy())));
  }

  /** Which of the project's people an actor is; nobody where it is none of them. */
  private @Nullable PersonId person(@Nullable ActorId actor) {
    return Optional.ofNullable(actor).flatMap(consult.grants(ledger)::personOf).orElse(null);
  }
}
