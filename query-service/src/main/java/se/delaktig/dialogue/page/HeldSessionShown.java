package se.delaktig.dialogue.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.dialogue.view.Deviations;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.dialogue.view.Sessions;
import se.delaktig.dialogue.view.Sessions.Proof;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;

/**
 * What the page of a held session shows: who took part, how far it is proven, what was said of it.
 */
@Component
class HeldSessionShown {
  private final Sessions sessions;
  private final Deviations deviations;
  private final Names names;
  private final Fmt fmt;
  private final Words words;

  HeldSessionShown(Sessions sessions, Deviations deviations, Names names, Fmt fmt, Words words) {
    this.sessions = sessions;
    this.deviations = deviations;
    this.names = names;
    this.fmt = fmt;
    this.words = words;
  }

  /** Puts what is to be seen of a held session into a page. */
  void into(Model model, Sight sight, SessionHistory session, HeldSession held) {
    Map<String, PersonHours> all = sessions.people(sight);
    List<PersonId> everyone =
        session.entries().stream()
            .flatMap(entry ->
                Stream.concat(
                    entry.held().attendances().stream().map(Attendance::person),
                    entry.held().leaders().stream()))
            .distinct()
            .filter(person -> Roll.inSight(sight, all, person))
            .toList();
    Map<PersonId, Names.Name> called = names.of(sight, everyone);
    Proof proof = sessions.proofs(sight).getOrDefault(session.session(), Proof.NONE);
    int there = proof.attended() + held.unidentified().size();
    long sum =
        proof.minutes()
            + held.unidentified().stream().mapToLong(HeldSession.Unidentified::minutes).sum();
    model.addAttribute(
        "heading",
        words.say("dialogue.one.held", fmt.date(held.date()), there, fmt.hoursAndMinutes(sum)));
    model.addAttribute("signed", words.say("dialogue.of", proof.signed(), there));
    model.addAttribute("certified", words.say("dialogue.of", proof.certified(), there));
    model.addAttribute("revision", session.revision());
    model.addAttribute("leaders", leaders(held, called));
    model.addAttribute("deviations", deviations(sight, session, called));
    model.addAttribute("materials", materials(sight, held));
    model.addAttribute(
        "focuses", held.focuses().isEmpty() ? null : String.join(", ", held.focuses()));
    model.addAttribute("unidentified", held.unidentified().size());
    model.addAttribute("attendees", attendees(session, held, all, called));
    model.addAttribute("entries", entries(sight, session, called));
  }

  private @Nullable String leaders(HeldSession held, Map<PersonId, Names.Name> called) {
    return held.leaders().isEmpty()
        ? null
        : held.leaders().stream()
            .map(leader -> called.containsKey(leader) ? name(called, leader).text() : added(1))
            .collect(Collectors.joining(", "));
  }

  /** What is told of leaders who were not qualified; of those alone whom the visitor may see. */
  private List<String> deviations(
      Sight sight, SessionHistory session, Map<PersonId, Names.Name> called) {
    return deviations.of(sight, session).stream()
        .filter(one -> called.containsKey(one.leader()))
        .map(one ->
            words.say(
                "dialogue.deviation",
                name(called, one.leader()).text(),
                fmt.hours((long) one.then().leftMinutes())))
        .toList();
  }

  private static @Nullable String materials(Sight sight, HeldSession held) {
    Map<?, String> titles =
        sight.programme().materials().stream()
            .collect(Collectors.toMap(MaterialAdded::material, MaterialAdded::title));
    return held.materials().isEmpty()
        ? null
        : held.materials().stream()
            .map(titles::get)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
  }

  private static Names.Name name(Map<PersonId, Names.Name> called, PersonId person) {
    return Objects.requireNonNull(called.get(person));
  }

  private String added(int people) {
    return words.say("dialogue.added", people);
  }

  private DataTable attendees(
      SessionHistory session,
      HeldSession held,
      Map<String, PersonHours> all,
      Map<PersonId, Names.Name> called) {
    DataTable table =
        DataTable.of(
            "deltagare",
            words.say("dialogue.attendees"),
            Column.text(words.say("dialogue.name")),
            Column.text(words.say("dialogue.part")),
            words.figures("dialogue.minutes"),
            Column.text(words.say("dialogue.list.state")));
    held.attendances().stream()
        .filter(attendance -> called.containsKey(attendance.person()))
        .sorted(
            Comparator.comparing((Attendance a) -> name(called, a.person()).text(), Place.ALPHABET))
        .forEach(attendance -> {
          Names.Name name = name(called, attendance.person());
          Cell cell = Cell.of(name.text());
          table.row(
              name.masked() ? cell.asMasked() : cell,
              Cell.of(words.say("dialogue.presence." + attendance.presence())),
              Cell.of(attendance.presence().attended() ? fmt.minutes(attendance.minutes()) : "–"),
              attendance.presence().attended()
                  ? Cell.of(proof(session, all.get(attendance.person().value())))
                  : Cell.of("–"));
        });
    addedByHand(held, called).ifPresent(row -> table.row(row));
    return table;
  }

  /** Who was added by hand and is not in sight, known or not: in one row, so that none is told. */
  private Optional<Cell[]> addedByHand(HeldSession held, Map<PersonId, Names.Name> called) {
    List<Attendance> others =
        held.attendances().stream()
            .filter(a -> !called.containsKey(a.person()) && a.presence().attended())
            .toList();
    int people = others.size() + held.unidentified().size();
    if (people == 0) {
      return Optional.empty();
    }
    long minutes =
        others.stream().mapToLong(Attendance::minutes).sum()
            + held.unidentified().stream().mapToLong(HeldSession.Unidentified::minutes).sum();
    return Optional.of(
        new Cell[] {
          Cell.of(added(people)),
          Cell.of(words.say("dialogue.presence.ADDED")),
          Cell.of(fmt.minutes(minutes)),
          Cell.of("–")
        });
  }

  private State proof(SessionHistory session, @Nullable PersonHours person) {
    PersonHours.Entry entry =
        person == null
            ? null
            : person.entries().stream()
                .filter(one -> one.session().id().equals(session.session().value()))
                .findFirst()
                .orElse(null);
    if (entry == null) {
      return State.of(Tone.NEUTRAL, words.say("dialogue.proof.none"));
    }
    if (entry.disputed() != null) {
      return State.of(Tone.LATE, words.say("dialogue.proof.disputed"));
    }
    boolean signed = entry.signed() != null;
    boolean certified = entry.certified() != null;
    return signed && certified
        ? State.of(Tone.GOOD, words.say("dialogue.proof.both"))
        : State.of(
            Tone.SOON,
            words.say(
                signed
                    ? "dialogue.proof.signed"
                    : certified ? "dialogue.proof.certified" : "dialogue.proof.neither"));
  }

  /**
   * One of the things that were said of a session, in words.
   *
   * @param head what was done, by whom and when
   * @param reason why, where it was corrected
   * @param lines how the session stood afterwards
   * @param latest whether it still holds
   */
  record Said(String head, @Nullable String reason, List<String> lines, boolean latest) {}

  private List<Said> entries(
      Sight sight, SessionHistory session, Map<PersonId, Names.Name> called) {
    Map<?, String> actors =
        names.actors(sight, session.entries().stream().map(SessionHistory.Entry::by).toList());
    List<Said> said = new ArrayList<>();
    for (SessionHistory.Entry entry : session.entries().reversed()) {
      String by = actors.get(entry.by());
      String role =
          words.has("role." + entry.role()) ? words.say("role." + entry.role()) : entry.role();
      said.add(
          new Said(
              words.say(
                  "dialogue.entry." + entry.kind(),
                  fmt.moment(entry.at()),
                  by == null ? role : by + ", " + role),
              entry.reason() == null ? null : words.say("dialogue.reason." + entry.reason()),
              lines(entry.held(), called),
              said.isEmpty()));
    }
    return said;
  }

  private List<String> lines(HeldSession held, Map<PersonId, Names.Name> called) {
    List<String> lines = new ArrayList<>();
    LocalDate day = held.date();
    lines.add(
        words.say("dialogue.entry.time", fmt.date(day), fmt.clock(held.start()), held.minutes()));
    held.attendances().stream()
        .filter(attendance -> called.containsKey(attendance.person()))
        .sorted(
            Comparator.comparing((Attendance a) -> name(called, a.person()).text(), Place.ALPHABET))
        .map(attendance ->
            words.say(
                "dialogue.entry.person",
                name(called, attendance.person()).text(),
                words.say("dialogue.presence." + attendance.presence()),
                attendance.minutes()))
        .forEach(lines::add);
    addedByHand(held, called).ifPresent(row -> lines.add(row[0].text() + ", " + row[2].text()));
    return lines;
  }
}
