package se.delaktig.dialogue.json;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.dialogue.view.Sessions;
import se.delaktig.dialogue.view.Sessions.Proof;

/** The dialogue sessions of a project for other programs, without people. */
@RestController
class DialogueJson {
  private final Gate gate;
  private final Sessions sessions;

  DialogueJson(Gate gate, Sessions sessions) {
    this.gate = gate;
    this.sessions = sessions;
  }

  /**
   * @param position the last event taken account of
   */
  record Dialogue(String project, long position, List<Session> sessions) {}

  /** How a session stands. */
  enum State {
    PLANNED,
    CANCELLED,
    HELD
  }

  /**
   * One session.
   *
   * @param start local time in Sweden
   * @param minutes how long it lasted, or is planned to
   * @param revision 0 until it is logged
   * @param attended people identified who took part
   * @param attendedMinutes their minutes together
   * @param signed how many of them have signed
   * @param certified how many of them are certified
   * @param unidentified people who took part and are yet to be identified
   */
  record Session(
      String session,
      State state,
      String workplace,
      @Nullable String group,
      LocalDate date,
      LocalTime start,
      int minutes,
      int revision,
      int attended,
      int attendedMinutes,
      int signed,
      int certified,
      int unidentified,
      List<String> materials,
      List<String> focuses) {
    static Session of(SessionHistory session, Proof proof) {
      HeldSession held = session.held().orElse(null);
      var group = session.group();
      return new Session(
          session.session().value(),
          held != null ? State.HELD : session.cancelled() ? State.CANCELLED : State.PLANNED,
          session.workplace().value(),
          group == null ? null : group.value(),
          session.date(),
          session.start(),
          session.minutes(),
          session.revision(),
          proof.attended(),
          proof.minutes(),
          proof.signed(),
          proof.certified(),
          held == null ? 0 : held.unidentified().size(),
          held == null ? List.of() : held.materials().stream().map(MaterialId::value).toList(),
          held == null ? List.of() : held.focuses());
    }
  }

  @GetMapping("/api/projects/{project}/dialogue")
  Dialogue dialogue(@PathVariable String project) {
    Sight sight = gate.see(Query.DIALOGUE, project);
    Map<DialogueSessionId, Proof> proofs = sessions.proofs(sight);
    return new Dialogue(
        project,
        sessions.position(sight),
        sessions.of(sight).stream()
            .map(one -> Session.of(one, proofs.getOrDefault(one.session(), Proof.NONE)))
            .toList());
  }
}
