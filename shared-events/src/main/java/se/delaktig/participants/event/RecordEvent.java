package se.delaktig.participants.event;

/**
 * That two records are of one person, or are not after all. Lies in a stream of its own, so that of
 * two such decisions at once one is made in knowledge of the other. What either record says is
 * never changed by it: whoever reads them puts them together.
 */
public sealed interface RecordEvent extends ParticipantEvent permits RecordsMerged, RecordsParted {}
