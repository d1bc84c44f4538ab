package se.delaktig.hours.event;

/** How a manager certified (intygade) hours. */
public enum CertificateKind {
  /** By the month's personal link. */
  PERSONAL_LINK,
  /** Signed in, on a page. */
  SIGNED_IN,
  /** On the printed närvarorapport. */
  PAPER
}
