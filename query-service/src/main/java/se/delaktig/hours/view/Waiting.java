package se.delaktig.hours.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.view.Programme;

/**
 * Hours of one person in one session that wait for somebody's act. Either act may come first.
 *
 * @param unsigned whether the participant has yet to sign, or to sign in a way that is valid
 * @param uncertified whether somebody has yet to certify, or to certify in a way that is valid
 * @param disputed whether someone has said that they are wrong; until that is settled they wait for
 *     a correction or a new signature, and nobody is asked to certify them
 * @param manager who is responsible for the person's workplace that day
 * @param certifier who is asked to certify
 * @param route why it is that one, or nobody
 */
public record Waiting(
    CountedEntry counted,
    boolean unsigned,
    boolean uncertified,
    boolean disputed,
    Optional<PersonId> manager,
    Optional<PersonId> certifier,
    Route route) {
  private static final Set<Reason> UNPROVEN =
      EnumSet.of(
          Reason.DISPUTED,
          Reason.UNSIGNED,
          Reason.SIGNATURE_NOT_VALID,
          Reason.UNCERTIFIED,
          Reason.CERTIFICATE_NOT_VALID);

  /** How the one who certifies is found. */
  public enum Route {
    /** The manager of the person's workplace. */
    MANAGER,
    /** The manager's own hours go to whom the project leader has named. */
    OWN_HOURS_TO_NAMED,
    /** Hours that the manager logged go to whom the project leader has named. */
    LOGGED_TO_NAMED,
    /** The manager's own hours, and nobody has been named for them. */
    OWN_HOURS_TO_NOBODY,
    /** Hours that the manager logged, and nobody has been named for them. */
    LOGGED_TO_NOBODY,
    /** The workplace has no manager that day. */
    NO_MANAGER;

    /** The key of its text in the message bundles. */
    public String key() {
      return "hours.route." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether somebody must be named before the hours can be certified. */
    public boolean stuck() {
      return this == OWN_HOURS_TO_NOBODY || this == LOGGED_TO_NOBODY || this == NO_MANAGER;
    }
  }

  /** All that waits in a project, oldest first. */
  public static List<Waiting> in(Programme programme, Collection<PersonHours> records) {
    List<CountedEntry> entries = new ArrayList<>();
    PersonHours.people(records, programme.records())
        .forEach(person -> entries.addAll(Counting.of(person, programme)));
    return in(programme, entries);
  }

  /** The same of hours that have been counted already. */
  public static List<Waiting> in(HoursStatement statement) {
    return in(statement.programme(), statement.entries());
  }

  private static List<Waiting> in(Programme programme, List<CountedEntry> entries) {
    List<Waiting> waiting = new ArrayList<>();
    for (CountedEntry counted : entries) {
      of(counted, programme).ifPresent(waiting::add);
    }
    waiting.sort(
        Comparator.<Waiting, java.time.LocalDate>comparing(w -> w.counted().entry().date())
            .thenComparing(w -> w.counted().entry().start()));
    return List.copyOf(waiting);
  }

  private static Optional<Waiting> of(CountedEntry counted, Programme programme) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    counted.leftOut().forEach(left -> reasons.add(left.reason()));
    WorkplaceId workplace = counted.workplace();
    reasons.retainAll(UNPROVEN);
    if (reasons.isEmpty() || workplace == null) {
      return Optional.empty();
    }
    PersonHours.Entry entry = counted.entry();
    PersonId person = counted.person().person();
    Places places = programme.placesByPerson();
    @Nullable PersonId loggedBy =
        programme.grants().personOf(entry.loggedBy()).map(programme.records()::whose).orElse(null);
    Optional<PersonId> manager = places.managerOf(workplace, entry.date());
    Optional<PersonId> certifier =
        places
            .certifierOf(person, workplace, entry.date(), loggedBy)
            .filter(who -> !who.equals(person) && !who.equals(loggedBy));
    return Optional.of(
        new Waiting(
            counted,
            entry.signed() == null || reasons.contains(Reason.SIGNATURE_NOT_VALID),
            entry.certified() == null || reasons.contains(Reason.CERTIFICATE_NOT_VALID),
            entry.disputed() != null,
            manager,
            certifier,
            route(person, loggedBy, manager, certifier)));
  }

  private static Route route(
      PersonId person,
      @Nullable PersonId loggedBy,
      Optional<PersonId> manager,
      Optional<PersonId> certifier) {
    if (manager.isEmpty()) {
      return Route.NO_MANAGER;
    }
    if (manager.get().equals(person)) {
      return certifier.isPresent() ? Route.OWN_HOURS_TO_NAMED : Route.OWN_HOURS_TO_NOBODY;
    }
    if (manager.get().equals(loggedBy)) {
      return certifier.isPresent() ? Route.LOGGED_TO_NAMED : Route.LOGGED_TO_NOBODY;
    }
    return Route.MANAGER;
  }

  public int minutes() {
    return counted.entry().minutes();
  }

  /** Whether this one is asked to certify it now. */
  public boolean isFor(PersonId who) {
    return uncertified && !disputed && certifier.filter(who::equals).isPresent();
  }
}
