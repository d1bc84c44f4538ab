package se.delaktig.audit.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.ProgrammeEvent;

/**
 * One event of a project's ledger as the trail shows it.
 *
 * @param position its global index in the log
 * @param number of the commit in the ledger, from 0 without a gap
 * @param hash the commit's
 * @param recorded when it was recorded, by the programme clock
 * @param happened the day it is about; absent where it is about none
 * @param actor who did it: its number in the project, from 1, in the order of first appearance
 * @param actorId its id in the log
 * @param role as in the log
 * @param name the event's stored name
 * @param before the events that the same thing stood by until then, oldest first; none where this
 *     event changes nothing that stood
 */
public record TrailEntry(
    long position,
    long number,
    String hash,
    Instant recorded,
    @Nullable LocalDate happened,
    int actor,
    String actorId,
    String role,
    String command,
    String name,
    int revision,
    ProgrammeEvent event,
    List<ProgrammeEvent> before) {

  /** What it made otherwise; empty where it is about nothing that stood before. */
  public Optional<Changed> changed() {
    return before.isEmpty() ? Optional.empty() : Optional.of(Changed.by(event, before));
  }

  /** The programme's word that the event belongs to: {@code dialogue}. */
  public String word() {
    return wordOf(event.getClass());
  }

  /** The programme's word that events of a type belong to. */
  public static String wordOf(Class<? extends ProgrammeEvent> type) {
    return type.getPackageName().split("\\.")[2];
  }
}
