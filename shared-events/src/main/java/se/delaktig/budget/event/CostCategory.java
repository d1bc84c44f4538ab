package se.delaktig.budget.event;

/** Kostnadsslag, as the fund lists them 2014–2020. */
public enum CostCategory {
  /** Personal. */
  STAFF,
  /** Externa tjänster. */
  EXTERNAL_SERVICES,
  /** Resor och logi. */
  TRAVEL,
  /** Utrustning och material. */
  EQUIPMENT_AND_MATERIALS,
  /** Indirekta kostnader: computed as a flat rate, never entered. */
  INDIRECT,
  /** Intäkter. */
  INCOME
}
