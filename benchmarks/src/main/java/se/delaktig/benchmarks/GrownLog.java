package se.delaktig.benchmarks;

import com.mongodb.client.MongoClient;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitLogStorageEngine;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.log.EventsAsJson;
import se.delaktig.kernel.view.Replay;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.project.view.Programme;

/**
 * A log in a database of its own in which one project stays as large as it is while the others
 * grow, and what a service does with it.
 */
final class GrownLog implements AutoCloseable {
  private static final String PROJECT = "2017-00434";
  private static final String OTHERS = "2018-00001";
  private static final int PROJECT_EVENTS = 5_000;
  private static final int RECORDERS = 16;
  private static final int ELSEWHERE = 128;
  private static final LocalDate DAY = LocalDate.of(2020, 12, 1);

  private final MongoClient client;
  private final String database;
  private final CommitLog log;
  private final CommitLogStorageEngine engine;
  private final Recorders elsewhere;
  private final Replay views;
  private final ViewReader<PersonHours> hours;
  private final Programme programme;
  private final SplittableRandom random;

  GrownLog(
      MeasuredServer server,
      MongoClient client,
      String database,
      EventVocabulary vocabulary,
      long seed) {
    this.client = client;
    this.database = database;
    log = CommitLog.open(client, database, InstantSource.system(), server.settings());
    EventsAsJson format = new EventsAsJson(vocabulary);
    engine = new CommitLogStorageEngine(log, format);
    elsewhere = new Recorders(vocabulary, OTHERS, seed, RECORDERS, ELSEWHERE);
    PersonHoursView people = new PersonHoursView();
    views =
        new Replay(List.of(people), new MongoTemplate(client, database + "_views"), log, format);
    hours = views.views().reader(people);
    programme = Frame.of(vocabulary);
    random = new SplittableRandom(seed);
    new Recorders(vocabulary, PROJECT, seed, 0, RECORDERS).record(log, PROJECT_EVENTS);
  }

  /** Lets the other projects record until the log holds about so many events. */
  void growTo(long events) {
    elsewhere.record(log, events - log.head());
    follow();
  }

  /** Lets the views follow. */
  void follow() {
    views.catchUp();
  }

  void append() {
    log.append(elsewhere.get(0).next());
  }

  void loadAnAggregate() {
    String session = elsewhere.someSession(random);
    DomainEventStream stream = engine.readEvents(session, 0);
    if (!stream.hasNext()) {
      throw new IllegalStateException("nothing in " + session);
    }
    while (stream.hasNext()) {
      stream.next().getPayload();
    }
  }

  void showTheDashboard() {
    ViewReader.Snapshot<PersonHours> all = hours.all(PROJECT);
    HoursStatement statement = HoursStatement.of(programme, all.states(), all.position(), DAY);
    if (statement.total().logged() == 0) {
      throw new IllegalStateException("the project has no hours");
    }
  }

  /** What each event takes of the disk, with the indexes. */
  double bytesPerEvent() {
    Document stats =
        client.getDatabase(database).runCommand(new Document("collStats", CommitLog.COLLECTION));
    double bytes =
        ((Number) stats.getOrDefault("storageSize", 0)).doubleValue()
            + ((Number) stats.getOrDefault("totalIndexSize", 0)).doubleValue();
    return bytes / log.head();
  }

  @Override
  public void close() {
    log.close();
  }
}
