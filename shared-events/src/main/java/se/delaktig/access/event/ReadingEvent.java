package se.delaktig.access.event;

/**
 * Who has looked at whom. These lie in the read log, which is a log of the same kind beside the
 * programme's own: no figure depends on them, and whoever may read the one may not read the other.
 */
public sealed interface ReadingEvent permits PersonalDetailsRead, ExportTaken, AccessRefused {}
