package se.delaktig.personregister;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
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

  /** Many search at once; nobody searches while names are taken out and put in. */
  private final ReentrantReadWriteLock searching = new ReentrantReadWriteLock();

  private final TreeSet<Name> names = new TreeSet<>();
  private final Map<PersonId, Name> known = new HashMap<>();

  /** One at a time reads what has changed, while the others still search. */
  private final ReentrantLock reading = new ReentrantLock();

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
    searching.readLock().lock();
    try {
      for (Name name : names) {
        if ((alsoProtected || !name.protectedIdentity()) && name.holdsAll(parts)) {
          List<PersonId> group =
              name.isCalled(wanted) ? whole : name.holdsAll(beginnings) ? beginning : within;
          if (group.size() < max) {
            group.add(name.person());
          }
        }
      }
    } finally {
      searching.readLock().unlock();
    }
    return Stream.of(whole, beginning, within).flatMap(List::stream).limit(max).toList();
  }

  Optional<PersonId> called(String fullName) {
    String wanted = Name.folded(fullName);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    refresh();
    List<Name> namesakes;
    searching.readLock().lock();
    try {
      namesakes = names.stream().filter(name -> name.isCalled(wanted)).limit(2).toList();
    } finally {
      searching.readLock().unlock();
    }
    return namesakes.size() == 1 ? Optional.of(namesakes.getFirst().person()) : Optional.empty();
  }

  private void refresh() {
    reading.lock();
    try {
      if (loaded) {
        readChanges();
      } else {
        load();
      }
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
    replace(List.of(), all);
    loaded = true;
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
    searching.writeLock().lock();
    try {
      for (PersonId person : touched) {
        Name before = known.remove(person);
        if (before != null) {
          names.remove(before);
        }
      }
      known.putAll(now);
      names.addAll(now.values());
    } finally {
      searching.writeLock().unlock();
    }
  }
}
