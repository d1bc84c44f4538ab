package se.delaktig.personregister;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/**
 * A project's names in memory, read whole once and from then on change by change, so that none of
 * them need lie readable on a disk.
 */
final class ProjectNames {
  private final ProjectId project;
  private final Persons persons;
  private final Changes changes;

  /** In alphabetical order; never altered, so that many can search while changes are read. */
  private volatile Name[] searched = {};

  /** One at a time reads what has changed; what follows is touched only by that one. */
  private final ReentrantLock reading = new ReentrantLock();

  private final TreeSet<Name> names = new TreeSet<>();
  private final Map<PersonId, Name> known = new HashMap<>();
  private final Set<Long> underway = new HashSet<>();
  private boolean loaded;
  private long position;

  ProjectNames(ProjectId project, Persons persons, Changes changes) {
    this.project = project;
    this.persons = persons;
    this.changes = changes;
  }

  List<PersonId> holding(String nameOrPart, int max, boolean alsoProtected) {
    String wanted = Name.folded(nameOrPart);
    if (wanted.isEmpty()) {
      return List.of();
    }
    refresh();
    List<String> parts = List.of(wanted.strip().split(" "));
    List<String> beginnings = parts.stream().map(part -> " " + part).toList();
    List<PersonId> whole = new ArrayList<>();
    List<PersonId> beginning = new ArrayList<>();
    List<PersonId> within = new ArrayList<>();
    long letters = Name.letters(wanted);
    for (Name name : searched) {
      if (!name.hasLetters(letters) || name.protectedIdentity() && !alsoProtected) {
        continue;
      }
      // a group that is full hides all that comes after it: no need to look closer
      if (name.isCalled(wanted)) {
        whole.add(name.person());
      } else if (beginning.size() < max && name.holdsAll(beginnings)) {
        beginning.add(name.person());
      } else if (beginning.size() < max && within.size() < max && name.holdsAll(parts)) {
        within.add(name.person());
      }
    }
    return Stream.of(whole, beginning, within).flatMap(List::stream).limit(max).toList();
  }

  Optional<PersonId> called(String fullName) {
    String wanted = Name.folded(fullName);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    refresh();
    List<Name> namesakes =
        Arrays.stream(searched).filter(name -> name.isCalled(wanted)).limit(2).toList();
    return namesakes.size() == 1 ? Optional.of(namesakes.getFirst().person()) : Optional.empty();
  }

  /** Whether a text holds the full name of somebody whose identity is protected. */
  boolean protectedOnesIn(String text) {
    refresh();
    String folded = Name.folded(text) + " ";
    return Arrays.stream(searched)
        .anyMatch(name -> name.protectedIdentity() && name.isNamedIn(folded));
  }

  /** Those with a protected identity come last, in an order that tells nothing of their names. */
  List<PersonId> inOrder() {
    refresh();
    List<PersonId> order = new ArrayList<>();
    List<PersonId> hidden = new ArrayList<>();
    for (Name name : searched) {
      (name.protectedIdentity() ? hidden : order).add(name.person());
    }
    hidden.sort(Comparator.comparing(PersonId::value));
    order.addAll(hidden);
    return order;
  }

  private void refresh() {
    reading.lock();
    try {
      boolean hasAll = loaded;
      // should reading fail half-way, the next search begins from the start
      loaded = false;
      if (hasAll) {
        readChanges();
      } else {
        load();
      }
      loaded = true;
    } finally {
      reading.unlock();
    }
  }

  /** The position is taken before the people are read: what changes meanwhile is read again. */
  private void load() {
    position = changes.head(project);
    underway.clear();
    changes.underway(project).stream()
        .filter(change -> !change.settled())
        .forEach(change -> underway.add(change.number()));
    Map<PersonId, Name> all = new HashMap<>();
    persons.each(project, (person, details) -> all.put(person, Name.of(person, details)));
    names.clear();
    known.clear();
    replace(List.of(), all);
  }

  private void readChanges() {
    Set<PersonId> touched = new HashSet<>();
    if (!underway.isEmpty()) {
      // a change seen settled is read once more now, and then never again
      note(changes.read(project, List.copyOf(underway)), touched);
    }
    List<Changes.Change> next = changes.after(project, position);
    while (!next.isEmpty()) {
      note(next, touched);
      position = next.getLast().number();
      next = changes.after(project, position);
    }
    if (!touched.isEmpty()) {
      read(touched);
    }
  }

  private void note(List<Changes.Change> read, Set<PersonId> touched) {
    for (Changes.Change change : read) {
      touched.addAll(change.persons());
      if (change.settled()) {
        underway.remove(change.number());
      } else {
        underway.add(change.number());
      }
    }
  }

  private void read(Set<PersonId> touched) {
    Map<PersonId, Name> now = new HashMap<>();
    persons
        .details(project, touched)
        .forEach((person, details) -> now.put(person, Name.of(person, details)));
    replace(touched, now);
  }

  /** Takes out what these people were called and puts in what they are called now. */
  void replace(Collection<PersonId> touched, Map<PersonId, Name> now) {
    for (PersonId person : touched) {
      Name before = known.remove(person);
      if (before != null) {
        names.remove(before);
      }
    }
    known.putAll(now);
    names.addAll(now.values());
    searched = names.toArray(Name[]::new);
  }
}
