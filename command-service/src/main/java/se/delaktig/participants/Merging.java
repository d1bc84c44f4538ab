package se.delaktig.participants;

import java.util.Set;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.participants.command.MergeRecords;
import se.delaktig.participants.command.PartRecords;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.RecordEvent;
import se.delaktig.participants.event.RecordsMerged;
import se.delaktig.participants.event.RecordsParted;
import se.delaktig.participants.policy.Records;

/** Saying that two records are of one person, and that they are not after all. */
public final class Merging {
  private Merging() {}

  /**
   * @param registered which of the two are registered in the project
   */
  public static Outcome<RecordEvent> merge(
      MergeRecords c, Records records, Set<PersonId> registered) {
    if (c.person().equals(c.into())) {
      return Outcome.refused(new ParticipantRejection.SameRecord());
    }
    if (!registered.contains(c.person()) || !registered.contains(c.into())) {
      return Outcome.refused(
          UnknownThing.person(registered.contains(c.person()) ? "into" : "person"));
    }
    if (records.same(c.person(), c.into())) {
      return Outcome.accepted();
    }
    if (records.isMerged(c.person()) || records.hasOthers(c.person())) {
      return Outcome.refused(new ParticipantRejection.PartFirst("person"));
    }
    return records.isMerged(c.into())
        ? Outcome.refused(new ParticipantRejection.PartFirst("into"))
        : Outcome.accepted(new RecordsMerged(c.person(), c.into()));
  }

  public static Outcome<RecordEvent> part(PartRecords c, Records records) {
    return records.isMerged(c.person())
        ? Outcome.accepted(new RecordsParted(c.person(), records.whose(c.person())))
        : Outcome.refused(new ParticipantRejection.NotMerged());
  }
}
