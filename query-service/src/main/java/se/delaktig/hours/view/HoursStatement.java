package se.delaktig.hours.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.LeftOut;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Sex;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.view.Programme;

/**
 * The hours of a project at one look: planned, logged, signed, certified, and split so that each
 * split adds up to the minute.
 *
 * @param entries every session of every person, with what counts
 * @param position the last event it takes account of
 * @param day today by the programme clock
 */
public record HoursStatement(
    Programme programme, List<CountedEntry> entries, long position, LocalDate day) {

  public static HoursStatement of(
      Programme programme, Iterable<PersonHours> people, long position, LocalDate day) {
    List<CountedEntry> entries = new ArrayList<>();
    people.forEach(person -> entries.addAll(Counting.of(person, programme)));
    return new HoursStatement(programme, List.copyOf(entries), position, day);
  }

  public int plannedMinutes() {
    return programme.plannedMinutes();
  }

  public Sums total() {
    return Sums.of(entries);
  }

  /** Minutes planned for one kind of activity. */
  public int plannedMinutes(ActivityKind kind) {
    return programme.planned().activities().stream()
        .filter(activity -> activity.kind() == kind)
        .mapToInt(programme::plannedMinutes)
        .sum();
  }

  public Map<ActivityKind, Sums> byActivity() {
    return split(one -> one.entry().session().kind(), () -> new EnumMap<>(ActivityKind.class));
  }

  public Map<YearMonth, Sums> byMonth() {
    return split(CountedEntry::month, TreeMap::new);
  }

  /**
   * By the organisation each person worked for on the day; the key is empty where there was none.
   */
  public Map<String, Sums> byOrganisation() {
    return split(one -> one.organisation() == null ? "" : one.organisation().value(), TreeMap::new);
  }

  /** By the workplace each person worked at on the day; the key is empty where there was none. */
  public Map<String, Sums> byWorkplace() {
    return split(one -> one.workplace() == null ? "" : one.workplace().value(), TreeMap::new);
  }

  public Map<Sex, Sums> bySex() {
    return split(one -> Objects.requireNonNull(one.person().sex()), TreeMap::new);
  }

  public Map<AgeGroup, Sums> byAgeGroup() {
    return split(one -> Objects.requireNonNull(one.person().ageGroup()), TreeMap::new);
  }

  private <K> Map<K, Sums> split(Function<CountedEntry, K> key, Supplier<Map<K, Sums>> map) {
    return entries.stream()
        .collect(
            Collectors.groupingBy(
                key, map, Collectors.collectingAndThen(Collectors.toList(), Sums::of)));
  }

  /** The version of the rules in force today; 0 where none is. */
  public int ruleVersion() {
    return programme.rulesOn(day).map(RuleSet::version).orElse(0);
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
            .map(e ->
                new LeftOut(e.getKey().key(), BigDecimal.valueOf(e.getValue()), items(e.getKey())))
            .toList());
  }

  private int items(Reason reason) {
    return (int) entries.stream().filter(one -> one.minutesLeftOut(reason) > 0).count();
  }

  private Figure figure(String key, ToIntFunction<Sums> minutes, List<LeftOut> leftOut) {
    List<Part> parts =
        byActivity().entrySet().stream()
            .map(e ->
                new Part(
                    "activity." + e.getKey(), BigDecimal.valueOf(minutes.applyAsInt(e.getValue()))))
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
