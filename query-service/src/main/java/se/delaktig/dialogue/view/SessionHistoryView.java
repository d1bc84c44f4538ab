package se.delaktig.dialogue.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.dialogue.event.AttendeeIdentified;
import se.delaktig.dialogue.event.DialogueEvent;
import se.delaktig.dialogue.event.DialogueSessionCancelled;
import se.delaktig.dialogue.event.DialogueSessionCorrected;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.DialogueSessionPlanned;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.dialogue.view.SessionHistory.Entry;
import se.delaktig.dialogue.view.SessionHistory.Kind;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;

/** Every dialogue session, a document each. */
@Component
public class SessionHistoryView implements View<SessionHistory> {
  @Override
  public String name() {
    return "dialogue-sessions";
  }

  @Override
  public Class<SessionHistory> stateType() {
    return SessionHistory.class;
  }

  @Override
  public SessionHistory empty(String id) {
    return SessionHistory.unknown(id);
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof DialogueEvent event
        ? switch (event) {
          case DialogueSessionPlanned e -> of(e.session());
          case DialogueSessionLogged e -> of(e.session());
          case DialogueSessionCorrected e -> of(e.session());
          case DialogueSessionCancelled e -> of(e.session());
          case AttendeeIdentified e -> of(e.session());
          case MaterialAdded e -> Set.of();
        }
        : Set.of();
  }

  private static Set<String> of(DialogueSessionId session) {
    return Set.of(session.value());
  }

  @Override
  public SessionHistory after(SessionHistory state, RecordedEvent recorded) {
    if (recorded.position() <= state.position()
        || !(recorded.event() instanceof DialogueEvent event)) {
      return state;
    }
    return switch (event) {
      case DialogueSessionPlanned e ->
          new SessionHistory(state.session(), e, state.entries(), false, recorded.position());
      case DialogueSessionLogged e -> said(state, recorded, Kind.LOGGED, 1, e.held(), null);
      case DialogueSessionCorrected e ->
          said(state, recorded, Kind.CORRECTED, e.revision(), e.held(), e.reason());
      case AttendeeIdentified e ->
          said(state, recorded, Kind.IDENTIFIED, state.revision(), e.held(), null);
      case DialogueSessionCancelled e ->
          new SessionHistory(
              state.session(), state.planned(), state.entries(), true, recorded.position());
      case MaterialAdded e -> state;
    };
  }

  private static SessionHistory said(
      SessionHistory state,
      RecordedEvent recorded,
      Kind kind,
      int revision,
      HeldSession held,
      @Nullable CorrectionReason reason) {
    List<Entry> entries = new ArrayList<>(state.entries());
    entries.add(
        new Entry(kind, revision, held, reason, recorded.at(), recorded.actor(), recorded.role()));
    return new SessionHistory(
        state.session(), state.planned(), List.copyOf(entries), false, recorded.position());
  }
}
