package se.delaktig.dialogue.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.dialogue.view.Sessions;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.RollRow;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.policy.Records;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/** Who stands on the list when a session is logged or corrected. */
@Component
class Roll {
  /** How long after the last day somebody still stands on the list: a session logged late. */
  private static final int DAYS_AFTER_LEAVING = 31;

  private static final List<Integer> PARTS = List.of(15, 30, 45, 60);

  private final Sessions sessions;
  private final Names names;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  Roll(Sessions sessions, Names names, ProgrammeClock clock, Fmt fmt, Words words) {
    this.sessions = sessions;
    this.names = names;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * A list as it is shown.
   *
   * @param parts minutes to choose from for part of the time
   * @param leaders those on the list, to choose leaders from
   */
  record Shown(List<RollRow> rows, List<Integer> parts, List<Choice> leaders) {
    List<PersonId> people() {
      return rows.stream().map(row -> new PersonId(row.id())).toList();
    }

    boolean has(@Nullable PersonId person) {
      return person != null && people().contains(person);
    }
  }

  /** Everyone who works at a place now, present unless somebody says otherwise. */
  Shown fresh(Sight sight, Place place) {
    return shown(sight, atPlace(sight, place), Map.of(), Presence.PRESENT);
  }

  /**
   * Everyone who was in a session and is in sight, as it was recorded, and those who work there now
   * and were not in it, away unless somebody says otherwise.
   */
  Shown recorded(Sight sight, Place place, HeldSession held) {
    Map<PersonId, Attendance> before = new LinkedHashMap<>();
    Map<String, PersonHours> all = sessions.people(sight);
    held.attendances().stream()
        .filter(attendance -> inSight(sight, all, attendance.person()))
        .forEach(attendance -> before.put(attendance.person(), attendance));
    Records records = sight.programme().records();
    List<PersonHours> people =
        new ArrayList<>(
            atPlace(sight, place).stream()
                // who was there by another record stands there by that one
                .filter(person ->
                    before.containsKey(person.person())
                        || records.of(person.person()).stream().noneMatch(before::containsKey))
                .toList());
    before.keySet().stream()
        .map(person -> all.get(person.value()))
        .filter(person -> person != null && !people.contains(person))
        .forEach(people::add);
    return shown(sight, people, before, Presence.ABSENT);
  }

  static boolean inSight(Sight sight, Map<String, PersonHours> all, PersonId person) {
    return sight.person(person, record -> Optional.ofNullable(all.get(record.value()))).isPresent();
  }

  private List<PersonHours> atPlace(Sight sight, Place place) {
    LocalDate today = clock.today();
    return sight.among(sessions.people(sight).values()).stream()
        .filter(person -> worksAt(person, place, today))
        .toList();
  }

  private static boolean worksAt(PersonHours person, Place place, LocalDate today) {
    return person.employments().stream()
        .map(Employment::organisation)
        .distinct()
        .flatMap(organisation -> latestAt(person, organisation, today).stream())
        .anyMatch(employment ->
            employment.workplace().equals(place.workplace())
                && (place.group() == null || place.group().equals(employment.group())));
  }

  private static Optional<Employment> latestAt(
      PersonHours person, OrganisationId organisation, LocalDate today) {
    LocalDate last = person.ended().get(organisation);
    if (last != null && last.plusDays(DAYS_AFTER_LEAVING).isBefore(today)) {
      return Optional.empty();
    }
    return person.employments().stream()
        .filter(e -> e.organisation().equals(organisation) && !e.from().isAfter(today))
        .reduce((older, newer) -> newer);
  }

  private Shown shown(
      Sight sight,
      Collection<PersonHours> people,
      Map<PersonId, Attendance> before,
      Presence otherwise) {
    Map<PersonId, Names.Name> called =
        names.of(sight, people.stream().map(PersonHours::person).toList());
    List<RollRow> rows =
        people.stream()
            .map(person ->
                row(
                    person,
                    sight,
                    called.getOrDefault(person.person(), new Names.Name("", true)),
                    before.get(person.person()),
                    otherwise))
            .sorted(Comparator.comparing(RollRow::name, Place.ALPHABET))
            .toList();
    TreeSet<Integer> parts = new TreeSet<>(PARTS);
    before.values().stream()
        .filter(attendance -> attendance.presence() == Presence.PART)
        .forEach(attendance -> parts.add(attendance.minutes()));
    return new Shown(
        rows,
        List.copyOf(parts),
        rows.stream().map(row -> new Choice(row.id(), row.name())).toList());
  }

  private RollRow row(
      PersonHours person,
      Sight sight,
      Names.Name name,
      @Nullable Attendance before,
      Presence otherwise) {
    boolean left = person.employmentOn(clock.today(), null).isEmpty();
    Presence now =
        before != null
            ? before.presence()
            : left && otherwise == Presence.PRESENT ? Presence.ABSENT : otherwise;
    String word =
        switch (now) {
          case PRESENT -> "med";
          case PART -> "del";
          case REPORTED_ABSENCE, ABSENT -> "borta";
        };
    return new RollRow(
        person.person().value(),
        name.text(),
        left ? leftNote(person) : soFar(person, sight),
        name.masked(),
        word,
        before != null && before.presence() == Presence.PART ? before.minutes() : null);
  }

  private @Nullable String leftNote(PersonHours person) {
    return person.ended().values().stream()
        .max(Comparator.naturalOrder())
        .map(day -> words.say("dialogue.roll.left", fmt.shortDate(day)))
        .orElse(null);
  }

  private String soFar(PersonHours person, Sight sight) {
    long minutes =
        person.entries().stream()
            .filter(entry -> entry.session().kind() == ActivityKind.WORKPLACE_DIALOGUE)
            .mapToLong(PersonHours.Entry::minutes)
            .sum();
    return sight
        .programme()
        .rulesOn(clock.today())
        .map(rules -> rules.dialogueMinutesPerEmployee().value())
        .map(planned ->
            words.say("dialogue.roll.so-far", fmt.hours(minutes), fmt.hours(planned.longValue())))
        .orElseGet(() -> fmt.hours(minutes));
  }
}
