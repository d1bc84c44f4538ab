package se.delaktig.participants.event;

/** Juridical sex, as the personnummer tells it; the fund's figures are split by it. */
public enum Sex {
  WOMAN,
  MAN
}
