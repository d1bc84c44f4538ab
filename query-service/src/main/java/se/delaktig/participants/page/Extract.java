package se.delaktig.participants.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.DetailField;
import se.delaktig.access.event.Role;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Sex;
import se.delaktig.participants.view.DataProtection;

/**
 * Everything that the programme holds about one person, for the person to have.
 *
 * @param note that all of it is made up, where it is
 * @param made by the programme's clock
 * @param otherNumbers by which the same person is registered once more
 * @param until to and including which day it must be kept; absent when nobody can say yet
 * @param texts what others wrote about the person
 * @param readings when and in what role somebody read what of it
 */
public record Extract(
    @Nullable String note,
    String project,
    String projectName,
    LocalDate made,
    Details details,
    List<String> otherNumbers,
    List<Employed> employments,
    List<Hours> hours,
    List<DataProtection.Informed> informed,
    List<Happened> history,
    List<String> texts,
    List<Reading> readings,
    @Nullable LocalDate until) {

  /** Who the person is. */
  public record Details(
      String givenName,
      String familyName,
      String personalNumber,
      @Nullable String email,
      @Nullable String phone,
      Sex sex,
      AgeGroup ageGroup) {}

  /** Where the person works or has worked. */
  public record Employed(
      String organisation, String workplace, @Nullable String group, LocalDate from) {}

  /** Hours of one day. */
  public record Hours(
      LocalDate date,
      String activity,
      int minutes,
      String presence,
      @Nullable Instant signed,
      @Nullable Instant certified,
      int countedMinutes) {}

  /** Something that was recorded about the person. */
  public record Happened(Instant recorded, String event, String role) {}

  /** A time that somebody read something of it. */
  public record Reading(Instant at, @Nullable Role role, List<DetailField> fields, String page) {}
}
