package se.delaktig.kernel.view;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.log.EventsAsJson;

/** A log of materials on a server in memory, and views on it that can be restarted. */
final class ViewsOnALog implements AutoCloseable {
  static final String PROJECT = "p";

  /** How long ago everything was recorded, in seconds. */
  static final long PASSED = 100;

  private final MongoServer server;
  private final MongoClient client;
  private final EventFormat format = new EventsAsJson(new EventVocabulary());
  private final CommitLog log;
  private final Map<String, Long> versions = new HashMap<>();
  private final View<MaterialVersions.Count> view;
  private final List<View<?>> all;

  private FollowedView<MaterialVersions.Count> followed;
  private ViewHeads heads;
  private Views views;

  ViewsOnALog(View<MaterialVersions.Count> view, View<?>... besides) {
    this(new MemoryBackend(), view, besides);
  }

  /** On a server of the test's own. */
  ViewsOnALog(MongoBackend backend, View<MaterialVersions.Count> view, View<?>... besides) {
    server = new MongoServer(backend);
    client = MongoClients.create("mongodb:/" + server.bind());
    log = CommitLog.open(client, "log", () -> Instant.EPOCH, LogSettings.forEmbedded());
    this.view = view;
    this.all = Stream.concat(Stream.of(view), Stream.of(besides)).toList();
    restart();
  }

  /** As a new process would find it. */
  @SuppressWarnings("unchecked")
  void restart() {
    MongoTemplate mongo = new MongoTemplate(client, "views");
    heads = new ViewHeads(mongo);
    views = new Views(all, mongo, new StateText(), heads, pages());
    followed = (FollowedView<MaterialVersions.Count>) views.named(view.name()).orElseThrow();
  }

  /** The same data with another fold, as a new build would have it. */
  ViewsOnALog.Other other(View<MaterialVersions.Count> fold) {
    MongoTemplate mongo = new MongoTemplate(client, "views");
    Views others = new Views(List.of(fold), mongo, new StateText(), new ViewHeads(mongo), pages());
    return new Other(others, others.reader(fold));
  }

  /** Views of another build on the same data. */
  record Other(Views views, ViewReader<MaterialVersions.Count> reader) {}

  /** What looks after the views in this process; does so only when it is told to look. */
  Upkeep upkeep(Duration parityEvery) {
    return new Upkeep(
        views,
        heads,
        pages(),
        work(),
        otherFolds(Duration.ofDays(30)),
        new ProgrammeClock(() -> Instant.EPOCH.plusSeconds(PASSED)),
        new StaticListableBeanFactory().getBeanProvider(EventProcessingConfiguration.class),
        parityEvery);
  }

  /** What drops the documents of other builds, as this process sees them. */
  OtherFolds otherFolds(Duration kept) {
    return new OtherFolds(mongo(), views, work(), kept);
  }

  /** The shared list of what is to be done, as one process sees it. */
  WorkStore work() {
    return new WorkStore(mongo());
  }

  /** The log read by whoever keeps something of one ledger in memory. */
  FollowedLedger followed(String ledger) {
    return new FollowedLedger(log, ledger);
  }

  LogPages pages() {
    return new LogPages(log, format);
  }

  Views views() {
    return views;
  }

  FollowedView<MaterialVersions.Count> followed() {
    return followed;
  }

  ViewReader<MaterialVersions.Count> reader() {
    return followed.reader();
  }

  /** A reader of its own, to which time passes as a test says. */
  ViewReader<MaterialVersions.Count> reader(LongSupplier nanos) {
    return new ViewReader<>(followed.store(), heads, nanos);
  }

  MongoTemplate mongo() {
    return new MongoTemplate(client, "views");
  }

  /** Appends a new version of a material; answers with its position. */
  long append(String material, String title) {
    return append(PROJECT, material, title);
  }

  /** Appends a new version of a material of some project; materials have different names. */
  long append(String project, String material, String title) {
    long seq = versions.merge(material, 1L, Long::sum) - 1;
    EventFormat.Encoded stored =
        format.encode(
            new MaterialAdded(
                new MaterialId(material), title, "l", (int) seq + 1, List.of("focus")));
    return log.append(
            new CommitRequest(
                project,
                "a",
                "PROJECT_LEADER",
                "add-material",
                UUID.randomUUID().toString(),
                null,
                null,
                List.of(
                    new NewEvent(
                        UUID.randomUUID().toString(),
                        "material-" + material,
                        seq,
                        stored.name(),
                        stored.revision(),
                        stored.body()))))
        .lastPosition();
  }

  /** What the processor would get next. */
  List<RecordedEvent> events(long from) {
    List<RecordedEvent> events = new ArrayList<>();
    pages().read(from, log.head(), events::addAll);
    return events;
  }

  /** What follows the log for all the views. */
  LogFollower follower() {
    return new LogFollower(views, heads);
  }

  /** Folds a batch into the first view only. */
  void follow(long from) {
    followed.projection().fold(events(from));
  }

  List<Commit> commits() {
    return log.readFrom(0, 1000);
  }

  @Override
  public void close() {
    log.close();
    client.close();
    server.shutdownNow();
  }
}
