package se.delaktig.participants.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.participants.event.Employment;

/**
 * How many people are registered, have started and have left, on a day, in all and parted.
 *
 * <p>For those who see no people, a number is given only when it is 0 or at least five, and so are
 * all that can be reckoned from what is given: statuses with few people are not told apart at all,
 * lines with few people are joined, and workplaces are joined within their organisation, so that an
 * organisation's own line gives none of them away.
 *
 * @param on the day it holds for
 * @param whole everybody
 * @param splits everybody, parted by organisation, workplace, sex and age group; the lines of each
 *     add up to the whole
 */
public record Participation(LocalDate on, Line whole, Map<String, List<Line>> splits) {
  /**
   * Some people by how far they have come.
   *
   * @param key what they have in common; {@link Figure#JOINED} for several parts with few people
   *     each, or with few in some status
   * @param within the organisation, for a workplace; {@link Figure#JOINED} where that is joined
   * @param people all of them; absent where they are too few to be told
   * @param registered how many have attended nothing yet; absent where it is not told
   * @param started how many have begun and not left; absent where it is not told
   * @param left how many have left every employer; absent where it is not told
   */
  public record Line(
      String key,
      @Nullable String within,
      @Nullable Integer people,
      @Nullable Integer registered,
      @Nullable Integer started,
      @Nullable Integer left) {}

  /** As those see it who may see the people. */
  public static Participation of(Collection<PersonHours> people, LocalDate on) {
    return of(people, on, false);
  }

  /** As those see it who may not see the people. */
  public static Participation withoutSmallGroups(Collection<PersonHours> people, LocalDate on) {
    return of(people, on, true);
  }

  private static Participation of(Collection<PersonHours> people, LocalDate on, boolean hiding) {
    List<PersonHours> known = people.stream().filter(person -> knownOn(person, on)).toList();
    Group all = Group.of("all", known, on);
    Set<Status> told = hiding ? all.statusesToTell() : EnumSet.allOf(Status.class);
    List<Group> organisations = groups(known, on, person -> place(person, on).organisation());
    List<Joint> byOrganisation = hiding ? joined(organisations, told) : apart(organisations);
    List<Line> workplaces = new ArrayList<>();
    for (Joint joint : byOrganisation) {
      List<Group> within =
          groups(joint.together().people(), on, person -> place(person, on).workplace());
      for (Joint workplace : hiding ? joined(within, told) : apart(within)) {
        workplaces.add(workplace.line(joint.together().key(), told, hiding));
      }
    }
    return new Participation(
        on,
        new Joint(all).line(null, told, hiding),
        Map.of(
            "organisation", lines(byOrganisation, told, hiding),
            "workplace", List.copyOf(workplaces),
            "sex", lines(parted(known, on, PersonHours::sex, told, hiding), told, hiding),
            "ageGroup",
                lines(parted(known, on, PersonHours::ageGroup, told, hiding), told, hiding)));
  }

  /** The whole as a figure, its statuses as parts that add up to it. */
  public Figure figure(long position) {
    List<Part> parts = new ArrayList<>();
    int rest = Objects.requireNonNullElse(whole.people(), 0);
    for (Status status : Status.values()) {
      Integer number =
          switch (status) {
            case REGISTERED -> whole.registered();
            case STARTED -> whole.started();
            case LEFT -> whole.left();
          };
      if (number != null) {
        parts.add(part("participants.status." + status.name(), number));
        rest -= number;
      }
    }
    if (whole.people() != null && rest > 0) {
      parts.add(part(Figure.JOINED, rest));
    }
    return new Figure(
        "participants.people",
        whole.people() == null ? null : BigDecimal.valueOf(whole.people()),
        null,
        Figure.Unit.PEOPLE,
        0,
        position,
        parts,
        List.of());
  }

  private static Part part(String key, int people) {
    return new Part(key, BigDecimal.valueOf(people), people);
  }

  private static boolean knownOn(PersonHours person, LocalDate on) {
    return person.employments().stream().anyMatch(employment -> !employment.from().isAfter(on));
  }

  /** Where a person works on a day, or worked last before it. */
  private static Employment place(PersonHours person, LocalDate on) {
    return person
        .employmentOn(on, null)
        .or(() ->
            person.employments().stream()
                .filter(employment -> !employment.from().isAfter(on))
                .reduce((older, newer) -> newer))
        .orElseThrow();
  }

  private static List<Joint> parted(
      List<PersonHours> people,
      LocalDate on,
      Function<PersonHours, @Nullable Object> by,
      Set<Status> told,
      boolean hiding) {
    List<Group> groups =
        groups(people, on, person -> Objects.requireNonNullElse(by.apply(person), "unknown"));
    return hiding ? joined(groups, told) : apart(groups);
  }

  private static List<Group> groups(
      List<PersonHours> people, LocalDate on, Function<PersonHours, Object> by) {
    Map<String, List<PersonHours>> parts =
        people.stream()
            .collect(
                Collectors.groupingBy(
                    person -> by.apply(person).toString(), TreeMap::new, Collectors.toList()));
    return parts.entrySet().stream()
        .map(part -> Group.of(part.getKey(), part.getValue(), on))
        .toList();
  }

  private static List<Joint> apart(List<Group> groups) {
    return groups.stream().map(Joint::new).toList();
  }

  /**
   * Joins groups until every one that is left shows nothing small. Either none are joined or at
   * least two, unless there is only one.
   */
  private static List<Joint> joined(List<Group> groups, Set<Status> told) {
    List<Group> bySize =
        new ArrayList<>(
            groups.stream()
                .sorted(Comparator.comparingInt(group -> group.people().size()))
                .toList());
    List<Group> hidden = new ArrayList<>(bySize.stream().filter(g -> !g.tells(told)).toList());
    bySize.removeAll(hidden);
    while (!hidden.isEmpty()
        && !bySize.isEmpty()
        && (hidden.size() == 1 || !Group.together(hidden).tells(told))) {
      hidden.add(bySize.removeFirst());
    }
    Stream<Joint> shown = groups.stream().filter(group -> !hidden.contains(group)).map(Joint::new);
    return hidden.isEmpty()
        ? shown.toList()
        : Stream.concat(shown, Stream.of(new Joint(Group.together(hidden)))).toList();
  }

  private static List<Line> lines(List<Joint> joints, Set<Status> told, boolean hiding) {
    return joints.stream().map(joint -> joint.line(null, told, hiding)).toList();
  }

  /** People with something in common. */
  private record Group(String key, List<PersonHours> people, Map<Status, Integer> statuses) {
    static Group of(String key, List<PersonHours> people, LocalDate on) {
      Map<Status, Integer> statuses = new EnumMap<>(Status.class);
      people.forEach(person -> statuses.merge(Status.of(person, on), 1, Integer::sum));
      return new Group(key, people, statuses);
    }

    static Group together(List<Group> groups) {
      Map<Status, Integer> statuses = new EnumMap<>(Status.class);
      groups.forEach(group -> group.statuses.forEach((s, n) -> statuses.merge(s, n, Integer::sum)));
      return new Group(
          Figure.JOINED,
          groups.stream().flatMap(group -> group.people.stream()).toList(),
          statuses);
    }

    int in(Status status) {
      return statuses.getOrDefault(status, 0);
    }

    /** The statuses that may be told apart of everybody; the others are told as one. */
    Set<Status> statusesToTell() {
      SmallGroups<Status> groups = SmallGroups.of(List.of(Status.values()), this::in);
      Set<Status> told = EnumSet.noneOf(Status.class);
      told.addAll(groups.shown());
      return told;
    }

    /** Whether all that can be told of it, and the rest of it, is about nobody or enough people. */
    boolean tells(Set<Status> told) {
      int rest = people.size();
      for (Status status : told) {
        rest -= in(status);
        if (small(in(status))) {
          return false;
        }
      }
      return !small(rest);
    }

    private static boolean small(int people) {
      return people > 0 && people < SmallGroups.FEWEST;
    }
  }

  /** One group, or several that are told as one. */
  private record Joint(Group together) {
    Line line(@Nullable String within, Set<Status> told, boolean hiding) {
      // all that there was to join may still be too few
      boolean tells = !hiding || together.tells(told);
      int people = together.people().size();
      return new Line(
          together.key(),
          within,
          hiding && Group.small(people) ? null : people,
          tells ? number(Status.REGISTERED, told) : null,
          tells ? number(Status.STARTED, told) : null,
          tells ? number(Status.LEFT, told) : null);
    }

    private @Nullable Integer number(Status status, Set<Status> told) {
      return told.contains(status) ? together.in(status) : null;
    }
  }
}
