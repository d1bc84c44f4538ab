package se.delaktig.claims.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.Measure;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.Reason;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.Working;
import se.delaktig.kernel.view.Working.Does;
import se.delaktig.participants.event.Employment;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet;
import se.delaktig.steering.view.Pace;

/**
 * How far the hours that co-finance have come by organisation and by workplace. The hours are gone
 * through once for each, when it is asked first.
 */
public final class CofinancingByPlace {
  private final HoursStatement hours;
  private final Map<Place, List<Row>> known = new EnumMap<>(Place.class);

  public CofinancingByPlace(HoursStatement hours) {
    this.hours = hours;
  }

  /** The hours that it is about. */
  public HoursStatement hours() {
    return hours;
  }

  /**
   * One organisation or workplace; all amounts of hours are minutes.
   *
   * @param key its id; empty where people belong to none
   * @param planned what the rules plan for its people
   * @param neededPerWeek minutes a week from now until the project's end; empty where no day is
   *     left
   */
  public record Row(
      String key,
      int people,
      int planned,
      int certified,
      int unsigned,
      int uncertified,
      OptionalInt neededPerWeek) {
    /** What waits for somebody. */
    public int waiting() {
      return unsigned + uncertified;
    }
  }

  /** What a row is of. */
  public enum Place {
    ORGANISATION(CountedEntry::organisationKey, employment -> employment.organisation().value()),
    WORKPLACE(CountedEntry::workplaceKey, employment -> employment.workplace().value());

    private final Function<CountedEntry, String> ofEntry;
    private final Function<Employment, String> ofEmployment;

    Place(Function<CountedEntry, String> ofEntry, Function<Employment, String> ofEmployment) {
      this.ofEntry = ofEntry;
      this.ofEmployment = ofEmployment;
    }
  }

  /** By organisation or workplace, what waits most first. */
  public synchronized List<Row> rows(Place place) {
    return known.computeIfAbsent(place, this::gathered);
  }

  private List<Row> gathered(Place place) {
    Map<String, List<PersonHours>> people = people(place);
    Map<String, Minutes> minutes = new HashMap<>();
    for (CountedEntry one : hours.entries()) {
      minutes.computeIfAbsent(place.ofEntry.apply(one), none -> new Minutes()).add(one);
    }
    Set<String> keys = new HashSet<>(people.keySet());
    keys.addAll(minutes.keySet());
    List<Row> rows = new ArrayList<>();
    for (String key : keys) {
      rows.add(
          row(key, people.getOrDefault(key, List.of()), minutes.getOrDefault(key, new Minutes())));
    }
    rows.sort(Comparator.comparingInt(Row::waiting).reversed().thenComparing(Row::key));
    return List.copyOf(rows);
  }

  /** How far the minutes of a place have come. */
  private static final class Minutes {
    private int certified;
    private int unsigned;
    private int uncertified;

    void add(CountedEntry one) {
      certified += one.certifiedMinutes();
      unsigned += one.minutesLeftOut(Reason.UNSIGNED);
      uncertified += one.minutesLeftOut(Reason.UNCERTIFIED);
    }
  }

  /** Those who work at each place. */
  private Map<String, List<PersonHours>> people(Place place) {
    Map<String, List<PersonHours>> people = new HashMap<>();
    for (PersonHours person : hours.people()) {
      person
          .latestEmployment()
          .filter(employment -> !person.leftBy(hours.day()))
          .ifPresent(employment ->
              people
                  .computeIfAbsent(place.ofEmployment.apply(employment), none -> new ArrayList<>())
                  .add(person));
    }
    return people;
  }

  /**
   * A row's figures in the order of {@link Row}, an organisation's in parts by workplace and a
   * workplace's hours in parts by month.
   */
  public List<Figure> figures(Place place, Row row) {
    List<PersonHours> people = people(place).getOrDefault(row.key(), List.of());
    List<CountedEntry> entries =
        hours.entries().stream().filter(one -> place.ofEntry.apply(one).equals(row.key())).toList();
    Function<CountedEntry, String> by =
        switch (place) {
          case ORGANISATION -> CountedEntry::workplaceKey;
          case WORKPLACE -> one -> one.month().toString();
        };
    return List.of(
        heads(place, people),
        plannedFigure(people),
        Measure.CERTIFIED.in(hours, entries, by),
        Measure.AWAITS_SIGNATURE.in(hours, entries, by),
        Measure.AWAITS_CERTIFICATE.in(hours, entries, by),
        neededPerWeek(
            hours,
            new Pace(
                row.planned(),
                row.certified(),
                hours.programme().planned().period(),
                hours.day())));
  }

  private Figure heads(Place place, List<PersonHours> people) {
    Map<String, Integer> parts = new TreeMap<>();
    for (PersonHours person : people) {
      parts.merge(
          switch (place) {
            case ORGANISATION ->
                person.latestEmployment().map(Place.WORKPLACE.ofEmployment).orElse("");
            case WORKPLACE -> "claims.meter.work-there";
          },
          1,
          Integer::sum);
    }
    return new Figure(
        "cofinancing.row.people",
        BigDecimal.valueOf(people.size()),
        null,
        Unit.PEOPLE,
        0,
        hours.position(),
        parts.entrySet().stream()
            .map(part ->
                new Part(part.getKey(), BigDecimal.valueOf(part.getValue()), part.getValue()))
            .toList(),
        List.of());
  }

  private Figure plannedFigure(List<PersonHours> people) {
    Map<ActivityKind, Integer> minutes = new EnumMap<>(ActivityKind.class);
    for (PersonHours person : people) {
      for (ActivityKind kind : ActivityKind.values()) {
        minutes.merge(kind, planned(person, kind), Integer::sum);
      }
    }
    return new Figure(
        "cofinancing.row.planned",
        BigDecimal.valueOf(minutes.values().stream().mapToInt(Integer::intValue).sum()),
        null,
        Unit.MINUTES,
        hours.ruleVersion(),
        hours.position(),
        minutes.entrySet().stream()
            .filter(part -> part.getValue() > 0)
            .map(part -> Part.of("activity." + part.getKey(), BigDecimal.valueOf(part.getValue())))
            .toList(),
        List.of());
  }

  private Row row(String key, Collection<PersonHours> people, Minutes minutes) {
    int planned = people.stream().mapToInt(this::planned).sum();
    return new Row(
        key,
        people.size(),
        planned,
        minutes.certified,
        minutes.unsigned,
        minutes.uncertified,
        new Pace(planned, minutes.certified, hours.programme().planned().period(), hours.day())
            .neededPerWeek());
  }

  /** What the rules plan for a person: dialogue, and training for those called to it. */
  private int planned(PersonHours person) {
    return planned(person, ActivityKind.WORKPLACE_DIALOGUE)
        + planned(person, ActivityKind.PREPARAND_TRAINING);
  }

  private int planned(PersonHours person, ActivityKind kind) {
    RuleSet rules = hours.programme().rulesOn(hours.day()).orElse(null);
    if (rules == null) {
      return 0;
    }
    Integer minutes =
        switch (kind) {
          case WORKPLACE_DIALOGUE -> rules.dialogueMinutesPerEmployee().value();
          case PREPARAND_TRAINING ->
              person.preparand() == null ? null : rules.preparandMinutes().value();
        };
    return minutes == null ? 0 : minutes;
  }

  /** Hours a week that reach what is planned; without a value where no day is left. */
  static Figure neededPerWeek(HoursStatement hours, Pace pace) {
    OptionalInt week = pace.neededPerWeek();
    Working left =
        Working.from("planned-hours", BigDecimal.valueOf(pace.planned()), Unit.MINUTES)
            .then(Does.SUBTRACTS, "certified-hours", BigDecimal.valueOf(pace.done()), Unit.MINUTES)
            .then(Does.AT_LEAST, "nothing", BigDecimal.ZERO, Unit.MINUTES);
    Working working =
        pace.daysLeft() == 0
            ? left
            : left.then(Does.DIVIDES, "days-left", BigDecimal.valueOf(pace.daysLeft()), Unit.DAYS)
                .then(
                    Does.MULTIPLIES, "days-a-week", BigDecimal.valueOf(Pace.DAYS_A_WEEK), Unit.DAYS)
                .roundedUp();
    return Figure.worked(
        "cofinancing.needed-per-week",
        week.isPresent() ? BigDecimal.valueOf(week.getAsInt()) : null,
        Unit.MINUTES,
        hours.ruleVersion(),
        hours.position(),
        week.isPresent() ? working : null);
  }
}
