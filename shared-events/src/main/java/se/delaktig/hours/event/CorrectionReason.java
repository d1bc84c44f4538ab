package se.delaktig.hours.event;

/** Why a recorded session is corrected; picked from this list, never written freely. */
public enum CorrectionReason {
  WRONG_PERSON,
  WRONG_MINUTES,
  WRONG_DATE_OR_TIME,
  WRONG_ATTENDANCE,
  LOGGED_TWICE,
  OBJECTION
}
