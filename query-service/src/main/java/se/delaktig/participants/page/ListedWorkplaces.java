package se.delaktig.participants.page;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.participants.file.StaffList;

/** A workplace that a list names and its employer lacks. */
record ListedWorkplaces(OrganisationId organisation, String name) {
  /** All of a list, each once. */
  static Set<ListedWorkplaces> lacking(StaffList list) {
    Set<ListedWorkplaces> lacking = new LinkedHashSet<>();
    Set<String> seen = new LinkedHashSet<>();
    list.wrong().stream()
        .flatMap(line -> line.faults().stream())
        .filter(fault -> fault.key().equals("participants.fault.workplace"))
        .filter(fault -> seen.add(fault.values().toString().toLowerCase(Locale.ROOT)))
        .forEach(fault ->
            lacking.add(
                new ListedWorkplaces(
                    new OrganisationId(fault.values().get(1).toString()),
                    fault.values().getFirst().toString())));
    return lacking;
  }
}
