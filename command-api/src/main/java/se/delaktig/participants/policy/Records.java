package se.delaktig.participants.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.RecordEvent;
import se.delaktig.participants.event.RecordsMerged;
import se.delaktig.participants.event.RecordsParted;

/**
 * Which of a project's records are of one person. A record that has gone into another takes no
 * others in, so that one step leads from any record to the person.
 *
 * @param merged the record that a person is known by, by each other record of the person
 */
public record Records(Map<PersonId, PersonId> merged) {
  public static Records apart() {
    return new Records(Map.of());
  }

  public Records after(RecordEvent event) {
    Map<PersonId, PersonId> next = new HashMap<>(merged);
    switch (event) {
      case RecordsMerged e -> next.put(e.person(), e.into());
      case RecordsParted e -> next.remove(e.person());
    }
    return new Records(Map.copyOf(next));
  }

  /** The record that the person of a record is known by: most often the record itself. */
  public PersonId whose(PersonId record) {
    return merged.getOrDefault(record, record);
  }

  /** Whether two records are of one person. */
  public boolean same(PersonId one, PersonId other) {
    return whose(one).equals(whose(other));
  }

  /** All records of the person that a record is of, itself among them. */
  public Set<PersonId> of(PersonId record) {
    PersonId person = whose(record);
    Set<PersonId> all = new HashSet<>();
    all.add(person);
    merged.forEach((from, into) -> {
      if (into.equals(person)) {
        all.add(from);
      }
    });
    return Set.copyOf(all);
  }

  /** Whether a record has gone into another. */
  public boolean isMerged(PersonId record) {
    return merged.containsKey(record);
  }

  /** Whether others have gone into a record. */
  public boolean hasOthers(PersonId record) {
    return merged.containsValue(record);
  }
}
