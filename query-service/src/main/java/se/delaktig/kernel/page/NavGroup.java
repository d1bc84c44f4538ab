package se.delaktig.kernel.page;

/** The groups of the navigation, in their order. */
public enum NavGroup {
  /** Above the groups, without a heading: the start page and, for few-page roles, all of theirs. */
  FIRST,
  /** Genomföra. */
  CARRY_OUT,
  /** Pengar. */
  MONEY,
  /** Följa upp. */
  FOLLOW_UP
}
