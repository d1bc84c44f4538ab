package se.delaktig.hours.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.PlanOf2017;

/** A whole project's statement is kept until something has happened, or a document is mended. */
class KeptStatementTest {
  private static final String PROJECT = "2017-00434";
  private static final LocalDate MONDAY = LocalDate.of(2019, 10, 14);
  private static final long POSITION = 7;

  private final PersonHoursView view = new PersonHoursView();
  private final Views views = mock(Views.class);
  private final ViewReader<PersonHours> reader = mock();
  private final HoursStatements statements = statements();
  private final Map<String, PersonHours> stopped = hours(60);
  private final Sight karin = karin();

  private HoursStatements statements() {
    when(views.reader(view)).thenReturn(reader);
    return new HoursStatements(
        views,
        view,
        mock(DiscreetHours.class),
        new ProgrammeClock(() -> Instant.parse("2019-11-18T08:41:00Z")));
  }

  @Test
  void whileNothingHappensItIsTheSame() {
    shown(stopped, POSITION);
    HoursStatement first = statements.of(karin);
    shown(stopped, POSITION);
    assertThat(statements.of(karin)).isSameAs(first);
  }

  @Test
  void aMendedDocumentAtTheSamePositionMakesItAnew() {
    shown(stopped, POSITION);
    assertThat(statements.of(karin).total().logged()).isEqualTo(60);
    shown(hours(60, 45), POSITION);
    assertThat(statements.of(karin).total().logged()).isEqualTo(105);
  }

  private void shown(Map<String, PersonHours> people, long position) {
    when(reader.all(PROJECT)).thenReturn(new ViewReader.Snapshot<>(position, people));
  }

  private static Map<String, PersonHours> hours(int... minutes) {
    HoursStory story = new HoursStory().registered("anna", MONDAY.minusYears(1));
    for (int i = 0; i < minutes.length; i++) {
      story.logged("s" + i, MONDAY.plusDays(i), LocalTime.of(13, 0), minutes[i], "anna");
    }
    return story.people();
  }

  private static Sight karin() {
    ActorId actor = new ActorId("karin");
    return new Sight(
        new ProjectId(PROJECT),
        actor,
        PlanOf2017.programme(
            "anstallda", PlanOf2017.breakEven(Rounding.MINUTES), HoursStory.places()),
        List.of(
            new AccessGranted(
                new GrantId("g"),
                actor,
                Role.PROJECT_LEADER,
                new Scope(Scope.Kind.PROJECT, PROJECT),
                null,
                LocalDate.EPOCH,
                null,
                AccessGranted.Reason.APPOINTED_IN_PROJECT)));
  }
}
