package se.delaktig.kernel.handling;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.policy.Grants;
import se.delaktig.budget.policy.Staff;
import se.delaktig.dialogue.DialogueSession;
import se.delaktig.dialogue.Library;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.goals.Surveys;
import se.delaktig.hours.PersonalLink;
import se.delaktig.hours.SessionFacts;
import se.delaktig.hours.event.LinkId;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.kernel.Acting;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.Participant;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.policy.Records;
import se.delaktig.project.Project;
import se.delaktig.project.event.RetentionDecided;
import se.delaktig.steering.Meeting;
import se.delaktig.steering.event.MeetingId;
import se.delaktig.training.Preparand;
import se.delaktig.training.TrainingSession;
import se.delaktig.training.event.TrainingSessionId;

/**
 * What a rule may ask about the rest of a project, as the log stands now. A thing of another
 * project does not exist here.
 */
public interface Consult {
  Project project(String ledger);

  Places organisations(String ledger);

  Grants grants(String ledger);

  Library library(String ledger);

  /** What the project asks before and after. */
  Surveys surveys(String ledger);

  Participant participant(String ledger, PersonId person);

  /** Which of the project's records are of one person. */
  Records records(String ledger);

  DialogueSession dialogue(String ledger, DialogueSessionId session);

  TrainingSession training(String ledger, TrainingSessionId session);

  /** A held session as far as its hours are concerned; empty when none is held. */
  Optional<SessionFacts> session(String ledger, SessionRef session);

  PersonalLink link(LinkId link);

  Meeting meeting(String ledger, MeetingId meeting);

  /** Which of these people are registered in the project. */
  Set<PersonId> known(String ledger, Collection<PersonId> persons);

  /** The stored names of the project's events that name a person. */
  Set<String> said(String ledger, PersonId person);

  /** Who holds the posts of a project's staffing. */
  Staff staff(String ledger);

  /** What decides how long the project's documents are kept; absent while nothing does. */
  @Nullable RetentionDecided retention(String ledger);

  /**
   * Whether a person is in reach of the right that somebody acts by; true of whoever is nobody's.
   */
  boolean mayKnow(String ledger, Acting acting, PersonId person);

  /** One record's way through the preparand training. */
  Preparand preparand(String ledger, PersonId record);

  /** Which of these people have completed the preparand training, by any record of theirs. */
  Set<PersonId> qualified(String ledger, Collection<PersonId> persons);
}
