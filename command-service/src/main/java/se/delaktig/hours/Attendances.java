package se.delaktig.hours;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.delaktig.dialogue.command.Taken;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.Presence;
import se.delaktig.participants.event.PersonId;

/** What is said of the people in a session, as every kind of session takes it up. */
public final class Attendances {
  private Attendances() {}

  /** Why attendances are no sensible fact. */
  public enum Fault {
    /** Someone is listed twice. */
    PERSON_TWICE,
    /** Someone took part in less than a minute, or in more than the session lasted. */
    MINUTES_BEYOND_SESSION,
    /** Someone is not registered in the project. */
    UNKNOWN_PERSON
  }

  /** The first fault there is. */
  public static Optional<Fault> fault(
      List<Taken> taken, int sessionMinutes, Set<PersonId> registered) {
    Set<PersonId> once = new HashSet<>();
    for (Taken one : taken) {
      if (!once.add(one.person())) {
        return Optional.of(Fault.PERSON_TWICE);
      }
      if (one.presence() == Presence.PART
          && (one.minutes() < 1 || one.minutes() > sessionMinutes)) {
        return Optional.of(Fault.MINUTES_BEYOND_SESSION);
      }
    }
    return registered.containsAll(once) ? Optional.empty() : Optional.of(Fault.UNKNOWN_PERSON);
  }

  /** Whoever was present was there all the time, and whoever was away no minute of it. */
  public static List<Attendance> of(List<Taken> taken, int sessionMinutes) {
    return taken.stream()
        .map(one ->
            new Attendance(
                one.person(),
                one.presence(),
                switch (one.presence()) {
                  case PRESENT -> sessionMinutes;
                  case PART -> one.minutes();
                  case REPORTED_ABSENCE, ABSENT -> 0;
                }))
        .toList();
  }

  /** Who stood on the list before and does not stand there now. */
  public static List<PersonId> removed(List<Attendance> before, List<Attendance> now) {
    Set<PersonId> left = new HashSet<>();
    now.forEach(attendance -> left.add(attendance.person()));
    return before.stream()
        .map(Attendance::person)
        .filter(person -> !left.contains(person))
        .toList();
  }
}
