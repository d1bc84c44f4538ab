package se.delaktig.training.event;

/** What a session of the preparand training was. */
public enum TrainingKind {
  /** Introduktionsdag. */
  INTRODUCTION_DAY,
  /** Utbildning i processledarskap. */
  PROCESS_LEADER_TRAINING,
  /** Föreläsning. */
  LECTURE
}
