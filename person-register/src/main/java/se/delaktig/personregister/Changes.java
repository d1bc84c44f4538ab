package se.delaktig.personregister;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.bson.Document;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/**
 * Whose details are changed, numbered within the project without gaps, so that whoever remembers
 * details can ask for what came after. A change is announced before it is written and settled
 * after: one that is still underway must be read again later, and a writer that dies between leaves
 * nothing unannounced.
 */
final class Changes {
  private static final String PROJECT = "project";
  private static final String PERSONS = "persons";
  private static final String SETTLED = "settled";
  private static final String AT = "at";
  private static final int PER_CHANGE = 1_000;
  private static final int AHEAD = 32;

  /** No writer lives this long between announcing and settling. */
  private static final Duration GIVEN_UP = Duration.ofHours(1);

  private final MongoCollection<Document> changes;
  private final Map<ProjectId, Long> heads = new ConcurrentHashMap<>();

  Changes(MongoCollection<Document> changes) {
    this.changes = changes;
    changes.createIndex(Indexes.ascending(PROJECT, SETTLED));
  }

  record Change(long number, List<PersonId> persons, boolean settled) {}

  /** Runs the writing of these people's details between announcing and settling it. */
  void around(ProjectId project, Collection<PersonId> persons, Runnable writing) {
    List<String> announced = new ArrayList<>();
    List<String> all = persons.stream().map(PersonId::value).toList();
    for (int from = 0; from < all.size(); from += PER_CHANGE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + PER_CHANGE));
      announced.add(announce(project, some));
    }
    try {
      writing.run();
    } finally {
      // also when it failed: some may have been written
      for (String id : announced) {
        changes.updateOne(Mongo.id(id), new Document("$set", new Document(SETTLED, true)));
      }
    }
  }

  private String announce(ProjectId project, List<String> persons) {
    long number = head(project) + 1;
    while (true) {
      Document change =
          new Document("_id", id(project, number))
              .append(PROJECT, project.value())
              .append(PERSONS, persons)
              .append(SETTLED, false)
              .append(AT, new Date());
      if (Mongo.inserted(changes, change)) {
        heads.merge(project, number, Math::max);
        return id(project, number);
      }
      number++;
    }
  }

  /** The number of the latest change, 0 before the first. */
  long head(ProjectId project) {
    long known = heads.getOrDefault(project, 0L);
    long step = 1;
    while (exists(project, known + step)) {
      known += step;
      step *= 2;
    }
    // there are no gaps: the head lies in [known, known + step)
    while (step > 1) {
      step /= 2;
      if (exists(project, known + step)) {
        known += step;
      }
    }
    heads.merge(project, known, Math::max);
    return known;
  }

  private boolean exists(ProjectId project, long number) {
    return changes.find(Mongo.id(id(project, number))).first() != null;
  }

  /** The next changes after this number, as many as there are up to some, without a gap. */
  List<Change> after(ProjectId project, long number) {
    List<Change> found =
        read(project, LongStream.rangeClosed(number + 1, number + AHEAD).boxed().toList());
    int withoutGap = 0;
    // a server may come upon a later one that was made while it was looking for an earlier one
    while (withoutGap < found.size() && found.get(withoutGap).number() == number + 1 + withoutGap) {
      withoutGap++;
    }
    return found.subList(0, withoutGap);
  }

  List<Change> read(ProjectId project, Collection<Long> numbers) {
    List<Change> found = new ArrayList<>();
    List<String> ids = numbers.stream().map(n -> id(project, n)).toList();
    Mongo.each(changes, "_id", ids, document -> found.add(change(document)));
    found.sort(Comparator.comparingLong(Change::number));
    return found;
  }

  /** The changes that are announced and not settled. */
  List<Change> underway(ProjectId project) {
    List<Change> found = new ArrayList<>();
    changes
        .find(new Document(PROJECT, project.value()).append(SETTLED, false))
        .forEach(document -> found.add(change(document)));
    return found;
  }

  private static Change change(Document document) {
    boolean settled =
        document.getBoolean(SETTLED)
            || document.getDate(AT).toInstant().plus(GIVEN_UP).isBefore(Instant.now());
    return new Change(
        Long.parseLong(Mongo.withoutLedger(document.getString("_id"))),
        document.getList(PERSONS, String.class).stream().map(PersonId::new).toList(),
        settled);
  }

  private static String id(ProjectId project, long number) {
    return Mongo.within(project.value(), Long.toString(number));
  }
}
