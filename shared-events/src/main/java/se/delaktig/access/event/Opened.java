package se.delaktig.access.event;

import java.util.List;
import se.delaktig.participants.event.PersonId;

/**
 * People of whom the same was read.
 *
 * @param fields what was read, in the order of {@link DetailField}; at least one
 * @param persons whose; none where a free text is of nobody known
 */
public record Opened(List<DetailField> fields, List<PersonId> persons) {
  public Opened {
    fields = List.copyOf(fields);
    persons = List.copyOf(persons);
  }
}
