package se.delaktig.participants.event;

/**
 * What is done about a person's own data, apart from the person's part in the project. Lies in a
 * stream of its own, which may begin before the person is registered.
 */
public sealed interface ProtectionEvent extends ParticipantEvent
    permits PersonInformed, HoldPlaced, HoldLifted, PersonErased, TextsErased {}
