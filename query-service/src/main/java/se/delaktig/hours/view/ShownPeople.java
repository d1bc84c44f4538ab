package se.delaktig.hours.view;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.view.Discretion.Change;
import se.delaktig.hours.view.PersonHours.Entry;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.RecordEvent;
import se.delaktig.participants.policy.Records;

/**
 * A project's people as far as numbers about them may be shown to those who see numbers only. A
 * fold over the project's log: the same log gives the same people, whichever process folds it, so
 * that no look gives away more than the looks before it.
 *
 * <p>Hours and how many people work where are moved by changes of their own. So somebody's hours
 * may be shown at a new workplace while the person is still counted at the old one, and each person
 * is kept twice: as the hours lie, and as the person is counted. Whoever is counted nowhere yet is
 * counted with the first hours that are shown: otherwise up to four people of each workplace would
 * be missing from its plan for good.
 *
 * <p>Months, activities and organisations move with each change that {@link Discretion} lets
 * through. Sex and age group are few rows that every change moves, so they stand as at the end of a
 * month, and go on to the next only when that moves each row by nobody or at least five people.
 */
final class ShownPeople {
  /**
   * People as they were shown at the end of a month.
   *
   * @param until the month's last day; absent before the first month has ended
   */
  record AtMonthsEnd(@Nullable LocalDate until, Map<PersonId, PersonHours> people) {}

  private final PersonHoursView view = new PersonHoursView();
  private final ShownPlaces places = new ShownPlaces();

  /** What each record says. */
  private final Map<PersonId, PersonHours> recorded = new HashMap<>();

  private Records records = Records.apart();

  /** What is known of each person; of a record that has gone into another no more than the sex. */
  private final Map<PersonId, PersonHours> known = new HashMap<>();

  /** As hours lie. */
  private final Map<PersonId, PersonHours> shown = new HashMap<>();

  /** As people are counted where they work, with what is shown of their hours. */
  private final Map<PersonId, PersonHours> counted = new HashMap<>();

  private final Map<PersonId, List<Moved>> waiting = new HashMap<>();
  private final Map<PersonId, List<Change>> changes = new HashMap<>();

  /** Everyone of whom something waits or has waited, by the row of the workplace. */
  private final Map<String, Set<PersonId>> byWorkplace = new HashMap<>();

  private final Map<Trait, AtMonthsEnd> traits = new EnumMap<>(Trait.class);
  private @Nullable YearMonth month;

  ShownPeople() {
    for (Trait trait : Trait.values()) {
      traits.put(trait, new AtMonthsEnd(null, Map.of()));
    }
  }

  /** Takes up the events of one commit, which become visible together. */
  void after(List<RecordedEvent> commit) {
    until(LocalDate.ofInstant(commit.getFirst().at(), ProgrammeClock.SWEDEN));
    Set<PersonId> touched = new HashSet<>();
    for (RecordedEvent event : commit) {
      for (String id : view.touched(event)) {
        PersonId record = new PersonId(id);
        recorded.put(record, view.after(recorded.getOrDefault(record, view.empty(id)), event));
        touched.add(record);
      }
      if (event.event() instanceof RecordEvent moved) {
        touched.addAll(records.of(moved.person()));
        records = records.after(moved);
        touched.addAll(records.of(moved.person()));
      }
    }
    touched.addAll(touched.stream().map(records::whose).toList());
    touched.forEach(this::know);
    touched.forEach(this::takeUp);
    show(touched);
  }

  /** Puts together what the records of a person say. */
  private void know(PersonId id) {
    if (records.isMerged(id)) {
      known.put(id, recorded(id).emptied());
    } else {
      List<PersonHours> all = records.of(id).stream().map(this::recorded).toList();
      known.put(id, PersonHours.people(all, records).getFirst());
    }
  }

  private PersonHours recorded(PersonId id) {
    return recorded.getOrDefault(id, view.empty(id.value()));
  }

  /** Takes up that a day has come: the end of a month may lie before it. */
  void until(LocalDate day) {
    YearMonth now = YearMonth.from(day);
    if (month != null && now.isAfter(month)) {
      traits.replaceAll((trait, before) -> atMonthsEnd(trait, before, now.atDay(1).minusDays(1)));
    }
    if (month == null || now.isAfter(month)) {
      month = now;
    }
  }

  private AtMonthsEnd atMonthsEnd(Trait trait, AtMonthsEnd before, LocalDate until) {
    Map<String, Set<PersonId>> perhaps = new HashMap<>();
    Map<String, Set<PersonId>> surely = new HashMap<>();
    shown.forEach((id, person) -> {
      PersonHours then = before.people().get(id);
      if (then != person && !(person.entries().isEmpty() && Moved.bySession(then).isEmpty())) {
        String row = trait.of(person);
        perhaps.computeIfAbsent(row, none -> new HashSet<>()).add(id);
        if (!weighTheSame(then, person)) {
          surely.computeIfAbsent(row, none -> new HashSet<>()).add(id);
        }
      }
    });
    return perhaps.keySet().stream()
            .allMatch(row -> surely.getOrDefault(row, Set.of()).size() >= SmallGroups.FEWEST)
        ? new AtMonthsEnd(until, Map.copyOf(shown))
        : before;
  }

  private static boolean weighTheSame(@Nullable PersonHours then, PersonHours now) {
    Map<SessionRef, Entry> before = Moved.bySession(then);
    Map<SessionRef, Entry> after = Moved.bySession(now);
    return before.keySet().equals(after.keySet())
        && before.entrySet().stream()
            .allMatch(one -> Moved.same(one.getValue(), after.get(one.getKey())));
  }

  private void takeUp(PersonId id) {
    PersonHours now = Objects.requireNonNull(known.get(id));
    boolean rowsMoved = places.works(id, now.hasLeft() ? Optional.empty() : now.latestEmployment());
    if (rowsMoved) {
      List.copyOf(waiting.keySet())
          .forEach(one -> waits(one, waiting.getOrDefault(one, List.of())));
    }
    waits(id, Moved.of(shown.get(id), counted.get(id), now));
  }

  /** Notes what waits of a person, and in which rows. */
  private void waits(PersonId id, List<Moved> moved) {
    if (moved.isEmpty()) {
      waiting.remove(id);
      changes.remove(id);
      return;
    }
    waiting.put(id, moved);
    changes.put(id, moved.stream().map(one -> new Change(id, one.what(), rows(one))).toList());
    moved.forEach(one ->
        workplaceRows(one)
            .forEach(row -> byWorkplace.computeIfAbsent(row, none -> new HashSet<>()).add(id)));
  }

  /**
   * Shows what may be shown now of what waits at these people's workplaces, or of signatures and
   * certificates in their organisations. What waits elsewhere has not become more.
   */
  private void show(Set<PersonId> touched) {
    Set<PersonId> concerned = new LinkedHashSet<>(touched);
    for (PersonId id : touched) {
      waiting.getOrDefault(id, List.of()).stream()
          .flatMap(one -> workplaceRows(one).stream())
          .forEach(row -> concerned.addAll(byWorkplace.getOrDefault(row, Set.of())));
    }
    List<Change> all =
        concerned.stream().flatMap(id -> changes.getOrDefault(id, List.of()).stream()).toList();
    Map<PersonId, Set<String>> let = new LinkedHashMap<>();
    for (Change change : Discretion.showable(all)) {
      let.computeIfAbsent(change.person(), none -> new HashSet<>()).add(change.what());
    }
    let.forEach(this::settle);
    let.forEach(this::show);
  }

  private void settle(PersonId id, Set<String> what) {
    waiting.getOrDefault(id, List.of()).stream()
        .filter(one -> what.contains(one.what()))
        .flatMap(ShownPeople::employments)
        .flatMap(Optional::stream)
        .forEach(places::settle);
    if (!counted.containsKey(id)) {
      Objects.requireNonNull(known.get(id)).latestEmployment().ifPresent(places::settle);
    }
  }

  private Set<String> workplaceRows(Moved change) {
    return Stream.of(
            change.places().stream().map(this::finestRow),
            change.heads().all().map(places::workplaceRow),
            change.trained().stream().map(this::trainedRow))
        .flatMap(rows -> rows)
        .collect(Collectors.toSet());
  }

  private String finestRow(Moved.Place place) {
    return place.logged()
        ? places.row(place.kind(), place.at())
        : places.organisationRow(place.at());
  }

  private String trainedRow(Optional<Employment> at) {
    return "trained in " + places.organisationRow(at);
  }

  private static Stream<Optional<Employment>> employments(Moved change) {
    return Stream.of(
            change.places().stream().map(Moved.Place::at),
            change.heads().all(),
            change.trained().stream())
        .flatMap(places -> places);
  }

  private Set<String> rows(Moved change) {
    Set<String> rows = new HashSet<>(change.others());
    change
        .places()
        .forEach(place -> {
          rows.add(places.organisationRow(place.at()));
          rows.add(finestRow(place));
        });
    rows.addAll(
        change
            .heads()
            .moved(place ->
                Stream.of(places.organisationRow(place), places.workplaceRow(place))
                    .map(row -> "people in " + row)));
    change.trained().forEach(place -> rows.add(trainedRow(place)));
    return rows;
  }

  /** Shows some of what waited of a person. */
  private void show(PersonId id, Set<String> what) {
    PersonHours now = Objects.requireNonNull(known.get(id));
    PersonHours head = counted.get(id);
    boolean everything = what.contains(Moved.EVERYTHING);
    boolean complete =
        everything || what.contains(Moved.TRAINED) || head == null && what.contains(Moved.PLACE);
    PersonHours next =
        (everything ? now : partly(now, shown.get(id), what))
            .withCompleted(complete ? now.completed() : head == null ? null : head.completed());
    shown.put(id, next);
    if (everything || what.contains(Moved.PLACE) || head == null) {
      counted.put(id, next);
    } else if (head != null) {
      counted.put(id, next.countedAs(head));
    }
    takeUp(id);
  }

  private static PersonHours partly(
      PersonHours now, @Nullable PersonHours shownBefore, Set<String> what) {
    Map<SessionRef, Entry> then = Moved.bySession(shownBefore);
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : now.entries()) {
      Entry old = then.get(entry.session());
      if (entry.weighsAs(old) || what.contains(entry.session().id())) {
        entries.add(entry);
      } else if (old != null) {
        entries.add(old);
      }
    }
    Set<SessionRef> still = Moved.bySession(now).keySet();
    List<Entry> before = List.copyOf(then.values());
    for (int i = before.size() - 1; i >= 0; i--) {
      Entry gone = before.get(i);
      if (!still.contains(gone.session()) && !what.contains(gone.session().id())) {
        // Of two sessions at one time the first known counts, so it stays before what followed it.
        entries.add(
            i + 1 < before.size() ? positionOf(before.get(i + 1), entries) : entries.size(), gone);
      }
    }
    return now.withEntries(entries);
  }

  /** Where an entry of that session stands; at the end where there is none any more. */
  private static int positionOf(Entry entry, List<Entry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).session().equals(entry.session())) {
        return i;
      }
    }
    return entries.size();
  }

  /** Everyone who is counted, where the person is counted. */
  Collection<PersonHours> people() {
    return counted.values().stream().filter(one -> !one.isNobody()).toList();
  }

  /** Everyone of whom anything is shown, where the hours lie. */
  Collection<PersonHours> inHours() {
    return shown.values().stream().filter(one -> !one.isNobody()).toList();
  }

  /** The ids of workplaces and organisations that are shown only together with others. */
  Set<String> joinedPlaces() {
    return places.joined();
  }

  AtMonthsEnd atMonthsEnd(Trait trait) {
    return Objects.requireNonNull(traits.get(trait));
  }
}
