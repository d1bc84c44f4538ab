package se.delaktig.hours.view;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.view.PersonHours.Entry;
import se.delaktig.participants.event.Employment;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/**
 * What has changed of one person since it was last shown.
 *
 * @param places where it moves hours
 * @param heads where it may move the number of people
 * @param trained where it moves the number of those whose training is complete; that is told by
 *     organisation only
 * @param others months and activities in which it moves hours
 */
record Moved(
    String what,
    Set<Place> places,
    Heads heads,
    Set<Optional<Employment>> trained,
    Set<String> others) {
  /** What a change of where somebody works is called; no session has such an id. */
  static final String PLACE = " place";

  /** What it is called that somebody's training was declared complete. */
  static final String TRAINED = " trained";

  /** What it is called when all that has changed of a person belongs together. */
  static final String EVERYTHING = " everything";

  /**
   * Where hours of a kind lie: at an employment, or nowhere.
   *
   * @param logged whether it is the logged hours that move; by workplace only those are shown
   */
  record Place(ActivityKind kind, Optional<Employment> at, boolean logged) {}

  /**
   * What has changed of a person.
   *
   * @param before as the hours were shown
   * @param head as the person was counted; absent before that
   */
  static List<Moved> of(@Nullable PersonHours before, @Nullable PersonHours head, PersonHours now) {
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
      Set<String> gone = now.hasLeft() ? Set.of("people who have left") : Set.of();
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

  static boolean same(@Nullable Entry before, @Nullable Entry now) {
    return before == null ? now == null : before.weighsAs(now);
  }

  static Map<SessionRef, Entry> bySession(@Nullable PersonHours person) {
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
}
