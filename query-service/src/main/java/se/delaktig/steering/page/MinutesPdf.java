package se.delaktig.steering.page;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.audit.file.Verifiers;
import se.delaktig.audit.view.SignedHead;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.TaggedPdf;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.steering.event.MeetingHeld;
import se.delaktig.steering.view.Meeting;
import se.delaktig.steering.view.MeetingFigures;

/** Writes a meeting's minutes as a tagged PDF (PDF/UA) in the reader's language. */
@Component
class MinutesPdf {
  private final TaggedPdf pdf;
  private final MeetingWords meetings;
  private final MeetingTables tables;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  MinutesPdf(
      TaggedPdf pdf,
      MeetingWords meetings,
      MeetingTables tables,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.pdf = pdf;
    this.meetings = meetings;
    this.tables = tables;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * The bytes of the file.
   *
   * @param held how the meeting was held
   */
  byte[] of(
      Sight sight, Meeting meeting, MeetingHeld held, MeetingFigures figures, SignedHead head) {
    return pdf.of(
        "steering/minutes-pdf", Map.of("minutes", minutes(sight, meeting, held, figures, head)));
  }

  private Minutes minutes(
      Sight sight, Meeting meeting, MeetingHeld held, MeetingFigures figures, SignedHead head) {
    ProjectPlan plan = sight.programme().planned();
    return new Minutes(
        words.say("steering.minutes.title", meetings.name(meeting)),
        words.say("steering.minutes.project", plan.number(), plan.name()),
        words.say("steering.minutes.made", fmt.date(clock.today())),
        held.present().stream().map(one -> meetings.present(sight, one)).toList(),
        meeting.called() == null ? List.of() : meetings.said(sight, meeting.called().agenda()),
        meeting.called() == null ? List.of() : meetings.said(sight, meeting.called().asked()),
        meeting.decisions().stream()
            .map(one -> new Minutes.Item(meetings.decision(one), meetings.said(sight, one.words())))
            .toList(),
        meeting.actions().stream()
            .map(one ->
                new Minutes.Item(
                    words.say(
                        "steering.minutes.action",
                        one.agreed().number(),
                        meetings.owner(one),
                        fmt.date(one.agreed().due())),
                    meetings.said(sight, one.agreed().words())))
            .toList(),
        meeting.findings().stream()
            .map(one -> meetings.said(sight, one.recorded().words()))
            .toList(),
        meetings.lines(sight, held.note()),
        List.of(tables.figures(figures), tables.organisations(figures), tables.goals(figures)),
        tables.basis(figures),
        tables.explained(figures),
        words.say("steering.minutes.head", head.key(), fmt.moment(head.recorded())),
        head.code(),
        Verifiers.sha256(),
        plan.invented());
  }
}
