package se.delaktig.kernel.handling;

import java.util.Comparator;
import se.delaktig.participants.Participant;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.policy.Records;

/** What the log says of people instead of records, for rules that are about people. */
public final class AllRecords {
  private AllRecords() {}

  /** Where a person works and has worked, by all records of the person; whichever is named. */
  public static Participant of(Consult consult, String ledger, PersonId record) {
    Records records = consult.records(ledger);
    PersonId person = records.whose(record);
    return records.of(person).stream()
        .filter(other -> !other.equals(person))
        .sorted(Comparator.comparing(PersonId::value))
        .map(other -> consult.participant(ledger, other))
        .reduce(consult.participant(ledger, person), Participant::joined);
  }
}
