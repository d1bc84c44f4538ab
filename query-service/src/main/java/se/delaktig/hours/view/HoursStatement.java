package se.delaktig.hours.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.LeftOut;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.view.Programme;

/**
 * The hours of a project at one look: planned, logged, signed, certified, and split so that each
 * split adds up to the minute.
 *
 * @param people everyone it is about, with or without hours
 * @param entries every session of every person, with what counts
 * @param total all of them together
 * @param position the last event it takes account of
 * @param day today by the programme clock
 * @param joinedPlaces ids of the places that are shown only together with others, where that is
 *     settled once for all; absent where it follows from the people at each look
 */
public record HoursStatement(
    Programme programme,
    List<PersonHours> people,
    List<CountedEntry> entries,
    Sums total,
    long position,
    LocalDate day,
    @Nullable Set<String> joinedPlaces) {

  public HoursStatement(
      Programme programme,
      List<PersonHours> people,
      List<CountedEntry> entries,
      long position,
      LocalDate day,
      @Nullable Set<String> joinedPlaces) {
    this(programme, people, entries, Sums.of(entries), position, day, joinedPlaces);
  }

  public static HoursStatement of(
      Programme programme, Collection<PersonHours> people, long position, LocalDate day) {
    List<PersonHours> known = PersonHours.people(people, programme.records());
    List<CountedEntry> entries = new ArrayList<>();
    known.forEach(person -> entries.addAll(Counting.of(person, programme)));
    return new HoursStatement(programme, known, List.copyOf(entries), position, day, null);
  }

  /**
   * The same where people are not counted where their hours lie.
   *
   * @param counted everyone as the person is counted
   * @param inHours everyone with hours, each as the hours lie
   */
  static HoursStatement of(
      Programme programme,
      Collection<PersonHours> counted,
      Collection<PersonHours> inHours,
      long position,
      LocalDate day) {
    Map<PersonId, PersonHours> heads = new HashMap<>();
    counted.forEach(person -> heads.put(person.person(), person));
    List<CountedEntry> entries = new ArrayList<>();
    for (PersonHours person : inHours) {
      PersonHours head = heads.getOrDefault(person.person(), person);
      Counting.of(person, programme).forEach(one -> entries.add(one.of(head)));
    }
    return new HoursStatement(
        programme, List.copyOf(counted), List.copyOf(entries), position, day, null);
  }

  /** The same with it settled which places are shown only together. */
  HoursStatement joining(Set<String> places) {
    return new HoursStatement(programme, people, entries, total, position, day, places);
  }

  /**
   * What of it had happened by a day: the sessions held until then. Whether they are signed and
   * certified stays as it is known here.
   */
  public HoursStatement until(LocalDate lastDay) {
    return new HoursStatement(
        programme,
        people,
        entries.stream().filter(one -> !one.entry().date().isAfter(lastDay)).toList(),
        position,
        lastDay,
        joinedPlaces);
  }

  public int plannedMinutes() {
    return programme.plannedMinutes();
  }

  /** Minutes planned for one kind of activity. */
  public int plannedMinutes(ActivityKind kind) {
    return programme.planned().activities().stream()
        .filter(activity -> activity.kind() == kind)
        .mapToInt(programme::plannedMinutes)
        .sum();
  }

  public Split<ActivityKind> byActivity() {
    return Split.of(entries, one -> one.entry().session().kind());
  }

  public Split<YearMonth> byMonth() {
    return Split.of(entries, CountedEntry::month);
  }

  /**
   * By the organisation each person worked for on the day; the key is empty where there was none.
   */
  public Split<String> byOrganisation() {
    return Split.of(entries, CountedEntry::organisationKey);
  }

  /** By the workplace each person worked at on the day; the key is empty where there was none. */
  public Split<String> byWorkplace() {
    return Split.of(entries, CountedEntry::workplaceKey);
  }

  /** The workplaces as those see them who see no people. */
  public List<Split.Row<String>> workplacesWithoutSmall() {
    return workplacesByOrganisation(false).stream()
        .flatMap(organisation -> organisation.parts().stream())
        .toList();
  }

  /**
   * Each organisation with its workplaces.
   *
   * @param people whether the reader may see the people; otherwise small organisations are joined,
   *     and small workplaces within their organisation
   */
  public List<Split.Within<String, String>> workplacesByOrganisation(boolean people) {
    if (people) {
      return Split.within(byOrganisation().rows(), CountedEntry::workplaceKey, Split::rows);
    }
    Set<String> joined = joinedPlaces;
    return joined == null
        ? Split.within(
            organisationsWithoutSmall(), CountedEntry::workplaceKey, Split::rowsWithoutSmall)
        : Split.within(
            organisationsWithoutSmall(),
            CountedEntry::workplaceOrTrainingKey,
            workplaces -> workplaces.rowsJoining(joined::contains));
  }

  /** The organisations as those see them who see no people. */
  public List<Split.Row<String>> organisationsWithoutSmall() {
    Set<String> joined = joinedPlaces;
    return joined == null
        ? byOrganisation().rowsWithoutSmall()
        : byOrganisation().rowsJoining(joined::contains);
  }

  /**
   * The key of a figure's part, unless the entry's organisation is shown only together with others.
   *
   * @param key of the part that it otherwise belongs to
   */
  public String part(CountedEntry one, Function<CountedEntry, String> key) {
    Set<String> joined = joinedPlaces;
    return joined != null && joined.contains(one.organisationKey())
        ? Figure.JOINED
        : key.apply(one);
  }

  /**
   * How many people a figure's part is about, for joining it with others. Absent where it is
   * settled once for all what is joined: there each part is moved by nobody or by at least five
   * people at once, and one that was joined by its size would be seen, when it grows, in what the
   * joined part loses.
   */
  public @Nullable Integer toJoin(Collection<CountedEntry> part) {
    return joinedPlaces == null ? Split.people(part) : null;
  }

  /** The same of a part whose people have been counted. */
  public @Nullable Integer toJoin(int people) {
    return joinedPlaces == null ? (Integer) people : null;
  }

  public Split<Sex> bySex() {
    return Split.of(entries, one -> Objects.requireNonNull(one.person().sex()));
  }

  public Split<AgeGroup> byAgeGroup() {
    return Split.of(entries, one -> Objects.requireNonNull(one.person().ageGroup()));
  }

  /** The parts of people's sessions that are left out for a reason. */
  public List<CountedEntry> leftOutFor(Reason reason) {
    return entries.stream().filter(one -> one.minutesLeftOut(reason) > 0).toList();
  }

  /** The version of the rules in force today; 0 where none is. */
  public int ruleVersion() {
    return programme.rulesOn(day).map(RuleSet::version).orElse(0);
  }

  /** Hours that the plan has, in parts by activity. */
  public Figure planned() {
    return new Figure(
        "hours.planned",
        BigDecimal.valueOf(plannedMinutes()),
        null,
        Unit.MINUTES,
        ruleVersion(),
        position,
        Arrays.stream(ActivityKind.values())
            .map(kind -> Part.of("activity." + kind, BigDecimal.valueOf(plannedMinutes(kind))))
            .toList(),
        List.of());
  }

  /** Logged hours against the planned ones, in minutes. */
  public Figure logged() {
    return figure("hours.logged", Sums::logged, List.of());
  }

  /** Hours that the participants have signed. */
  public Figure signed() {
    return figure("hours.signed", Sums::signed, List.of());
  }

  /** Hours both signed and certified: those that count. Names all that is left out. */
  public Figure certified() {
    return figure(
        "hours.certified",
        Sums::certified,
        total().leftOut().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> leftOut(e.getKey(), e.getValue()))
            .toList());
  }

  private LeftOut leftOut(Reason reason, int minutes) {
    List<CountedEntry> those = leftOutFor(reason);
    return new LeftOut(
        reason.key(), BigDecimal.valueOf(minutes), those.size(), Split.people(those));
  }

  private Figure figure(String key, ToIntFunction<Sums> minutes, List<LeftOut> leftOut) {
    Split<ActivityKind> activities = byActivity();
    List<Part> parts =
        activities.keys().stream()
            .map(kind ->
                new Part(
                    "activity." + kind,
                    BigDecimal.valueOf(minutes.applyAsInt(activities.sums(kind))),
                    activities.people(kind)))
            .toList();
    return new Figure(
        key,
        BigDecimal.valueOf(minutes.applyAsInt(total())),
        BigDecimal.valueOf(plannedMinutes()),
        Unit.MINUTES,
        ruleVersion(),
        position,
        parts,
        leftOut);
  }
}
