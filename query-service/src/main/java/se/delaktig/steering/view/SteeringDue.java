package se.delaktig.steering.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import se.delaktig.kernel.event.Period;
import se.delaktig.steering.event.MeetingKind;

/** What is due of a project's meetings, actions and routines. */
public final class SteeringDue {
  /** "Dessa möts två gånger per halvår": the project's own description. */
  static final int MEETINGS_A_HALF_YEAR = 2;

  private static final int MONTHS_OF_A_HALF_YEAR = 6;

  /** How long before a meeting its figures are asked for. */
  private static final int DAYS_TO_FREEZE = 7;

  /** How long before its day something to be done is named. */
  private static final int DAYS_TO_NAME = 14;

  /** How long before its day the half-year's missing meeting is named. */
  private static final int DAYS_TO_CALL = 60;

  /** The fund asks what is in use so long after the project's end. */
  private static final int MONTHS_AFTER_THE_END = 6;

  private SteeringDue() {}

  /** Something that is due. */
  public sealed interface Due
      permits CallMeetings, Freeze, Record, Issue, Settle, CallConference, FollowUp {
    /** By when. */
    LocalDate day();
  }

  /**
   * The steering group has too few meetings in this half-year.
   *
   * @param missing how many more it should have
   * @param day the half-year's last
   */
  public record CallMeetings(int missing, LocalDate day) implements Due {}

  /** A meeting's figures are to be frozen, so that all look at the same ones. */
  public record Freeze(Meeting meeting, LocalDate day) implements Due {}

  /** A meeting has probably been held, and nobody has recorded it. */
  public record Record(Meeting meeting, LocalDate day) implements Due {}

  /** The steering group has met, and the minutes of its latest meeting are not issued. */
  public record Issue(Meeting meeting, LocalDate day) implements Due {}

  /** What a meeting agreed on is to be done. */
  public record Settle(Meeting meeting, Meeting.Action action, LocalDate day) implements Due {}

  /** The closing conference is to be planned; by the project's last day. */
  public record CallConference(LocalDate day) implements Due {}

  /**
   * It is to be found out whether adopted routines are in use.
   *
   * @param routines how many nobody has asked after yet
   */
  public record FollowUp(int routines, LocalDate day) implements Due {}

  /** All of it, the most overdue first. */
  public static List<Due> of(
      Collection<Meeting> meetings, Collection<Routine> routines, Period project, LocalDate today) {
    List<Meeting> standing = meetings.stream().filter(Meeting::standing).toList();
    List<Due> due = new ArrayList<>();
    toCall(standing, project, today).ifPresent(due::add);
    for (Meeting meeting : standing) {
      ofOne(meeting, today, due);
    }
    toIssue(standing).ifPresent(due::add);
    conference(standing, project, today).ifPresent(due::add);
    followUp(routines, project, today).ifPresent(due::add);
    due.sort(Comparator.comparing(Due::day));
    return List.copyOf(due);
  }

  /** Meetings of the steering group in the half-year that a day lies in, held or to come. */
  public static long inHalfYear(Collection<Meeting> meetings, LocalDate day) {
    LocalDate first = firstOfHalfYear(day);
    LocalDate last = lastOfHalfYear(day);
    return meetings.stream()
        .filter(Meeting::standing)
        .filter(one -> one.kind() == MeetingKind.STEERING_GROUP)
        .filter(one -> !one.date().isBefore(first) && !one.date().isAfter(last))
        .count();
  }

  static LocalDate firstOfHalfYear(LocalDate day) {
    return LocalDate.of(
        day.getYear(),
        day.getMonthValue() <= MONTHS_OF_A_HALF_YEAR ? 1 : MONTHS_OF_A_HALF_YEAR + 1,
        1);
  }

  static LocalDate lastOfHalfYear(LocalDate day) {
    return firstOfHalfYear(day).plusMonths(MONTHS_OF_A_HALF_YEAR).minusDays(1);
  }

  private static Optional<Due> toCall(List<Meeting> standing, Period project, LocalDate today) {
    LocalDate last = lastOfHalfYear(today);
    LocalDate by = last.isAfter(project.to()) ? project.to() : last;
    int missing = MEETINGS_A_HALF_YEAR - (int) inHalfYear(standing, today);
    return missing > 0 && project.contains(today) && !by.minusDays(DAYS_TO_CALL).isAfter(today)
        ? Optional.of(new CallMeetings(missing, by))
        : Optional.empty();
  }

  private static void ofOne(Meeting meeting, LocalDate today, List<Due> due) {
    LocalDate day = meeting.date();
    boolean steering = meeting.kind() == MeetingKind.STEERING_GROUP;
    if (meeting.held() == null && day.isBefore(today)) {
      due.add(new Record(meeting, day));
    } else if (meeting.held() == null
        && steering
        && meeting.frozen() == null
        && !day.minusDays(DAYS_TO_FREEZE).isAfter(today)) {
      due.add(new Freeze(meeting, day));
    }
    for (Meeting.Action action : meeting.open()) {
      LocalDate by = action.agreed().due();
      if (!by.minusDays(DAYS_TO_NAME).isAfter(today)) {
        due.add(new Settle(meeting, action, by));
      }
    }
  }

  /** Only the latest: what was left before that is seen in the list of meetings. */
  private static Optional<Due> toIssue(List<Meeting> standing) {
    return standing.stream()
        .filter(one -> one.held() != null && one.kind() == MeetingKind.STEERING_GROUP)
        .max(Comparator.comparing(Meeting::date))
        .filter(latest -> latest.minutes().isEmpty())
        .map(latest -> new Issue(latest, latest.date().plusDays(DAYS_TO_NAME)));
  }

  private static Optional<Due> conference(List<Meeting> standing, Period project, LocalDate today) {
    boolean called =
        standing.stream().anyMatch(one -> one.kind() == MeetingKind.CLOSING_CONFERENCE);
    boolean near = !project.to().minusMonths(MONTHS_OF_A_HALF_YEAR).isAfter(today);
    return called || !near || today.isAfter(project.to())
        ? Optional.empty()
        : Optional.of(new CallConference(project.to()));
  }

  /** The day from which it counts whether a routine is in use: six months after the end. */
  public static LocalDate followUpDay(Period project) {
    return project.to().plusMonths(MONTHS_AFTER_THE_END);
  }

  private static Optional<Due> followUp(
      Collection<Routine> routines, Period project, LocalDate today) {
    LocalDate day = followUpDay(project);
    long open =
        routines.stream()
            .filter(one -> Objects.nonNull(one.adopted()))
            .filter(one -> !one.followedSince(day))
            .count();
    return open == 0 || day.minusDays(DAYS_TO_NAME).isAfter(today)
        ? Optional.empty()
        : Optional.of(new FollowUp((int) open, day));
  }
}
