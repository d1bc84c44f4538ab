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
import java.util.function.Function;
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
import se.delaktig.project.event.ProjectPlan.ActivityKind;

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
  /** What a change of where somebody works is called; no session has such an id. */
  private static final String PLACE = " place";

  /** What it is called that somebody's training was declared complete. */
  private static final String TRAINED = " trained";

  /** What it is called when all that has changed of a person belongs together. */
  private static final String EVERYTHING = " everything";

  /**
   * People as they were shown at the end of a month.
   *
   * @param until the month's last day; absent before the first month has ended
   */
  record AtMonthsEnd(@Nullable LocalDate until, Map<PersonId, PersonHours> people) {}

  /**
   * What has changed of one person since it was last shown.
   *
   * @param places where it moves hours
   * @param heads where it may move the number of people
   * @param trained where it moves the number of those whose training is complete; that is told by
   *     organisation only
   * @param others months and activities in which it moves hours
   */
  private record Moved(
      String what,
      Set<Place> places,
      Heads heads,
      Set<Optional<Employment>> trained,
      Set<String> others) {}

  /**
   * Where somebody was counted and is to be counted; nowhere after having left. A row in which the
   * person stays is not moved, unless what is planned for the person is another.
   *
   * @param asWhole whether the row is moved in which the person stays
   */
  private record Heads(
      Set<Optional<Employment>> from, Set<Optional<Employment>> to, boolean asWhole) {
    static final Heads STAY = new Heads(Set.of(), Set.of(), false);

    static Heads of(@Nullable PersonHours head, PersonHours now) {
      return new Heads(
          places(head), places(now), head != null && head.preparand() != now.preparand());
    }

    private static Set<Optional<Employment>> places(@Nullable PersonHours person) {
      return person == null || isNobody(person) || hasLeft(person)
          ? Set.of()
          : Set.of(person.latestEmployment());
    }

    Stream<Optional<Employment>> all() {
      return Stream.of(from, to).flatMap(Set::stream);
    }

    /** The rows in which another number of people stands, of those that places have. */
    Set<String> moved(Function<Optional<Employment>, Stream<String>> rows) {
      Set<String> before = from.stream().flatMap(rows).collect(Collectors.toSet());
      Set<String> after = to.stream().flatMap(rows).collect(Collectors.toSet());
      return Stream.concat(before.stream(), after.stream())
          .filter(row -> asWhole || !before.contains(row) || !after.contains(row))
          .collect(Collectors.toSet());
    }
  }

  /**
   * Where hours of a kind lie: at an employment, or nowhere.
   *
   * @param logged whether it is the logged hours that move; by workplace only those are shown
   */
  private record Place(ActivityKind kind, Optional<Employment> at, boolean logged) {}

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
      if (then != person && !(person.entries().isEmpty() && bySession(then).isEmpty())) {
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
    Map<SessionRef, Entry> before = bySession(then);
    Map<SessionRef, Entry> after = bySession(now);
    return before.keySet().equals(after.keySet())
        && before.entrySet().stream()
            .allMatch(one -> same(one.getValue(), after.get(one.getKey())));
  }

  private void takeUp(PersonId id) {
    PersonHours now = Objects.requireNonNull(known.get(id));
    boolean rowsMoved = places.works(id, hasLeft(now) ? Optional.empty() : now.latestEmployment());
    if (rowsMoved) {
      List.copyOf(waiting.keySet())
          .forEach(one -> waits(one, waiting.getOrDefault(one, List.of())));
    }
    waits(id, changes(shown.get(id), counted.get(id), now));
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

  private static boolean hasLeft(PersonHours person) {
    return !person.employments().isEmpty()
        && person.employments().stream()
            .allMatch(e -> person.ended().containsKey(e.organisation()));
  }

  /** Whether it is what is left of a record that has gone into another. */
  private static boolean isNobody(PersonHours person) {
    return person.employments().isEmpty() && person.entries().isEmpty();
  }

  /**
   * What has changed of a person.
   *
   * @param before as the hours were shown
   * @param head as the person was counted; absent before that
   */
  private static List<Moved> changes(
      @Nullable PersonHours before, @Nullable PersonHours head, PersonHours now) {
    Map<SessionRef, Entry> then = bySession(before);
    Map<SessionRef, Entry> entries = bySession(now);
    boolean elsewhereNow = head == null || !samePlaces(head, now);
    Heads heads = elsewhereNow ? Heads.of(head, now) : Heads.STAY;
    List<Moved> changes = new ArrayList<>();
    boolean dragged = false;
    for (SessionRef session : sessions(then, entries)) {
      Entry old = then.get(session);
      Entry entry = entries.get(session);
      boolean elsewhere =
          before != null
              && old != null
              && (!place(before, old).equals(place(now, old))
                  || entry != null && !place(before, old).equals(place(now, entry)));
      if (elsewhere || !same(old, entry)) {
        Set<Place> at = new HashSet<>();
        Set<String> others = new HashSet<>();
        boolean logged = elsewhere || old == null || entry == null || !old.isLoggedAs(entry);
        moved(before, old, logged, at, others);
        moved(now, entry, logged, at, others);
        changes.add(new Moved(session.id(), at, Heads.STAY, Set.of(), others));
        dragged |= elsewhere;
      }
    }
    Set<Optional<Employment>> trained = trained(head, now);
    if (dragged || movesAsTrained(head, now) || becomesTrainedElsewhere(head, now, trained)) {
      return List.of(asOne(changes, heads, trained));
    }
    if (head == null) {
      Set<String> gone = hasLeft(now) ? Set.of("people who have left") : Set.of();
      changes.add(new Moved(PLACE, Set.of(), heads, trained, gone));
      return changes;
    }
    if (elsewhereNow) {
      changes.add(new Moved(PLACE, Set.of(), heads, Set.of(), Set.of()));
    }
    if (!trained.isEmpty()) {
      changes.add(new Moved(TRAINED, Set.of(), Heads.STAY, trained, Set.of()));
    }
    return changes;
  }

  /** Where the number of those moves whose training is complete. */
  private static Set<Optional<Employment>> trained(@Nullable PersonHours before, PersonHours now) {
    boolean was = before != null && before.completed() != null;
    boolean is = now.completed() != null;
    if (was == is && !movesAsTrained(before, now)) {
      return Set.of();
    }
    Set<Optional<Employment>> trained = new HashSet<>();
    if (before != null && was) {
      trained.add(before.latestEmployment());
    }
    if (is) {
      trained.add(now.latestEmployment());
    }
    return trained;
  }

  /** Whether somebody who is shown as trained has come to another organisation. */
  private static boolean movesAsTrained(@Nullable PersonHours before, PersonHours now) {
    return before != null
        && before.completed() != null
        && !before
            .latestEmployment()
            .map(Employment::organisation)
            .equals(now.latestEmployment().map(Employment::organisation));
  }

  /** Whether somebody's training is complete who is still counted in another organisation. */
  private static boolean becomesTrainedElsewhere(
      @Nullable PersonHours head, PersonHours now, Set<Optional<Employment>> trained) {
    return head != null
        && !trained.isEmpty()
        && !head.latestEmployment()
            .map(Employment::organisation)
            .equals(now.latestEmployment().map(Employment::organisation));
  }

  private static Set<SessionRef> sessions(
      Map<SessionRef, Entry> then, Map<SessionRef, Entry> entries) {
    Set<SessionRef> sessions = new LinkedHashSet<>(then.keySet());
    sessions.addAll(entries.keySet());
    return sessions;
  }

  private static Optional<Employment> place(PersonHours person, Entry entry) {
    return person.employmentOn(entry.date(), entry.workplace());
  }

  /** Where another place moves hours that were shown, all is shown at once or nothing. */
  private static Moved asOne(List<Moved> changes, Heads heads, Set<Optional<Employment>> trained) {
    return new Moved(
        EVERYTHING,
        changes.stream().flatMap(one -> one.places().stream()).collect(Collectors.toSet()),
        heads,
        trained,
        changes.stream().flatMap(one -> one.others().stream()).collect(Collectors.toSet()));
  }

  private static boolean same(@Nullable Entry before, @Nullable Entry now) {
    return before == null ? now == null : before.weighsAs(now);
  }

  private static Map<SessionRef, Entry> bySession(@Nullable PersonHours person) {
    return person == null
        ? Map.of()
        : person.entries().stream()
            .collect(
                Collectors.toMap(Entry::session, entry -> entry, (a, b) -> b, LinkedHashMap::new));
  }

  private static void moved(
      @Nullable PersonHours person,
      @Nullable Entry entry,
      boolean logged,
      Set<Place> at,
      Set<String> others) {
    if (person != null && entry != null && entry.presence().attended()) {
      at.add(new Place(entry.session().kind(), place(person, entry), logged));
      others.add("month " + YearMonth.from(entry.date()));
      others.add("activity " + entry.session().kind());
    }
  }

  private static boolean samePlaces(PersonHours before, PersonHours now) {
    return before.employments().equals(now.employments())
        && before.ended().equals(now.ended())
        && before.breaks().equals(now.breaks())
        && before.preparand() == now.preparand();
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

  private String finestRow(Place place) {
    return place.logged()
        ? places.row(place.kind(), place.at())
        : places.organisationRow(place.at());
  }

  private String trainedRow(Optional<Employment> at) {
    return "trained in " + places.organisationRow(at);
  }

  private static Stream<Optional<Employment>> employments(Moved change) {
    return Stream.of(
            change.places().stream().map(Place::at),
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
    boolean everything = what.contains(EVERYTHING);
    boolean complete = everything || what.contains(TRAINED) || head == null && what.contains(PLACE);
    PersonHours next =
        (everything ? now : partly(now, shown.get(id), what))
            .withCompleted(complete ? now.completed() : head == null ? null : head.completed());
    shown.put(id, next);
    if (everything || what.contains(PLACE) || head == null) {
      counted.put(id, next);
    } else if (head != null) {
      counted.put(id, next.countedAs(head));
    }
    takeUp(id);
  }

  private static PersonHours partly(
      PersonHours now, @Nullable PersonHours shownBefore, Set<String> what) {
    Map<SessionRef, Entry> then = bySession(shownBefore);
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : now.entries()) {
      Entry old = then.get(entry.session());
      if (entry.weighsAs(old) || what.contains(entry.session().id())) {
        entries.add(entry);
      } else if (old != null) {
        entries.add(old);
      }
    }
    Set<SessionRef> still = bySession(now).keySet();
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
    return counted.values().stream().filter(one -> !isNobody(one)).toList();
  }

  /** Everyone of whom anything is shown, where the hours lie. */
  Collection<PersonHours> inHours() {
    return shown.values().stream().filter(one -> !isNobody(one)).toList();
  }

  /** The ids of workplaces and organisations that are shown only together with others. */
  Set<String> joinedPlaces() {
    return places.joined();
  }

  AtMonthsEnd atMonthsEnd(Trait trait) {
    return Objects.requireNonNull(traits.get(trait));
  }
}
