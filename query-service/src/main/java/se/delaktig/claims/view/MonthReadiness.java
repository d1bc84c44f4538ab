package se.delaktig.claims.view;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import se.delaktig.budget.view.StaffCounting;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Reason;
import se.delaktig.training.view.TrainingOccasion;

/**
 * How ready a month is to be closed: what is planned and not logged, what waits for a signature or
 * a certificate, and which posts have no hours.
 *
 * @param places every place with anything in the month, what lacks most first
 * @param toBeHeld titles of training sessions whose attendance is not recorded
 * @param postsWithoutTime posts of the plan without hours in the month
 * @param unsignedReports posts whose time report lacks a signature that the rules want
 */
public record MonthReadiness(
    YearMonth month,
    List<Place> places,
    List<String> toBeHeld,
    List<String> postsWithoutTime,
    List<String> unsignedReports) {

  /**
   * One workplace in the month.
   *
   * @param workplace its id; empty where hours belong to none
   * @param toBeLogged planned sessions that are not logged
   * @param certified minutes that count
   * @param unsigned minutes that wait for the participants
   * @param uncertified minutes that wait for the manager
   * @param other minutes that do not count for another reason
   */
  public record Place(
      String workplace, int toBeLogged, int certified, int unsigned, int uncertified, int other) {
    /** Whether somebody has something to do. */
    public boolean lacks() {
      return toBeLogged + unsigned + uncertified > 0;
    }

    private int weight() {
      return toBeLogged * 10_000 + unsigned + uncertified;
    }
  }

  public static MonthReadiness of(
      ProjectState state,
      YearMonth month,
      Collection<CountedEntry> entries,
      Collection<SessionHistory> sessions,
      Collection<TrainingOccasion> training) {
    Map<String, List<CountedEntry>> byPlace = new TreeMap<>();
    for (CountedEntry one : entries) {
      if (one.month().equals(month)) {
        byPlace.computeIfAbsent(one.workplaceKey(), none -> new ArrayList<>()).add(one);
      }
    }
    Map<String, Integer> toBeLogged = new HashMap<>();
    for (SessionHistory session : sessions) {
      if (session.toBeLogged() && YearMonth.from(session.date()).equals(month)) {
        toBeLogged.merge(session.workplace().value(), 1, Integer::sum);
      }
    }
    Set<String> all = new HashSet<>(byPlace.keySet());
    all.addAll(toBeLogged.keySet());
    List<Place> places = new ArrayList<>();
    for (String place : all) {
      List<CountedEntry> those = byPlace.getOrDefault(place, List.of());
      places.add(
          new Place(
              place,
              toBeLogged.getOrDefault(place, 0),
              those.stream().mapToInt(CountedEntry::certifiedMinutes).sum(),
              minutes(those, reason -> reason == Reason.UNSIGNED),
              minutes(those, reason -> reason == Reason.UNCERTIFIED),
              minutes(those, reason -> !reason.waits())));
    }
    places.sort(
        java.util.Comparator.comparingInt(Place::weight)
            .reversed()
            .thenComparing(Place::workplace));
    return new MonthReadiness(
        month,
        List.copyOf(places),
        training.stream()
            .filter(one -> one.stands() && one.held().isEmpty())
            .filter(one -> YearMonth.from(one.date()).equals(month))
            .map(TrainingOccasion::title)
            .sorted()
            .toList(),
        PostWithoutReport.of(state, List.of(month)).stream().map(PostWithoutReport::role).toList(),
        unsigned(state, month));
  }

  private static int minutes(List<CountedEntry> entries, Predicate<Reason> of) {
    return entries.stream()
        .flatMap(one -> one.leftOut().stream())
        .filter(left -> of.test(left.reason()))
        .mapToInt(CountedEntry.LeftOut::minutes)
        .sum();
  }

  private static List<String> unsigned(ProjectState state, YearMonth month) {
    return StaffCounting.of(state.programme(), state.times()).stream()
        .filter(one -> one.month().equals(month))
        .filter(one -> one.leftOut().stream().anyMatch(left -> left.reason().waits()))
        .map(one -> one.time().role())
        .distinct()
        .sorted()
        .toList();
  }

  public boolean complete() {
    return places.stream().noneMatch(Place::lacks)
        && toBeHeld.isEmpty()
        && postsWithoutTime.isEmpty()
        && unsignedReports.isEmpty();
  }

  /** The sum of something over all places. */
  public int sum(java.util.function.ToIntFunction<Place> of) {
    return places.stream().mapToInt(of).sum();
  }
}
