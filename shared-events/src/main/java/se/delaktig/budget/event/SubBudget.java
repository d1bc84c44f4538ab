package se.delaktig.budget.event;

/** The two sub-budgets of a project 2014–2020. */
public enum SubBudget {
  /** Analys och planering. */
  ANALYSIS_AND_PLANNING,
  /** Genomförande, with the closing. */
  IMPLEMENTATION
}
