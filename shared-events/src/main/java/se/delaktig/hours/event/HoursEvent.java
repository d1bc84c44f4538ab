package se.delaktig.hours.event;

import se.delaktig.kernel.event.ProgrammeEvent;

/**
 * What happens to hours once they are logged: signed, certified, objected to; the personal links
 * for it, and the scanned papers.
 */
public sealed interface HoursEvent extends ProgrammeEvent
    permits HoursSigned,
        HoursCertified,
        HoursDisputed,
        LinkIssued,
        AttendanceReportsScanned,
        ScanDiscarded {}
