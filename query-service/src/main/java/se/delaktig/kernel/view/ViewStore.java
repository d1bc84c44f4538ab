package se.delaktig.kernel.view;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Where a view's documents lie: one collection for each making of them, and beside them which of
 * them people see and how far it has come. Everything belongs to one fold, that is to one version
 * and shape of the view; another build's documents are never touched.
 */
final class ViewStore<S> {
  static final String HEADS = "view-heads";
  static final String VIEW = "view";
  static final String FOLD = "fold";
  static final String GENERATION = "generation";
  static final String POSITION = "position";
  static final String MENDED = "mended";
  static final String BUILD = "build";

  /** When somebody was last seen to follow the log with this fold, by the machine's clock. */
  static final String FOLLOWED = "followed";

  private final View<S> view;
  private final String fold;
  private final StateText states;
  private final MongoTemplate mongo;
  private final MongoCollection<Document> heads;

  ViewStore(View<S> view, MongoTemplate mongo, StateText states) {
    this.view = view;
    this.fold = view.version() + "-" + StateShape.of(view.stateType());
    this.states = states;
    this.mongo = mongo;
    this.heads = mongo.getCollection(HEADS);
    begin();
  }

  /** The view's name. */
  String name() {
    return view.name();
  }

  /** Version and shape of the fold. */
  String fold() {
    return fold;
  }

  /** The head's id, and what each generation's collection begins with. */
  String id() {
    return view.name() + "." + fold;
  }

  private void begin() {
    String first = new ObjectId().toHexString();
    try {
      heads.updateOne(
          Filters.eq("_id", id()),
          Updates.combine(
              Updates.setOnInsert(VIEW, view.name()),
              Updates.setOnInsert(FOLD, fold),
              Updates.setOnInsert(GENERATION, first),
              Updates.setOnInsert(POSITION, -1L),
              Updates.setOnInsert(MENDED, 0L),
              Updates.setOnInsert(BUILD, thisBuild())),
          new UpdateOptions().upsert(true));
    } catch (MongoWriteException e) {
      // Another process has begun it at the same moment.
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
    live(head()).createIndexes();
  }

  private static String thisBuild() {
    String version = ViewStore.class.getPackage().getImplementationVersion();
    return version == null ? "" : version;
  }

  /** The program's version that began to make the live documents; empty where it has none. */
  String build() {
    Document head = heads.find(Filters.eq("_id", id())).first();
    String build = head == null ? null : head.getString(BUILD);
    return build == null ? "" : build;
  }

  /** Which documents people see, and how far they have come. */
  Head head() {
    Document head = heads.find(Filters.eq("_id", id())).first();
    if (head == null) {
      throw new IllegalStateException(
          "the head of view " + view.name() + " is gone: restart to have it made anew");
    }
    return head(head);
  }

  static Head head(Document head) {
    return new Head(head.getString(GENERATION), head.getLong(POSITION), head.getLong(MENDED));
  }

  /** The documents that people see. */
  Generation<S> live(Head head) {
    return generation(head.generation());
  }

  /** Documents to be made beside the live ones. */
  String newGeneration() {
    String generation = new ObjectId().toHexString();
    generation(generation).createIndexes();
    return generation;
  }

  Generation<S> generation(String generation) {
    return new Generation<>(view, states, mongo.getCollection(id() + "." + generation));
  }

  /**
   * Writes what has been folded, then how far the view has come: whoever reads that position first
   * and the documents afterwards misses none of them.
   *
   * @return how far the view has come now; nothing when the batch must be folded once more, because
   *     other documents have become the live ones or a stopped one has been mended
   */
  @Nullable Head write(Head from, Folding<S> folding, long position) {
    return live(from).write(folding) ? advance(from, position) : null;
  }

  /**
   * Moves the head when the documents have been written.
   *
   * @return where it stands; nothing when other documents have become the live ones
   */
  @Nullable Head advance(Head from, long position) {
    Head reached = from.at(position);
    return heads.bulkWrite(List.of(move(id(), reached))).getMatchedCount() == 1 ? reached : null;
  }

  /** Moves a head, as long as the same documents are the live ones. */
  static UpdateOneModel<Document> move(String id, Head reached) {
    return new UpdateOneModel<>(
        Filters.and(Filters.eq("_id", id), Filters.eq(GENERATION, reached.generation())),
        Updates.max(POSITION, reached.position()));
  }

  /** Tells all readers that a stopped document has been mended. */
  void mended() {
    heads.updateOne(Filters.eq("_id", id()), Updates.inc(MENDED, 1L));
  }

  /**
   * Makes other documents the live ones. They must have met all that the live ones have.
   *
   * @return false when the live ones have come further meanwhile
   */
  boolean swap(Head live, String next, long position) {
    return heads
            .updateOne(
                Filters.and(
                    Filters.eq("_id", id()),
                    Filters.eq(GENERATION, live.generation()),
                    Filters.eq(MENDED, live.mended()),
                    Filters.lte(POSITION, position)),
                Updates.combine(
                    Updates.set(GENERATION, next),
                    Updates.set(POSITION, position),
                    Updates.set(BUILD, thisBuild())))
            .getMatchedCount()
        == 1;
  }

  /** Drops all makings of this fold's documents but the live one and one that is being made. */
  void dropAllBut(@Nullable String beingMade) {
    String live = head().generation();
    for (String name : mongo.getDb().listCollectionNames()) {
      if (name.startsWith(id() + ".")
          && !name.endsWith("." + live)
          && (beingMade == null || !name.endsWith("." + beingMade))) {
        mongo.getCollection(name).drop();
      }
    }
  }
}
