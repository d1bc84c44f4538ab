package se.delaktig.steering.page;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.steering.view.Meeting;
import se.delaktig.steering.view.MeetingView;

/** The meetings of a project in sight. */
@Component
class MeetingsSeen {
  private final ViewReader<Meeting> meetings;

  MeetingsSeen(Views views, MeetingView view) {
    this.meetings = views.reader(view);
  }

  Collection<Meeting> all(Sight sight) {
    return meetings.all(sight.project().value()).states();
  }

  /**
   * One of them.
   *
   * @throws ResponseStatusException 404 where there is none of that id
   */
  Meeting one(Sight sight, String id) {
    return meetings
        .one(sight.project().value(), id)
        .filter(meeting -> meeting.called() != null)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** The meeting of the same kind that was held last before another one. */
  Optional<Meeting> before(Sight sight, Meeting later) {
    return all(sight).stream()
        .filter(Meeting::standing)
        .filter(one -> one.held() != null && one.kind() == later.kind())
        .filter(one -> one.date().isBefore(later.date()))
        .max(Comparator.comparing(Meeting::date));
  }
}
