package se.delaktig.kernel.view;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.view.Report.Outcome;

/**
 * What is to be done to views, at most one thing a view, and what came of it. Shared by all
 * processes: each thing is done by one, and begun anew by another when that one dies.
 */
@Component
class WorkStore {
  private static final String ID = "_id";
  private static final String KIND = "kind";
  private static final String ASKED = "asked";
  private static final String OWNER = "owner";
  private static final String UNTIL = "until";
  private static final String NEXT = "next";
  private static final String END = "end";
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final MongoCollection<Document> work;
  private final MongoCollection<Document> reports;
  private final String self = UUID.randomUUID().toString();

  WorkStore(MongoTemplate mongo) {
    this.work = mongo.getCollection("view-work");
    this.reports = mongo.getCollection("view-reports");
  }

  /**
   * Asks for something to be done.
   *
   * @return false when something is being done to that view already
   */
  boolean ask(String view, Work.Kind kind, Instant now) {
    try {
      work.insertOne(
          new Document(ID, view)
              .append(KIND, kind.name())
              .append(ASKED, Date.from(now))
              .append(UNTIL, Date.from(Instant.EPOCH))
              .append(NEXT, 0L)
              .append(END, -1L));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** What is being done to a view, or waits to be. */
  Optional<Work> of(String view) {
    return Optional.ofNullable(work.find(Filters.eq(ID, view)).first()).map(WorkStore::work);
  }

  /** Takes over something that nobody does. */
  Optional<Work> claim(String view, Instant now) {
    return Optional.ofNullable(
            work.findOneAndUpdate(
                Filters.and(Filters.eq(ID, view), Filters.lt(UNTIL, Date.from(now))),
                Updates.combine(
                    Updates.set(OWNER, self),
                    Updates.set(UNTIL, Date.from(now.plus(LEASE))),
                    Updates.set(NEXT, 0L),
                    Updates.set(END, -1L)),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
        .map(WorkStore::work);
  }

  /**
   * Notes how far it has come, and keeps hold of it.
   *
   * @return false when another process has taken it over
   */
  boolean reached(String view, long next, long end, Instant now) {
    return work.updateOne(
                mine(view),
                Updates.combine(
                    Updates.set(NEXT, next),
                    Updates.set(END, end),
                    Updates.set(UNTIL, Date.from(now.plus(LEASE)))))
            .getMatchedCount()
        == 1;
  }

  void done(String view) {
    work.deleteOne(mine(view));
  }

  /** Forgets what was asked for and told of a view that is there no more. */
  void forget(String view) {
    work.deleteOne(Filters.eq(ID, view));
    for (Work.Kind kind : Work.Kind.values()) {
      reports.deleteOne(Filters.eq(ID, view + "." + kind));
    }
  }

  private Bson mine(String view) {
    return Filters.and(Filters.eq(ID, view), Filters.eq(OWNER, self));
  }

  private static Work work(Document document) {
    return new Work(
        Work.Kind.valueOf(document.getString(KIND)),
        Objects.requireNonNull(document.getDate(ASKED)).toInstant(),
        document.getLong(NEXT),
        document.getLong(END));
  }

  void report(String view, Report report) {
    reports.replaceOne(
        Filters.eq(ID, view + "." + report.kind()),
        new Document(ID, view + "." + report.kind())
            .append("at", Date.from(report.at()))
            .append("seconds", report.seconds())
            .append("outcome", report.outcome().name())
            .append("position", report.position())
            .append("documents", report.documents())
            .append("differing", report.differing())
            .append("examples", report.examples())
            .append("hash", report.hash()),
        new ReplaceOptions().upsert(true));
  }

  /** What came of it the last time. */
  Optional<Report> report(String view, Work.Kind kind) {
    return Optional.ofNullable(reports.find(Filters.eq(ID, view + "." + kind)).first())
        .map(document ->
            new Report(
                kind,
                Objects.requireNonNull(document.getDate("at")).toInstant(),
                document.getLong("seconds"),
                Outcome.valueOf(document.getString("outcome")),
                document.getLong("position"),
                document.getLong("documents"),
                document.getLong("differing"),
                List.copyOf(document.getList("examples", String.class)),
                document.getString("hash")));
  }
}
