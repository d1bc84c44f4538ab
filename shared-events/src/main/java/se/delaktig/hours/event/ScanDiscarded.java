package se.delaktig.hours.event;

import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.event.StoredAs;

/**
 * A scanned file of which no page was anybody's was thrown away: it was no närvarorapport, could
 * not be read, or will be scanned again. Its content is destroyed.
 */
@StoredAs("scan-discarded")
public record ScanDiscarded(FileId file) implements HoursEvent {}
