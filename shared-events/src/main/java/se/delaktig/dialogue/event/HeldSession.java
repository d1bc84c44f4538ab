package se.delaktig.dialogue.event;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.event.Attendance;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;

/**
 * A dialogue session as it was held.
 *
 * @param start local time in Sweden
 * @param minutes how long it lasted, 1 to 720
 * @param leaders who led it, at most two; whether they count as participants is a rule
 * @param attendances one for each known person, away or there; each person once
 * @param unidentified people who took part and are yet to be identified
 * @param focuses which of the plan's focuses the session carried
 */
public record HeldSession(
    WorkplaceId workplace,
    @Nullable GroupId group,
    LocalDate date,
    LocalTime start,
    int minutes,
    List<MaterialId> materials,
    List<PersonId> leaders,
    List<Attendance> attendances,
    List<Unidentified> unidentified,
    List<String> focuses) {

  /**
   * Someone who took part and is not known yet.
   *
   * @param ref the id of the sealed text that says who it may be
   */
  public record Unidentified(String ref, int minutes) {}
}
