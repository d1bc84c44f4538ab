package se.delaktig.steering.event;

/** What a meeting is. */
public enum MeetingKind {
  /** Styrgruppen. */
  STEERING_GROUP,
  /** Arbetsgruppen: project leaders and those who stand for the parts of the organisations. */
  WORKING_GROUP,
  /** Avstämning med arbetstagarorganisationerna. */
  UNION_CONSULTATION,
  /** Följeforskarens återföring. */
  RESEARCH_FEEDBACK,
  /** Konferensdagen i den avslutande fasen. */
  CLOSING_CONFERENCE
}
