package se.delaktig.hours.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.Waiting;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.project.view.Programme;

/** Writes waiting hours as pages show them: by session, with the people who took part. */
@Component
class SessionLines {
  private final Fmt fmt;
  private final Words words;
  private final PeopleNames names;

  SessionLines(Fmt fmt, Words words, PeopleNames names) {
    this.fmt = fmt;
    this.words = words;
    this.names = names;
  }

  /** A session with those of its people whose hours wait. */
  record Session(String when, String where, String activity, List<Line> lines, String sum) {}

  /**
   * One person's hours.
   *
   * @param field the form's value, see {@link HoursRow}
   * @param note what else is to be said of them
   * @param good whether the note is good news
   */
  record Line(
      String field,
      String person,
      String name,
      boolean masked,
      String minutes,
      String note,
      boolean good) {}

  List<Session> of(String project, Programme programme, List<Waiting> waiting) {
    Map<SessionRef, List<Waiting>> bySession = new LinkedHashMap<>();
    waiting.forEach(w ->
        bySession.computeIfAbsent(w.counted().entry().session(), s -> new ArrayList<>()).add(w));
    PeopleNames.Names shown =
        names.of(
            project, waiting.stream().map(w -> w.counted().person().person()).distinct().toList());
    return bySession.values().stream().map(part -> session(programme, part, shown)).toList();
  }

  private Session session(Programme programme, List<Waiting> part, PeopleNames.Names shown) {
    PersonHours.Entry entry = part.getFirst().counted().entry();
    List<Line> lines =
        part.stream()
            .map(w -> line(w, shown.get(w.counted().person().person())))
            .sorted(java.util.Comparator.comparing(Line::name))
            .toList();
    return new Session(
        when(entry),
        where(programme, entry.workplace()),
        activity(entry),
        lines,
        fmt.hoursAndMinutes(part.stream().mapToLong(Waiting::minutes).sum()));
  }

  private Line line(Waiting w, PeopleNames.Shown who) {
    return new Line(
        HoursRow.of(w.counted().person(), w.counted().entry()).field(),
        w.counted().person().person().value(),
        who.name(),
        who.masked(),
        fmt.minutes(w.minutes()),
        words.say(w.unsigned() ? "hours.line.unsigned" : "hours.line.signed"),
        !w.unsigned());
  }

  String when(PersonHours.Entry entry) {
    return fmt.capital(fmt.longDate(entry.date()))
        + ", "
        + fmt.clock(entry.start(), entry.start().plusMinutes(entry.sessionMinutes()));
  }

  String activity(PersonHours.Entry entry) {
    return words.say("hours.activity." + entry.session().kind().name());
  }

  String where(Programme programme, @org.jspecify.annotations.Nullable WorkplaceId workplace) {
    WorkplaceAdded place =
        workplace == null ? null : programme.places().workplaces().get(workplace);
    return place == null ? "" : place.name();
  }
}
