package se.delaktig.personregister;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
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

  private final ConcurrentSkipListSet<Name> names = new ConcurrentSkipListSet<>();
  private final ReentrantLock reading = new ReentrantLock();
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
    String[] words = wanted.strip().split(" ");
    List<PersonId> whole = new ArrayList<>();
    List<PersonId> beginning = new ArrayList<>();
    List<PersonId> within = new ArrayList<>();
    for (Name name : names) {
      if ((alsoProtected || !name.protectedIdentity()) && holdsAll(name, "", words)) {
        List<PersonId> group =
            name.isCalled(wanted) ? whole : holdsAll(name, " ", words) ? beginning : within;
        if (group.size() < max) {
          group.add(name.person());
        }
      }
    }
    return Stream.of(whole, beginning, within).flatMap(List::stream).limit(max).toList();
  }

  private static boolean holdsAll(Name name, String before, String[] words) {
    for (String word : words) {
      if (!name.givenFirst().contains(before + word)) {
        return false;
      }
    }
    return true;
  }

  Optional<PersonId> called(String fullName) {
    String wanted = Name.folded(fullName);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    refresh();
    List<Name> namesakes = names.stream().filter(name -> name.isCalled(wanted)).limit(2).toList();
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
    names.clear();
    known.clear();
    underway.clear();
    position = changes.head(project);
    changes.underway(project).stream()
        .filter(change -> !change.settled())
        .forEach(change -> underway.add(change.number()));
    persons.each(project, this::put);
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

  private void read(Collection<PersonId> touched) {
    Map<PersonId, PersonDetails> now = persons.details(project, touched);
    for (PersonId person : touched) {
      PersonDetails details = now.get(person);
      if (details == null) {
        remove(person);
      } else {
        put(person, details);
      }
    }
  }

  private void put(PersonId person, PersonDetails details) {
    Name name = Name.of(person, details);
    Name before = known.put(person, name);
    if (before != null) {
      names.remove(before);
    }
    names.add(name);
  }

  private void remove(PersonId person) {
    Name before = known.remove(person);
    if (before != null) {
      names.remove(before);
    }
  }
}
