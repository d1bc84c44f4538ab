package se.delaktig.steering.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.steering.event.MeetingHeld;
import se.delaktig.steering.event.SteeringDecisionRecorded;
import se.delaktig.steering.event.Worded;
import se.delaktig.steering.view.Meeting;

/** How meetings and what came of them are called, and what was said at them in words. */
@Component
public class MeetingWords {
  private final Disclosure disclosure;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  MeetingWords(Disclosure disclosure, ProgrammeClock clock, Fmt fmt, Words words) {
    this.disclosure = disclosure;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  /** "Styrgruppsmöte 3 december 2019". */
  public String name(Meeting meeting) {
    return words.say(
        "steering.meeting.name",
        words.say("steering.meeting.kind." + meeting.kind()),
        fmt.date(meeting.date()));
  }

  State state(Meeting meeting) {
    if (!meeting.standing()) {
      return State.of(Tone.NEUTRAL, words.say("steering.meeting.state.cancelled"));
    }
    if (meeting.held() != null) {
      return meeting.minutes().isEmpty()
          ? State.of(Tone.INFO, words.say("steering.meeting.state.held"))
          : State.of(Tone.GOOD, words.say("steering.meeting.state.minutes"));
    }
    return meeting.date().isBefore(clock.today())
        ? State.of(Tone.LATE, words.say("steering.meeting.state.not-recorded"))
        : State.of(Tone.SOON, words.say("steering.meeting.state.called"));
  }

  /** What was said, or why it is not shown. */
  public String said(Sight sight, Worded sealed) {
    return switch (disclosure.text(sight.project(), sealed.text())) {
      case Disclosure.Written written -> written.text();
      case Disclosure.Withheld withheld -> words.say("access.text.withheld");
      case Disclosure.Erased erased -> words.say("steering.meeting.erased");
    };
  }

  List<String> said(Sight sight, List<Worded> sealed) {
    return sealed.stream().map(one -> said(sight, one)).toList();
  }

  @Nullable String saidOrNothing(Sight sight, @Nullable Worded sealed) {
    return sealed == null ? null : said(sight, sealed);
  }

  /** What was said, by lines; none where nothing was. */
  List<String> lines(Sight sight, @Nullable Worded sealed) {
    String text = saidOrNothing(sight, sealed);
    return text == null ? List.of() : text.lines().filter(line -> !line.isBlank()).toList();
  }

  /** "Ordförande, Avesta kommun: Stina Forslund". */
  String present(Sight sight, MeetingHeld.Present one) {
    String as = words.say("steering.meeting.seat." + one.seat());
    OrganisationId organisation = one.organisation();
    String seat = organisation == null ? as : as + ", " + organisation(sight, organisation);
    Worded who = one.who();
    return who == null ? seat : words.say("steering.meeting.present", seat, said(sight, who));
  }

  String organisation(Sight sight, OrganisationId id) {
    OrganisationJoined joined = sight.programme().places().organisations().get(id);
    return joined == null ? id.value() : joined.name();
  }

  /** "Beslut 2, godkänt", and which question it answers. */
  public String decision(SteeringDecisionRecorded one) {
    String what = words.say("steering.meeting.verdict." + one.verdict());
    return one.question() == null
        ? words.say("steering.meeting.decision", one.number(), what)
        : words.say("steering.meeting.decision.answer", one.number(), what, one.question());
  }

  /** How an action stands. */
  State state(Meeting.Action action) {
    if (action.settled() != null) {
      return State.of(
          Tone.GOOD,
          words.say(
              "steering.meeting.ending." + action.settled().ending(),
              fmt.date(action.settled().date())));
    }
    boolean late = action.agreed().due().isBefore(clock.today());
    return State.of(
        late ? Tone.LATE : Tone.SOON,
        words.say(
            late ? "steering.meeting.action.late" : "steering.meeting.action.due",
            fmt.date(action.agreed().due())));
  }

  /** Who sees to an action. */
  String owner(Meeting.Action action) {
    return fmt.capital(words.say("role." + action.agreed().owner()));
  }
}
