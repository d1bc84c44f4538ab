package se.delaktig.access.policy;

import static se.delaktig.access.event.Role.AUDITOR;
import static se.delaktig.access.event.Role.DATA_PROTECTION_OFFICER;
import static se.delaktig.access.event.Role.ECONOMIST;
import static se.delaktig.access.event.Role.EVALUATOR;
import static se.delaktig.access.event.Role.IDENTITY_OFFICER;
import static se.delaktig.access.event.Role.MANAGER;
import static se.delaktig.access.event.Role.PROCESS_LEADER;
import static se.delaktig.access.event.Role.PROJECT_LEADER;
import static se.delaktig.access.event.Role.PROJECT_WORKER;
import static se.delaktig.access.event.Role.RESEARCHER;
import static se.delaktig.access.event.Role.STEERING_GROUP;
import static se.delaktig.access.event.Role.SYSTEM_ADMINISTRATOR;

import java.util.Set;
import se.delaktig.access.event.Role;

/** What can be looked at, and in which roles. Every page, view and export asks for one of these. */
public enum Query {
  /** The project's plan, organisations and workplaces. */
  PLAN(
      PROJECT_LEADER,
      PROJECT_WORKER,
      PROCESS_LEADER,
      MANAGER,
      ECONOMIST,
      STEERING_GROUP,
      EVALUATOR,
      RESEARCHER,
      AUDITOR,
      DATA_PROTECTION_OFFICER,
      IDENTITY_OFFICER,
      SYSTEM_ADMINISTRATOR),
  /** Who is registered, by name. */
  PEOPLE(PROJECT_LEADER, PROJECT_WORKER, PROCESS_LEADER, MANAGER),
  /** Personal numbers and contact details. */
  PERSON_DETAILS(PROJECT_LEADER, PROJECT_WORKER),
  /** Training sessions and who lacks hours. */
  TRAINING(PROJECT_LEADER, PROJECT_WORKER, PROCESS_LEADER, ECONOMIST),
  /** Dialogue sessions with those who took part. */
  DIALOGUE(PROJECT_LEADER, PROJECT_WORKER, PROCESS_LEADER, MANAGER, ECONOMIST),
  /** Which hours wait for a signature or a certificate. */
  PENDING_HOURS(PROJECT_LEADER, PROJECT_WORKER, MANAGER, ECONOMIST),
  /** Sums of hours, without people. */
  HOURS(PROJECT_LEADER, PROJECT_WORKER, ECONOMIST, STEERING_GROUP, EVALUATOR, RESEARCHER, AUDITOR),
  /** Numbers of people registered, started and left. */
  PARTICIPATION(
      PROJECT_LEADER, PROJECT_WORKER, ECONOMIST, STEERING_GROUP, EVALUATOR, RESEARCHER, AUDITOR),
  /** Internships and employments that followed, one by one. */
  PLACEMENTS(PROJECT_LEADER, PROJECT_WORKER, MANAGER),
  /** Numbers of internships and employments, small groups hidden. */
  OUTCOMES(PROJECT_LEADER, PROJECT_WORKER, STEERING_GROUP, EVALUATOR, RESEARCHER, AUDITOR),
  BUDGET(PROJECT_LEADER, ECONOMIST, STEERING_GROUP, EVALUATOR, RESEARCHER, AUDITOR),
  /** Single costs and staff hours. */
  COSTS(PROJECT_LEADER, ECONOMIST, AUDITOR),
  /** The project workers' time reports: all of them, or those one writes or certifies oneself. */
  STAFF_TIME(PROJECT_LEADER, PROJECT_WORKER, MANAGER, ECONOMIST, AUDITOR),
  /** Closed months and claims, down to the names of those whose hours they hold. */
  CLAIMS(PROJECT_LEADER, ECONOMIST),
  /** The monthly participant files, with personal numbers. */
  PARTICIPANT_FILES(PROJECT_LEADER, ECONOMIST),
  GOALS(PROJECT_LEADER, PROJECT_WORKER, ECONOMIST, STEERING_GROUP, EVALUATOR, RESEARCHER, AUDITOR),
  /** The steering group's dashboard. */
  STEERING(PROJECT_LEADER, PROJECT_WORKER, STEERING_GROUP, EVALUATOR, RESEARCHER, AUDITOR),
  /** Meetings: agenda, who took part, decisions, actions, findings and minutes; and routines. */
  MEETINGS(
      PROJECT_LEADER, PROJECT_WORKER, ECONOMIST, STEERING_GROUP, EVALUATOR, RESEARCHER, AUDITOR),
  /** Every event, pseudonymised. */
  TRAIL(PROJECT_LEADER, PROJECT_WORKER, EVALUATOR, RESEARCHER, AUDITOR, DATA_PROTECTION_OFFICER),
  /** Who stands behind the ids of a bundle of evidence, by name and number. */
  EVIDENCE_IDENTITIES(AUDITOR),
  /** Who has which right. */
  GRANTS(PROJECT_LEADER, AUDITOR, DATA_PROTECTION_OFFICER, SYSTEM_ADMINISTRATOR),
  /** Who has looked at whose personal details, taken files out or been refused. */
  READINGS(DATA_PROTECTION_OFFICER),
  /** Whose identities are protected, by number, and who was shown one why. */
  PROTECTED_IDENTITIES(DATA_PROTECTION_OFFICER, IDENTITY_OFFICER),
  /** What people may ask for about themselves: extract, information, hold, erasure. */
  PERSON_RIGHTS(PROJECT_LEADER, DATA_PROTECTION_OFFICER),
  /** Who can sign in, and who has been invited to. */
  ACCOUNTS(SYSTEM_ADMINISTRATOR),
  /** All projects, and a new one. */
  PROJECTS(SYSTEM_ADMINISTRATOR),
  /** Mail that a demonstration would have sent. */
  OUTBOX(PROJECT_LEADER, SYSTEM_ADMINISTRATOR),
  /** How far the views have come, and what stopped. */
  OPERATIONS(SYSTEM_ADMINISTRATOR);

  private final Set<Role> roles;

  Query(Role... roles) {
    this.roles = Set.of(roles);
  }

  public Set<Role> roles() {
    return roles;
  }

  /**
   * Whether it cannot be shown in part, so that only a right to the whole project, or in the
   * office, opens it. Of the others whoever has a right to a part sees that part.
   */
  public boolean ofWholeProject() {
    return switch (this) {
      case BUDGET,
          COSTS,
          CLAIMS,
          PARTICIPANT_FILES,
          MEETINGS,
          TRAIL,
          EVIDENCE_IDENTITIES,
          GRANTS,
          READINGS,
          PROTECTED_IDENTITIES,
          PERSON_RIGHTS,
          ACCOUNTS,
          PROJECTS,
          OUTBOX,
          OPERATIONS ->
          true;
      case PLAN,
          PEOPLE,
          PERSON_DETAILS,
          TRAINING,
          DIALOGUE,
          PENDING_HOURS,
          HOURS,
          PARTICIPATION,
          PLACEMENTS,
          OUTCOMES,
          STAFF_TIME,
          GOALS,
          STEERING ->
          false;
    };
  }
}
