package se.delaktig.hours.view;

import java.util.Locale;

/** Why logged minutes do not count as co-financing, in the order in which the reasons are tried. */
public enum Reason {
  /** Before the project's first day or after its last. */
  OUTSIDE_PERIOD,
  /** The person had no employment in the project that day. */
  NOT_EMPLOYED,
  /** The person's organisation had not joined yet. */
  ORGANISATION_NOT_JOINED,
  /** The person is in another session at the same time; the one logged first counts. */
  IN_TWO_SESSIONS,
  /** The rules do not let that activity's hours co-finance. */
  ACTIVITY_NOT_COFINANCING,
  /** The rules say that whoever leads a session does not count as its participant. */
  LEADER,
  /** The person's own time report may have it as well, and the rules do not let both count. */
  ALSO_STAFF_TIME,
  /** More dialogue than the plan has for an employee, and the rules do not count more. */
  ABOVE_PLAN,
  /** Someone has said that it is wrong. */
  DISPUTED,
  /** The participant has not signed. */
  UNSIGNED,
  /** Signed in a way that the rules do not accept. */
  SIGNATURE_NOT_VALID,
  /** The manager has not certified. */
  UNCERTIFIED,
  /** Certified in a way that the rules do not accept. */
  CERTIFICATE_NOT_VALID;

  /** The key of its text in the message bundles. */
  public String key() {
    return "reason." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the hours are good and only wait for somebody's act. */
  public boolean waits() {
    return this == UNSIGNED || this == UNCERTIFIED;
  }
}
