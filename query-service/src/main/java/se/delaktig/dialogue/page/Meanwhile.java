package se.delaktig.dialogue.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.kernel.page.Change;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;

/** What others have changed in a session since somebody looked at it. */
@Component
class Meanwhile {
  private final Fmt fmt;
  private final Words words;

  Meanwhile(Fmt fmt, Words words) {
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * One sentence for each thing that differs, and one that says who is with where only people do.
   *
   * @param seen the revision that was looked at
   * @return empty if the change has not come to be seen here yet
   */
  List<Change> since(SessionHistory session, int seen) {
    Optional<HeldSession> before =
        session.entries().stream()
            .filter(entry -> entry.revision() == seen)
            .map(SessionHistory.Entry::held)
            .reduce((earlier, later) -> later);
    Optional<SessionHistory.Entry> latest = session.latest();
    if (before.isEmpty() || latest.isEmpty() || latest.get().revision() == seen) {
      return List.of();
    }
    return differences(before.get(), latest.get().held(), fmt.moment(latest.get().at()));
  }

  private List<Change> differences(HeldSession was, HeldSession is, String when) {
    List<Change> changes = new ArrayList<>();
    if (!was.date().equals(is.date())) {
      changes.add(change(when, "date", fmt.date(was.date()), fmt.date(is.date())));
    }
    if (!was.start().equals(is.start())) {
      changes.add(change(when, "start", fmt.clock(was.start()), fmt.clock(is.start())));
    }
    if (was.minutes() != is.minutes()) {
      changes.add(change(when, "length", fmt.minutes(was.minutes()), fmt.minutes(is.minutes())));
    }
    if (!Set.copyOf(was.attendances()).equals(Set.copyOf(is.attendances()))) {
      changes.add(change(when, "people", attended(was), attended(is)));
    }
    if (changes.isEmpty()) {
      changes.add(Change.plain("pen", words.say("dialogue.meanwhile.other"), when));
    }
    return changes;
  }

  private Change change(String when, String what, Object was, Object is) {
    return Change.plain("pen", words.say("dialogue.meanwhile." + what, was, is), when);
  }

  private static long attended(HeldSession held) {
    return held.attendances().stream().filter(one -> one.presence().attended()).count();
  }
}
