package se.delaktig.steering.page;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.ProjectLine;
import se.delaktig.kernel.page.StartPart;
import se.delaktig.kernel.page.Task;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Visitor;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.steering.view.Meeting;
import se.delaktig.steering.view.Routine;
import se.delaktig.steering.view.RoutineView;
import se.delaktig.steering.view.SteeringDue;
import se.delaktig.steering.view.SteeringDue.Due;

/** What is due of meetings, actions and routines: all to the leader, actions to their owners. */
@Component
class SteeringTasks implements StartPart {
  private static final int SOON_DAYS = 14;

  private final Gate gate;
  private final MeetingsSeen seen;
  private final ViewReader<Routine> routines;
  private final MeetingWords wording;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  SteeringTasks(
      Gate gate,
      MeetingsSeen seen,
      Views views,
      RoutineView view,
      MeetingWords wording,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.seen = seen;
    this.routines = views.reader(view);
    this.wording = wording;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  @Override
  public List<Task> tasks(Visitor visitor, ProjectLine project) {
    return gate.look(Query.MEETINGS, project.id()).filter(Sight::whole).stream()
        .flatMap(sight ->
            SteeringDue.of(
                    seen.all(sight),
                    routines.all(project.id()).states(),
                    sight.programme().planned().period(),
                    clock.today())
                .stream()
                .filter(due -> isFor(visitor, due))
                .map(due -> task(visitor, sight, due)))
        .toList();
  }

  private static boolean isFor(Visitor visitor, Due due) {
    return visitor.isAny(Role.PROJECT_LEADER)
        || due instanceof SteeringDue.Settle settle
            && visitor.isAny(settle.action().agreed().owner());
  }

  private Task task(Visitor visitor, Sight sight, Due due) {
    String meetings = MeetingsController.base(sight.project().value());
    return switch (due) {
      case SteeringDue.CallMeetings d ->
          task(d.day(), "call", words.say("steering.task.call", d.missing()), meetings + "/nytt");
      case SteeringDue.Freeze d ->
          task(d.day(), "freeze", about("freeze", d.meeting()), meetings + "/" + d.meeting().id());
      case SteeringDue.Record d ->
          task(
              d.day(),
              "record",
              about("record", d.meeting()),
              meetings + "/" + d.meeting().id() + "/genomfort");
      case SteeringDue.Issue d ->
          task(d.day(), "issue", about("issue", d.meeting()), meetings + "/" + d.meeting().id());
      case SteeringDue.Settle d ->
          task(
              d.day(),
              "settle",
              visitor.byMail()
                  ? about("settle", d.meeting())
                  : wording.said(sight, d.action().agreed().words()),
              meetings + "/" + d.meeting().id());
      case SteeringDue.CallConference d ->
          task(d.day(), "conference", words.say("steering.task.conference"), meetings + "/nytt");
      case SteeringDue.FollowUp d ->
          task(
              d.day(),
              "follow-up",
              words.say("steering.task.follow-up", d.routines()),
              "/projekt/" + sight.project() + "/rutiner");
    };
  }

  private String about(String what, Meeting meeting) {
    return words.say("steering.task." + what, wording.name(meeting));
  }

  private Task task(LocalDate day, String what, String title, String href) {
    LocalDate today = clock.today();
    boolean late = day.isBefore(today);
    return new Task(
        late ? Tone.LATE : day.isAfter(today.plusDays(SOON_DAYS)) ? Tone.NEUTRAL : Tone.SOON,
        day,
        words.say(late ? "steering.task.late" : "steering.task.due", fmt.shortDateWithYear(day)),
        title,
        words.say("steering.task." + what + ".why"),
        words.say("steering.task." + what + ".do"),
        href);
  }
}
