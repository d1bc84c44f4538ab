package se.delaktig.goals.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Ended;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/**
 * How far the activity targets are reached, parted by something. The rows add up to the whole.
 *
 * <p>For those who see no people a number is given only when nobody or at least five people are
 * behind it: parts with few in any number are joined, so that no row is what a total and the other
 * rows leave over, and a target that few have reached in all is not told in parts.
 *
 * @param rows the parts, in their order; joined ones last
 * @param until the day that the parts hold for, where that is the end of a month
 * @param since what has changed since that month, below 0 where it has become less; absent where
 *     the parts are of the day
 * @param whole all of them together
 */
public record Attainment(
    List<Row> rows, @Nullable LocalDate until, @Nullable Row since, Row whole) {
  /** Key of the row for what has changed since the end of a month. */
  public static final String SINCE = "since";

  /** Key of the row for all of it. */
  public static final String ALL = "all";

  /**
   * A part.
   *
   * @param key what those in it have in common; {@link Figure#JOINED} for several parts
   * @param parts how many parts it stands for
   * @param reached people or minutes by target; a target that is not told is absent
   */
  public record Row(String key, int parts, Map<Target, Integer> reached) {}

  /** Every row: the parts, and what has changed since. */
  public List<Row> all() {
    return Stream.concat(rows.stream(), Stream.ofNullable(since)).toList();
  }

  /** As those see it who may see the people. */
  static Attainment of(HoursStatement hours, PartedBy by) {
    List<Group> groups = groups(hours, by);
    Set<Target> all = EnumSet.allOf(Target.class);
    return new Attainment(
        groups.stream().map(group -> group.row(1, all)).toList(),
        null,
        null,
        Group.together(ALL, groups).row(groups.size(), all));
  }

  /**
   * As those see it who see no people.
   *
   * @param then what may be parted: as it is, or as it was shown at the end of a month
   * @param today all that may be shown today
   * @param numbersOnly whether the reader sees it as at the end of a month
   */
  static Attainment withoutSmallGroups(
      Ended then, HoursStatement today, boolean numbersOnly, PartedBy by) {
    List<Group> groups = groups(then.hours(), by);
    Group before = Group.together(ALL, groups);
    Group whole = Group.together(ALL, groups(today, by));
    Set<Target> told = EnumSet.allOf(Target.class);
    told.removeIf(target -> before.few(target) || whole.few(target));
    List<Row> rows = rows(groups, told);
    return new Attainment(
        rows, then.until(), numbersOnly ? since(before, whole, told) : null, whole.row(1, told));
  }

  /**
   * As those see it who see numbers only, by what is settled once for all. Nothing is joined by its
   * size: a part that was would be seen, when it grows, in what the joined row loses. A target of
   * which any row is about few people is not told in parts.
   *
   * @param together keys of the parts that are shown only together
   */
  static Attainment settled(HoursStatement hours, Set<String> together, PartedBy by) {
    List<Group> groups = groups(hours, by);
    List<Group> joined = groups.stream().filter(group -> together.contains(group.key())).toList();
    List<Group> shown = new ArrayList<>(groups);
    shown.removeAll(joined);
    if (!joined.isEmpty()) {
      shown.add(Group.together(Figure.JOINED, joined));
    }
    Set<Target> told = EnumSet.allOf(Target.class);
    told.removeIf(target -> shown.stream().anyMatch(group -> group.few(target)));
    return new Attainment(
        shown.stream()
            .map(group -> group.row(group.key().equals(Figure.JOINED) ? joined.size() : 1, told))
            .toList(),
        null,
        null,
        Group.together(ALL, groups).row(groups.size(), told));
  }

  private static Row since(Group before, Group whole, Set<Target> told) {
    Map<Target, Integer> changed = new EnumMap<>(Target.class);
    told.forEach(target -> changed.put(target, whole.reached(target) - before.reached(target)));
    return new Row(SINCE, 1, Collections.unmodifiableMap(changed));
  }

  /** Joins parts until no number of any is about few; either none or at least two. */
  private static List<Row> rows(List<Group> groups, Set<Target> told) {
    List<Group> bySize =
        new ArrayList<>(groups.stream().sorted(Comparator.comparingInt(Group::size)).toList());
    List<Group> joined =
        new ArrayList<>(bySize.stream().filter(group -> !group.tells(told)).toList());
    bySize.removeAll(joined);
    while (!joined.isEmpty()
        && !bySize.isEmpty()
        && (joined.size() == 1 || !Group.together(Figure.JOINED, joined).tells(told))) {
      joined.add(bySize.removeFirst());
    }
    List<Row> rows = new ArrayList<>();
    groups.stream()
        .filter(group -> !joined.contains(group))
        .forEach(group -> rows.add(group.row(1, told)));
    if (!joined.isEmpty()) {
      rows.add(Group.together(Figure.JOINED, joined).row(joined.size(), told));
    }
    return List.copyOf(rows);
  }

  private static List<Group> groups(HoursStatement hours, PartedBy by) {
    Map<String, Group> groups = new TreeMap<>(by.order());
    for (PersonHours person : hours.people()) {
      if (person.completed() != null) {
        add(groups, by.of(person), Target.TRAINED_PEOPLE, person.person(), 1);
      }
    }
    Set<PersonId> inDialogue = new HashSet<>();
    for (CountedEntry one : hours.entries()) {
      PersonId person = one.person().person();
      ActivityKind kind = one.entry().session().kind();
      add(groups, by.of(one), Target.hoursOf(kind), person, one.entry().minutes());
      if (kind == ActivityKind.WORKPLACE_DIALOGUE && inDialogue.add(person)) {
        add(groups, by.of(one.person()), Target.DIALOGUE_PEOPLE, person, 1);
      }
    }
    return List.copyOf(groups.values());
  }

  private static void add(
      Map<String, Group> groups, String key, Target target, PersonId person, int reached) {
    groups.computeIfAbsent(key, Group::none).add(target, Set.of(person), reached);
  }

  /** What of the targets a part has reached, and who is behind it; filled while it is made. */
  private record Group(
      String key, Map<Target, Set<PersonId>> people, Map<Target, Integer> numbers) {
    static Group none(String key) {
      return new Group(key, new EnumMap<>(Target.class), new EnumMap<>(Target.class));
    }

    static Group together(String key, List<Group> groups) {
      Group together = none(key);
      for (Group group : groups) {
        group.people.forEach((target, who) -> together.add(target, who, group.reached(target)));
      }
      return together;
    }

    void add(Target target, Set<PersonId> who, int reached) {
      people.computeIfAbsent(target, none -> new HashSet<>()).addAll(who);
      numbers.merge(target, reached, Integer::sum);
    }

    int reached(Target target) {
      return numbers.getOrDefault(target, 0);
    }

    private int people(Target target) {
      return people.getOrDefault(target, Set.of()).size();
    }

    int size() {
      return people.values().stream().mapToInt(Set::size).sum();
    }

    boolean few(Target target) {
      return people(target) > 0 && people(target) < SmallGroups.FEWEST;
    }

    boolean tells(Set<Target> told) {
      return told.stream().noneMatch(this::few);
    }

    Row row(int parts, Set<Target> told) {
      Map<Target, Integer> reached = new EnumMap<>(Target.class);
      told.forEach(target -> reached.put(target, reached(target)));
      return new Row(key, parts, Collections.unmodifiableMap(reached));
    }
  }
}
