package se.delaktig.kernel.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.json.JacksonSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.kernel.view.MaterialVersions.Count;

/** When the documents of other builds are dropped, and when they stay. */
class OtherFoldsTest {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Instant START = Instant.parse("2019-11-18T08:00:00Z");
  private static final Instant MUCH_LATER = START.plus(KEPT).plusSeconds(1);

  private final MaterialVersions view = new MaterialVersions();
  private final Doubled folded = new Doubled();
  private final ViewsOnALog office = new ViewsOnALog(view);
  private final OtherFolds folds = office.otherFolds(KEPT);

  private Views otherBuild;
  private String id;

  @BeforeEach
  void givenAnotherBuildThatFollows() {
    office.append("film", "a");
    office.follow(0);
    otherBuild = otherBuild();
    otherBuild.catchUp();
    id = otherBuild.named(folded.name()).orElseThrow().store().id();
    folds.dropWhatNobodyFollows(START);
    assertThat(documentsOfOthers()).hasSize(1);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void whatNobodyHasFollowedForLongIsDroppedWithAllThatIsToldOfIt() {
    office.work().ask(id, Work.Kind.PARITY, START);
    folds.dropWhatNobodyFollows(START.plus(KEPT).minusSeconds(1));
    assertThat(documentsOfOthers()).hasSize(1);

    folds.dropWhatNobodyFollows(MUCH_LATER);

    assertThat(documentsOfOthers()).isEmpty();
    assertThat(headsOfOthers()).isEmpty();
    assertThat(office.work().of(id)).isEmpty();
  }

  @Test
  void ourOwnStaysHoweverLongItHasBeenQuiet() {
    folds.dropWhatNobodyFollows(MUCH_LATER);
    folds.dropWhatNobodyFollows(MUCH_LATER.plus(KEPT).plusSeconds(1));
    assertThat(office.reader().one(ViewsOnALog.PROJECT, "film")).isPresent();
  }

  @Test
  void whatGoesOnFollowingIsKept() {
    office.append("film", "b");
    otherBuild.catchUp();
    folds.dropWhatNobodyFollows(START.plus(KEPT).minusSeconds(1));
    folds.dropWhatNobodyFollows(MUCH_LATER);
    assertThat(documentsOfOthers()).hasSize(1);
  }

  @Test
  void whatComesBackAfterItWasDroppedIsMadeAnew() {
    folds.dropWhatNobodyFollows(MUCH_LATER);
    Views back = otherBuild();
    back.catchUp();
    assertThat(back.reader(folded).one(ViewsOnALog.PROJECT, "film").map(Count::versions))
        .contains(2);
    assertThat(documentsOfOthers()).hasSize(1);
  }

  @Test
  void whatAKillHasLeftBehindIsDroppedAtTheNextStart() {
    office.mongo().getCollection(ViewStore.HEADS).deleteMany(Filters.eq("_id", id));
    office.mongo().getCollection("fs.files").insertOne(new Document("of", "somebody else"));

    office.otherFolds(KEPT).dropWhatNobodyFollows(START);

    assertThat(documentsOfOthers()).isEmpty();
    assertThat(collections()).contains("fs.files");
    assertThat(office.reader().one(ViewsOnALog.PROJECT, "film")).isPresent();
  }

  @Test
  void howFarFormerProcessorsHaveComeIsForgotten() {
    Clock clock = AbstractTokenEntry.clock;
    MongoTokenStore tokens =
        MongoTokenStore.builder()
            .mongoTemplate(
                DefaultMongoTemplate.builder().mongoDatabase(office.mongo().getDb()).build())
            .serializer(JacksonSerializer.defaultSerializer())
            .build();
    try {
      AbstractTokenEntry.clock = Clock.fixed(START, ZoneOffset.UTC);
      tokens.initializeSegment(new GlobalSequenceTrackingToken(7), "former", 0);
      tokens.initializeSegment(new GlobalSequenceTrackingToken(7), office.views().processor(), 0);
      AbstractTokenEntry.clock = Clock.fixed(MUCH_LATER, ZoneOffset.UTC);
      tokens.initializeSegment(new GlobalSequenceTrackingToken(7), "beside us", 0);
    } finally {
      AbstractTokenEntry.clock = clock;
    }

    folds.dropWhatNobodyFollows(MUCH_LATER);

    assertThat(
            office.mongo().getCollection("trackingtokens").distinct("processorName", String.class))
        .containsExactlyInAnyOrder(office.views().processor(), "beside us");
  }

  @Test
  void whoeverFollowsMeanwhileKeepsWhatIsAboutToBeDropped() {
    office
        .mongo()
        .getCollection(ViewStore.HEADS)
        .updateMany(new Document(), Updates.set(ViewStore.FOLLOWED, Date.from(MUCH_LATER)));
    folds.dropWhatNobodyFollows(MUCH_LATER);
    assertThat(documentsOfOthers()).hasSize(1);
  }

  private Views otherBuild() {
    return office.other(folded).views();
  }

  private List<String> documentsOfOthers() {
    return collections().stream().filter(name -> name.startsWith(id + ".")).toList();
  }

  private List<Document> headsOfOthers() {
    return office
        .mongo()
        .getCollection(ViewStore.HEADS)
        .find(Filters.eq("_id", id))
        .into(new ArrayList<>());
  }

  private List<String> collections() {
    return office.mongo().getDb().listCollectionNames().into(new ArrayList<>());
  }
}
