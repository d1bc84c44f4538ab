package se.delaktig.access.event;

/** A role, with its name in Swedish. */
public enum Role {
  SYSTEM_ADMINISTRATOR("systemadministratör"),
  PROJECT_LEADER("projektledare"),
  PROJECT_WORKER("projektarbetare"),
  PROCESS_LEADER("processledare"),
  MANAGER("chef"),
  ECONOMIST("ekonom"),
  STEERING_GROUP("styrgrupp"),
  EVALUATOR("utvärderare"),
  /** Follows the project to learn from it; sees what the evaluator sees. */
  RESEARCHER("följeforskare"),
  /** Examines for the fund or another authority; sees single costs as well. */
  AUDITOR("revisor"),
  DATA_PROTECTION_OFFICER("dataskyddsombud"),
  /** The named right to be shown a protected identity, for a reason and some minutes. */
  IDENTITY_OFFICER("handläggare av skyddade identiteter"),
  /** Whoever holds a personal link: may do what the link is for, and nothing else. */
  LINK_HOLDER("innehavare av personlig länk"),
  /** The program itself: a reaction to an event, or the start of an empty office. */
  SYSTEM("programmet");

  private final String swedish;

  Role(String swedish) {
    this.swedish = swedish;
  }

  /** The role's name in Swedish, as the demonstration's accounts are printed with. */
  public String swedish() {
    return swedish;
  }
}
