package se.delaktig.demo;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.project.event.ProjectId;

/**
 * The demonstration project, played through the command desk as its people would have done it. The
 * same seed gives the same commands.
 */
public final class Demonstration {
  /** The seed of everything that is drawn. */
  public static final long SEED = 201700434L;

  public static final ProjectId PROJECT = Stage.PROJECT;

  private static final LocalDateTime NOW = LocalDateTime.of(2019, 11, 18, 9, 41);

  private Demonstration() {}

  /** The moment of its first command. */
  public static Instant firstMorning() {
    return Opening.FIRST_MORNING.atZone(ProgrammeClock.SWEDEN).toInstant();
  }

  /** The moment at which its clock begins to run when the playing is over. */
  public static Instant now() {
    return NOW.atZone(ProgrammeClock.SWEDEN).toInstant();
  }

  /**
   * Plays it from its first day.
   *
   * @param accounts the actors of the demonstration's accounts; one for each role that has one
   * @return the position of the last event
   */
  public static long play(
      DemoSize size,
      Desk desk,
      ActorBook book,
      FileRoom files,
      Map<Role, ActorId> accounts,
      DemoClock clock) {
    Stage stage =
        new Stage(
            desk,
            book,
            files,
            accounts,
            moment -> clock.standAt(moment.atZone(ProgrammeClock.SWEDEN).toInstant()),
            SEED);
    play(size).on(stage, NOW);
    return stage.position();
  }

  static Play play(DemoSize size) {
    return switch (size) {
      case SMALL -> new SmallProject(SEED);
      case WHOLE -> new WholeProject(SEED);
    };
  }
}
