package se.delaktig.kernel.event;

/** Where a figure or a date of a plan comes from. */
public enum Basis {
  /** It stands in the source document. */
  STATED,
  /** Read into the source by the project, and marked so. */
  ASSUMED,
  /** Made up for a demonstration, and marked so. */
  INVENTED,
  /** Computed from other figures of the plan. */
  COMPUTED,
  /** The source is silent; shown as "inte angivet", never as 0. */
  NOT_STATED
}
