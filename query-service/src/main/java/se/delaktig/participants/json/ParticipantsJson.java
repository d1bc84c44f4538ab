package se.delaktig.participants.json;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.delaktig.access.json.AsOfParameters;
import se.delaktig.access.policy.Decision;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Past;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Counting;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.json.FigureJson;
import se.delaktig.kernel.json.FiguresInJson;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.view.Participation;
import se.delaktig.participants.view.Participation.Line;
import se.delaktig.participants.view.People;
import se.delaktig.participants.view.Status;

/**
 * Who takes part in a project, for other programs: numbers for those who may know how many, people
 * for those who may know whom. Personal numbers are given to nobody.
 */
@RestController
class ParticipantsJson {
  private final Gate gate;
  private final People people;
  private final Disclosure disclosure;
  private final ProgrammeClock clock;
  private final FiguresInJson figures;
  private final AsOfParameters asOf;

  ParticipantsJson(
      Gate gate,
      People people,
      Disclosure disclosure,
      ProgrammeClock clock,
      FiguresInJson figures,
      AsOfParameters asOf) {
    this.figures = figures;
    this.gate = gate;
    this.people = people;
    this.disclosure = disclosure;
    this.clock = clock;
    this.asOf = asOf;
  }

  /**
   * @param numbers absent where the caller may not see them
   * @param people absent where the caller may not see people
   */
  record Participants(
      String project, @Nullable Numbers numbers, @Nullable List<Participant> people) {}

  /**
   * How many have come how far. For callers who see no people they hold for the end of last month,
   * so that two days do not give away who came between, and groups of fewer than five are hidden:
   * null, or joined with others.
   *
   * @param on the day they hold for
   * @param splits the same people by organisation, workplace, sex and age group
   */
  record Numbers(LocalDate on, FigureJson people, Line whole, Map<String, List<Line>> splits) {}

  /**
   * One person.
   *
   * @param name absent where the identity is protected or erased
   * @param startedOn the first day the person took part in anything
   * @param loggedMinutes attended and logged
   * @param certifiedMinutes signed, certified and within the rules
   */
  record Participant(
      String person,
      @Nullable String name,
      boolean protectedIdentity,
      String organisation,
      String workplace,
      @Nullable String group,
      Status status,
      @Nullable LocalDate startedOn,
      int loggedMinutes,
      int certifiedMinutes) {}

  @GetMapping("/api/projects/{project}/participants")
  Participants participants(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String happened,
      @RequestParam(required = false) @Nullable String known) {
    Optional<Numbers> numbers =
        gate.look(Query.PARTICIPATION, project)
            .map(sight -> numbers(asOf.byMonths(sight, happened, known)));
    Optional<List<Participant>> rows = gate.look(Query.PEOPLE, project).map(this::rows);
    if (numbers.isEmpty() && rows.isEmpty()) {
      throw new AccessDeniedException(Decision.Denied.CODE);
    }
    return new Participants(project, numbers.orElse(null), rows.orElse(null));
  }

  private Numbers numbers(Sight sight) {
    Past past = sight.past();
    LocalDate day = past == null ? clock.today() : past.happened();
    // of a day that has passed it is known whether it was a month's last
    LocalDate within = past == null ? day : day.plusDays(1);
    List<PersonHours> known = people.in(sight);
    Participation participation =
        sight.seesPeople()
            ? Participation.of(known, day)
            : Participation.withoutSmallGroups(known, within.withDayOfMonth(1).minusDays(1));
    return new Numbers(
        participation.on(),
        figures.of(participation.figure(people.position(sight.project().value()))),
        participation.whole(),
        participation.splits());
  }

  private List<Participant> rows(Sight sight) {
    LocalDate today = clock.today();
    List<PersonHours> known = people.in(sight);
    Map<PersonId, Disclosure.Called> called =
        disclosure.called(sight.project(), known.stream().map(PersonHours::person).toList());
    return known.stream()
        .map(person ->
            row(sight, person, Objects.requireNonNull(called.get(person.person())), today))
        .toList();
  }

  private static Participant row(
      Sight sight, PersonHours person, Disclosure.Called called, LocalDate today) {
    Employment place = Objects.requireNonNull(person.latestEmployment().orElseThrow());
    List<CountedEntry> counted = Counting.of(person, sight.programme());
    return new Participant(
        person.person().value(),
        called instanceof Disclosure.Named name ? name.fullName() : null,
        called instanceof Disclosure.Masked,
        place.organisation().value(),
        place.workplace().value(),
        place.group() == null ? null : place.group().value(),
        Status.of(person, today),
        Counting.started(person).orElse(null),
        counted.stream().mapToInt(one -> one.entry().minutes()).sum(),
        counted.stream().mapToInt(CountedEntry::certifiedMinutes).sum());
  }
}
