package se.delaktig.dialogue.event;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.WorkplaceId;

/** A dialogue session was planned, or planned anew, for a workplace or one of its groups. */
@StoredAs("dialogue-session-planned")
public record DialogueSessionPlanned(
    DialogueSessionId session,
    WorkplaceId workplace,
    @Nullable GroupId group,
    LocalDate date,
    LocalTime start,
    int minutes)
    implements DialogueEvent {}
