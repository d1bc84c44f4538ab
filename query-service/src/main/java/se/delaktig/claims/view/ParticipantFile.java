package se.delaktig.claims.view;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.view.Programme;

/**
 * A month's participants as they are reported to SCB: ids only, no numbers and no names. In
 * chronological order: who started first stands first.
 */
public record ParticipantFile(YearMonth month, List<Row> rows) {

  /**
   * A participant.
   *
   * @param start the day of the first attended activity, or of the first since somebody came back
   *     where the layout has such a start
   * @param end the last day of the last employment; absent while there is one, and before the month
   *     in which it ended
   * @param organisationNumber of the employer in the month; absent where no source states it
   * @param minutes minutes attended in the month
   */
  public record Row(
      PersonId person,
      LocalDate start,
      @Nullable LocalDate end,
      @Nullable String organisationNumber,
      int minutes) {}

  /** The file of a month. */
  public static ParticipantFile of(ProjectState state, YearMonth month, FileLayout layout) {
    List<Row> rows = new ArrayList<>();
    for (PersonHours person : state.people()) {
      row(state.programme(), person, month, layout).ifPresent(rows::add);
    }
    rows.sort(Comparator.comparing(Row::start).thenComparing(row -> row.person().value()));
    return new ParticipantFile(month, List.copyOf(rows));
  }

  private static Optional<Row> row(
      Programme programme, PersonHours person, YearMonth month, FileLayout layout) {
    Participation last =
        Participation.of(person, layout.reentry()).stream()
            .filter(one -> !YearMonth.from(one.start()).isAfter(month))
            .reduce((earlier, later) -> later)
            .orElse(null);
    if (last == null) {
      return Optional.empty();
    }
    LocalDate start = last.start();
    int minutes =
        person.entries().stream()
            .filter(entry -> entry.presence().attended())
            .filter(entry -> YearMonth.from(entry.date()).equals(month))
            .mapToInt(PersonHours.Entry::minutes)
            .sum();
    LocalDate left =
        Optional.ofNullable(last.end())
            .filter(day -> !YearMonth.from(day).isAfter(month))
            .orElse(null);
    boolean startedOrLeft =
        YearMonth.from(start).equals(month) || left != null && YearMonth.from(left).equals(month);
    boolean included =
        startedOrLeft || layout.rows() == FileLayout.Rows.TOOK_PART_STARTED_OR_LEFT && minutes > 0;
    return included
        ? Optional.of(
            new Row(person.person(), start, left, number(programme, person, month), minutes))
        : Optional.empty();
  }

  private static @Nullable String number(Programme programme, PersonHours person, YearMonth month) {
    return person
        .employmentOn(month.atEndOfMonth(), null)
        .or(person::latestEmployment)
        .map(Employment::organisation)
        .map(organisation -> programme.places().organisations().get(organisation))
        .map(OrganisationJoined::number)
        .flatMap(stated -> Optional.ofNullable(stated.value()))
        .orElse(null);
  }

  /**
   * When the file is due: so many days after the month's end as the rules of that day say; absent
   * where they do not say it.
   */
  public static Optional<LocalDate> due(Programme programme, YearMonth month) {
    return programme
        .rulesOn(month.atEndOfMonth())
        .map(RuleSet::funding)
        .map(FundingRules::participantFileDays)
        .flatMap(stated -> Optional.ofNullable(stated.value()))
        .map(days -> month.atEndOfMonth().plusDays(days));
  }

  /** Whether somebody is in it. */
  public boolean empty() {
    return rows.isEmpty();
  }

  /** What a row has become; absent before when it has come, absent after when it is gone. */
  public record Difference(@Nullable Row before, @Nullable Row after) {
    public PersonId person() {
      return Objects.requireNonNull(after == null ? before : after).person();
    }
  }

  /** What differs from this file in a later one of the same month, in its order. */
  public List<Difference> until(ParticipantFile later) {
    Map<PersonId, Row> then = new HashMap<>();
    rows.forEach(row -> then.put(row.person(), row));
    List<Difference> differences = new ArrayList<>();
    for (Row row : later.rows) {
      Row was = then.remove(row.person());
      if (!row.equals(was)) {
        differences.add(new Difference(was, row));
      }
    }
    for (Row row : rows) {
      if (then.containsKey(row.person())) {
        differences.add(new Difference(row, null));
      }
    }
    return List.copyOf(differences);
  }
}
