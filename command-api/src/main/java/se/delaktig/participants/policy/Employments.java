package se.delaktig.participants.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.Employment;

/**
 * Where somebody works and has worked.
 *
 * @param places every place, oldest first
 * @param ended last day by employer, of those that have been left
 * @param breaks the time between leaving an employer and coming back to it
 */
public record Employments(
    List<Employment> places, Map<OrganisationId, LocalDate> ended, List<Break> breaks) {
  public static Employments none() {
    return new Employments(List.of(), Map.of(), List.of());
  }

  /** The same with a place from its first day on; who had left that employer has come back. */
  public Employments with(Employment employment) {
    List<Employment> next = new ArrayList<>(places);
    next.add(employment);
    Map<OrganisationId, LocalDate> stillEnded = new HashMap<>(ended);
    LocalDate left = stillEnded.remove(employment.organisation());
    Stream<Break> since =
        left == null
            ? Stream.empty()
            : Stream.of(new Break(employment.organisation(), left, employment.from()));
    return new Employments(
        List.copyOf(next),
        Map.copyOf(stillEnded),
        Stream.concat(breaks.stream().map(one -> one.until(employment)), since)
            .filter(Break::lasts)
            .toList());
  }

  /** The same when an employer has been left. */
  public Employments left(OrganisationId organisation, LocalDate lastDay) {
    Map<OrganisationId, LocalDate> next = new HashMap<>(ended);
    next.put(organisation, lastDay);
    return new Employments(places, Map.copyOf(next), breaks);
  }

  /**
   * The same person's with those that another record has. Of two from one day this record's comes
   * last, and so holds. An employment is over, or broken off, when all say so that have it.
   */
  public Employments joined(Employments other) {
    List<Employment> both = new ArrayList<>(other.places);
    both.addAll(places);
    both.sort(Comparator.comparing(Employment::from));
    List<OrganisationId> employers =
        both.stream().map(Employment::organisation).distinct().toList();
    return new Employments(List.copyOf(both), over(other, employers), brokenOff(other, employers));
  }

  private Map<OrganisationId, LocalDate> over(Employments other, List<OrganisationId> employers) {
    Map<OrganisationId, LocalDate> over = new HashMap<>();
    for (OrganisationId employer : employers) {
      if (!goesOn(employer) && !other.goesOn(employer)) {
        LocalDate mine = ended.getOrDefault(employer, LocalDate.MIN);
        LocalDate theirs = other.ended.getOrDefault(employer, LocalDate.MIN);
        over.put(employer, mine.isBefore(theirs) ? theirs : mine);
      }
    }
    return Map.copyOf(over);
  }

  private List<Break> brokenOff(Employments other, List<OrganisationId> employers) {
    List<Break> both = new ArrayList<>();
    for (OrganisationId employer : employers) {
      for (Break mine : apartFrom(employer)) {
        other.apartFrom(employer).stream()
            .map(mine::withinBoth)
            .filter(Break::lasts)
            .filter(Break::lies)
            .forEach(both::add);
      }
    }
    return List.copyOf(both);
  }

  /** All time that is not at an employer: before, between and after. */
  private List<Break> apartFrom(OrganisationId organisation) {
    List<Break> apart = new ArrayList<>();
    LocalDate first =
        at(organisation).map(Employment::from).min(Comparator.naturalOrder()).orElse(LocalDate.MAX);
    apart.add(new Break(organisation, LocalDate.MIN, first));
    breaks.stream().filter(one -> one.organisation().equals(organisation)).forEach(apart::add);
    LocalDate last = ended.get(organisation);
    if (last != null) {
      apart.add(new Break(organisation, last, LocalDate.MAX));
    }
    return apart;
  }

  /** Whether an employer has somebody who has not left it. */
  public boolean goesOn(OrganisationId organisation) {
    return !ended.containsKey(organisation) && at(organisation).findAny().isPresent();
  }

  private Stream<Employment> at(OrganisationId organisation) {
    return places.stream().filter(one -> one.organisation().equals(organisation));
  }

  /** The employers, in the order in which each came first. */
  public List<OrganisationId> employers() {
    return places.stream().map(Employment::organisation).distinct().toList();
  }

  /** The last place at an employer, left or not. */
  public Optional<Employment> latest(OrganisationId organisation) {
    return at(organisation).reduce((older, newer) -> newer);
  }

  /** The place at each employer that the person works at on a day. */
  public List<Employment> on(LocalDate day) {
    List<Employment> then = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Employment there = isFirstAtEmployer(i) ? at(places.get(i).organisation(), day) : null;
      if (there != null) {
        then.add(there);
      }
    }
    return List.copyOf(then);
  }

  private boolean isFirstAtEmployer(int place) {
    OrganisationId employer = places.get(place).organisation();
    for (int i = 0; i < place; i++) {
      if (places.get(i).organisation().equals(employer)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Employment at(OrganisationId organisation, LocalDate day) {
    LocalDate last = ended.get(organisation);
    if (last != null && day.isAfter(last)) {
      return null;
    }
    for (Break one : breaks) {
      if (one.organisation().equals(organisation) && one.holds(day)) {
        return null;
      }
    }
    Employment latest = null;
    for (Employment one : places) {
      if (one.organisation().equals(organisation) && !one.from().isAfter(day)) {
        latest = one;
      }
    }
    return latest;
  }

  /**
   * The one place on a day: a workplace that is asked for, where it is one of the person's then;
   * otherwise at the employer that came last.
   */
  public Optional<Employment> on(LocalDate day, @Nullable WorkplaceId preferred) {
    // asked for every session of every person: without a stream
    Employment last = null;
    for (Employment one : on(day)) {
      if (one.workplace().equals(preferred)) {
        return Optional.of(one);
      }
      last = one;
    }
    return Optional.ofNullable(last);
  }
}
