package se.delaktig.hours.page;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/**
 * One person's hours of one session as a form carries them, so that what is signed or certified is
 * what was shown.
 */
record HoursRow(SessionRef session, PersonId person, int minutes) {
  static HoursRow of(PersonHours person, PersonHours.Entry entry) {
    return new HoursRow(entry.session(), person.person(), entry.minutes());
  }

  /** As it stands in a form's field; holds random ids only. */
  String field() {
    return session.kind().name() + ":" + session.id() + ":" + person.value() + ":" + minutes;
  }

  static Optional<HoursRow> read(String field) {
    String[] parts = field.split(":");
    try {
      return parts.length == 4
          ? Optional.of(
              new HoursRow(
                  new SessionRef(ActivityKind.valueOf(parts[0]), parts[1]),
                  new PersonId(parts[2]),
                  Integer.parseInt(parts[3])))
          : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** Those fields that can be read, each once; none where none was sent. */
  static List<HoursRow> readAll(@Nullable List<String> fields) {
    return fields == null
        ? List.of()
        : fields.stream().flatMap(field -> read(field).stream()).distinct().toList();
  }

  /** The minutes of several. */
  static int minutes(List<HoursRow> rows) {
    return rows.stream().mapToInt(HoursRow::minutes).sum();
  }

  HoursSigned.Item signed() {
    return new HoursSigned.Item(session, person, minutes);
  }

  HoursCertified.Item certified() {
    return new HoursCertified.Item(session, person, minutes);
  }
}
