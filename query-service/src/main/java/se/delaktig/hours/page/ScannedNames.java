package se.delaktig.hours.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.event.AttendanceReportsScanned.Sheet;
import se.delaktig.hours.view.ScannedReport;
import se.delaktig.participants.event.PersonId;

/**
 * Who stands on scanned sheets, and of whom they are not shown: a sheet bears a name and a
 * signature, so that whoever is not named on pages, since the identity is protected or the person
 * erased, is not shown on paper either, whether that came before the scan or after it.
 */
@Component
class ScannedNames {
  private final PeopleNames names;

  ScannedNames(PeopleNames names) {
    this.names = names;
  }

  /**
   * Those on some scans.
   *
   * @param byRecord how each is named, by the record that the sheet was tied to
   * @param hidden the records of whom nothing is shown
   */
  record Names(Map<PersonId, String> byRecord, Set<PersonId> hidden) {
    String name(PersonId record) {
      return byRecord.getOrDefault(record, "");
    }

    boolean hides(PersonId record) {
      return hidden.contains(record);
    }

    /** Whether a file has a sheet that is not shown, so that the file cannot be either. */
    boolean hidesAnyOf(ScannedReport scan) {
      return scan.sheets().values().stream().anyMatch(sheet -> hides(sheet.person()));
    }
  }

  /** Whoever reads now is noted as having read the names of those who are not hidden. */
  Names of(Sight sight, Collection<ScannedReport> scans) {
    return ofSheets(
        sight, scans.stream().flatMap(scan -> scan.sheets().values().stream()).toList());
  }

  /** One of a person's records that is not named hides all of them. */
  Names ofSheets(Sight sight, List<Sheet> sheets) {
    Map<PersonId, Set<PersonId>> records = new HashMap<>();
    Set<PersonId> all = new HashSet<>();
    for (Sheet sheet : sheets) {
      all.addAll(
          records.computeIfAbsent(
              sheet.person(), record -> sight.programme().records().of(record)));
    }
    PeopleNames.Names shown = names.of(sight.project().value(), all);
    Map<PersonId, String> byRecord = new HashMap<>();
    Set<PersonId> hidden = new HashSet<>();
    records.forEach((record, same) -> {
      byRecord.put(record, shown.get(record).name());
      for (PersonId one : same) {
        if (shown.get(one).masked()) {
          hidden.add(record);
          byRecord.put(record, shown.get(one).name());
        }
      }
    });
    return new Names(Map.copyOf(byRecord), Set.copyOf(hidden));
  }
}
