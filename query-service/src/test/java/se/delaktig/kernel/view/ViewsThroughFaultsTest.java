package se.delaktig.kernel.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.kernel.view.ViewsOnALog.PROJECT;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two processes follow a log with the program's own projector while writes are lost, answered by
 * nobody, torn and doubled, while they die and come back where their token says, while events can't
 * be folded and views are made anew. In the end each document is what the log says.
 *
 * <p>A failure names its seed; {@code -Ddelaktig.views.seed} runs that one alone.
 */
class ViewsThroughFaultsTest {
  private static final String VIEWS = "views";
  private static final int STEPS = 60;
  private static final int MATERIALS = 5;
  private static final String POISON = "bad";
  private static final long SCHEDULES = Boolean.getBoolean("delaktig.long") ? 2_000 : 40;

  static LongStream seeds() {
    Long one = Long.getLong("delaktig.views.seed");
    return one == null ? LongStream.range(0, SCHEDULES) : LongStream.of(one);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eachDocumentIsWhatTheLogSays(long seed) {
    try (Schedule schedule = new Schedule(seed)) {
      schedule.run();
      schedule.heals();
      assertThat(schedule.shown()).as("seed %d", seed).isEqualTo(schedule.recorded);
      assertThat(schedule.counted()).as("seed %d", seed).isEqualTo(schedule.recordedInAll());
      assertThat(schedule.parity().equal()).as("seed %d", seed).isTrue();
    }
  }

  @Test
  void somethingDoesGoWrongAndProcessesDoDie() {
    try (Schedule schedule = new Schedule(1)) {
      schedule.run();
      assertThat(schedule.backend.faults()).isGreaterThan(3);
      assertThat(schedule.deaths).isGreaterThan(1);
      assertThat(schedule.madeAnew).isPositive();
    }
  }

  /** One process that follows the log; its token is where it would go on. */
  private static final class Follower {
    LogFollower projector;
    int token;
  }

  private static final class Schedule implements AutoCloseable {
    final UnreliableBackend backend = new UnreliableBackend(VIEWS);
    final Map<String, Integer> recorded = new HashMap<>();
    final MaterialsCounted counted = new MaterialsCounted();
    final MaterialVersions view = new MaterialVersions();
    final ViewsOnALog office = new ViewsOnALog(backend, view, counted);
    final List<Follower> followers = List.of(new Follower(), new Follower());
    final SplittableRandom random;
    int token;
    int deaths;
    int madeAnew;

    Schedule(long seed) {
      random = new SplittableRandom(seed);
      view.cannotFold(POISON);
      followers.forEach(this::begin);
      backend.goesWrong(seed);
    }

    void run() {
      for (int step = 0; step < STEPS; step++) {
        try {
          step();
        } catch (MongoException lost) {
          Follower dead = followers.get(random.nextInt(followers.size()));
          deaths++;
          revive(dead);
        }
      }
    }

    private void step() {
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> record();
        case 3, 4, 5, 6, 7 -> follow(followers.get(random.nextInt(followers.size())));
        case 8 -> {
          Parity before = Refold.rebuild(office.followed(), office.pages(), (n, e) -> {}, false);
          assertThat(before.equal()).isTrue();
          madeAnew++;
        }
        default -> new Mending<>(office.followed(), office.pages()).mend();
      }
    }

    private void record() {
      String material = "m" + random.nextInt(MATERIALS);
      office.append(material, random.nextInt(12) == 0 ? POISON : "t" + random.nextInt(100));
      recorded.merge(material, 1, Integer::sum);
    }

    /** The token is stored after the documents, and sometimes the process dies between the two. */
    private void follow(Follower follower) {
      List<RecordedEvent> all = office.events(follower.token);
      if (all.isEmpty()) {
        return;
      }
      List<RecordedEvent> batch = all.subList(0, 1 + random.nextInt(all.size()));
      follower.projector.fold(new ArrayList<>(batch));
      follower.token += batch.size();
      if (random.nextInt(6) == 0) {
        deaths++;
        revive(follower);
      } else {
        token = Math.max(token, follower.token);
      }
    }

    private void revive(Follower follower) {
      while (true) {
        try {
          begin(follower);
          return;
        } catch (MongoException again) {
          deaths++;
        }
      }
    }

    private void begin(Follower follower) {
      office.restart();
      follower.projector = office.follower();
      follower.token = token;
    }

    void heals() {
      backend.goesWell();
      view.canFoldAll();
      Follower last = followers.getFirst();
      begin(last);
      last.projector.fold(office.events(0));
      new Mending<>(office.followed(), office.pages()).mend();
    }

    Map<String, Integer> shown() {
      Map<String, Integer> shown = new HashMap<>();
      office.reader().all(PROJECT).byId().forEach((id, count) -> shown.put(id, count.versions()));
      return shown;
    }

    int counted() {
      return office
          .views()
          .reader(counted)
          .one(PROJECT, MaterialsCounted.ALL)
          .map(MaterialsCounted.Sum::materials)
          .orElse(0);
    }

    int recordedInAll() {
      return recorded.values().stream().mapToInt(Integer::intValue).sum();
    }

    Parity parity() {
      return Refold.parity(office.followed(), office.pages(), (next, end) -> {});
    }

    @Override
    public void close() {
      office.close();
    }
  }
}
