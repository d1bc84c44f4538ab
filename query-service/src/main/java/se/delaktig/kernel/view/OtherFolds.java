package se.delaktig.kernel.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The documents of other builds' folds. They stay as long as a build that follows them may run
 * beside this one or be put back in its place, and are dropped when nobody has followed them for
 * long: whoever comes back makes them anew from the log.
 */
@Component
final class OtherFolds {
  private static final Logger LOG = LoggerFactory.getLogger(OtherFolds.class);
  private static final String ID = "_id";

  /** How often at most it is written down that a fold is followed. */
  private static final Duration NOTED = Duration.ofHours(1);

  /** A collection of a fold's documents: the head's id and which making of them it is. */
  private static final Pattern DOCUMENTS = Pattern.compile("(.+\\..+)\\.[0-9a-f]{24}");

  private static final String TOKENS = "trackingtokens";
  private static final String PROCESSOR = "processorName";
  private static final String STORED_AT = "timestamp";

  private final MongoTemplate mongo;
  private final Views views;
  private final WorkStore work;
  private final Duration kept;
  private final MongoCollection<Document> heads;
  private final MongoCollection<Document> tokens;
  private final Map<String, Long> positions = new HashMap<>();

  /**
   * @param kept how long the documents of a fold are kept that nobody follows any more
   */
  OtherFolds(
      MongoTemplate mongo,
      Views views,
      WorkStore work,
      @Value("${delaktig.views.keep-other-folds:30d}") Duration kept) {
    this.mongo = mongo;
    this.views = views;
    this.work = work;
    this.kept = kept;
    this.heads = mongo.getCollection(ViewStore.HEADS);
    this.tokens = mongo.getCollection(TOKENS);
  }

  /** Notes who is followed, and drops what nobody has followed for as long as it is kept. */
  void dropWhatNobodyFollows(Instant now) {
    Set<String> ours =
        views.followed().stream()
            .map(followed -> followed.store().id())
            .collect(Collectors.toUnmodifiableSet());
    boolean sweep = positions.isEmpty();
    for (Document head : heads.find(Filters.exists(ViewStore.GENERATION)).into(new ArrayList<>())) {
      String id = head.getString(ID);
      long position = head.getLong(ViewStore.POSITION);
      Long before = positions.put(id, position);
      boolean follows = ours.contains(id) || before != null && before != position;
      Date followed = head.getDate(ViewStore.FOLLOWED);
      if (followed == null || follows) {
        note(id, followed, now);
      } else if (followed.toInstant().plus(kept).isBefore(now) && forgotten(id, followed)) {
        LOG.info("nobody has followed the documents of {} for {}: they are dropped", id, kept);
        positions.remove(id);
        sweep = true;
      }
    }
    if (sweep) {
      dropWhatHasNoHead();
      tokens.deleteMany(
          Filters.and(
              Filters.ne(PROCESSOR, views.processor()),
              Filters.lt(STORED_AT, now.minus(kept).toEpochMilli())));
    }
  }

  private void note(String id, @Nullable Date followed, Instant now) {
    if (followed == null || followed.toInstant().plus(NOTED).isBefore(now)) {
      heads.updateOne(Filters.eq(ID, id), Updates.set(ViewStore.FOLLOWED, Date.from(now)));
    }
  }

  /** False where somebody has come to follow it meanwhile. */
  private boolean forgotten(String id, Date followed) {
    work.forget(id);
    return heads
            .deleteOne(Filters.and(Filters.eq(ID, id), Filters.eq(ViewStore.FOLLOWED, followed)))
            .getDeletedCount()
        == 1;
  }

  /**
   * Looks for the documents before it looks for heads: a head is begun before its documents, so
   * that none are taken for left behind that somebody has just begun.
   */
  private void dropWhatHasNoHead() {
    List<String> collections = mongo.getDb().listCollectionNames().into(new ArrayList<>());
    Set<String> begun = new HashSet<>();
    heads.find().forEach(head -> begun.add(head.getString(ID)));
    for (String name : collections) {
      Matcher documents = DOCUMENTS.matcher(name);
      if (documents.matches() && !begun.contains(documents.group(1))) {
        mongo.getCollection(name).drop();
      }
    }
  }
}
