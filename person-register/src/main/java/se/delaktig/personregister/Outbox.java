package se.delaktig.personregister;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/**
 * Mail on its way to people. Recipient, subject and text lie sealed in the register, so that they
 * are erased with the person; beside them stand only times and what the mail is bound to.
 */
public final class Outbox {
  private static final String PROJECT = "project";
  private static final String PERSON = "person";
  private static final String SEALED = "sealed";
  private static final String BOUND = "boundTo";
  private static final String QUEUED = "queued";
  private static final String SENT = "sent";
  private static final String TRIES = "tries";
  private static final String NEXT = "nextTry";

  private final MongoCollection<Document> mails;
  private final PersonRegister register;

  private Outbox(MongoCollection<Document> mails, PersonRegister register) {
    this.mails = mails;
    this.register = register;
  }

  /**
   * The outbox of a register.
   *
   * @param database the register's own
   */
  public static Outbox on(MongoDatabase database, PersonRegister register) {
    MongoCollection<Document> mails = database.getCollection("outbox");
    mails.createIndex(Indexes.ascending(PROJECT, QUEUED));
    return new Outbox(mails, register);
  }

  /** What is written to someone. */
  public record Mail(String recipient, String subject, String text) {
    @Override
    public String toString() {
      return "Mail[masked]";
    }
  }

  /**
   * A mail in the outbox.
   *
   * @param boundTo the stream of the log whose event the mail tells of; while there is no such
   *     event, it is not to be sent
   * @param mail absent when it has been erased with the person
   * @param sent by the machine's clock; absent while it waits
   * @param tries how often sending has failed
   */
  public record Posted(
      String id,
      ProjectId project,
      PersonId person,
      String boundTo,
      Optional<Mail> mail,
      Instant queued,
      @Nullable Instant sent,
      int tries) {}

  /**
   * Puts a mail into the outbox.
   *
   * @throws PersonErasedException when the person has been erased
   */
  public void put(ProjectId project, PersonId person, String boundTo, Mail mail, Instant queued) {
    String text = mail.recipient() + "\n" + mail.subject() + "\n" + mail.text();
    SealedText sealed = register.seal(project, person, text);
    mails.insertOne(
        new Document("_id", boundTo)
            .append(PROJECT, project.value())
            .append(PERSON, person.value())
            .append(SEALED, sealed.id())
            .append(BOUND, boundTo)
            .append(QUEUED, Date.from(queued))
            .append(TRIES, 0)
            .append(NEXT, Date.from(queued)));
  }

  /** Takes a mail out again, text and all: what it tells of did not happen. */
  public void drop(String boundTo) {
    Document mail = mails.findOneAndDelete(Filters.eq("_id", boundTo));
    if (mail != null) {
      register.eraseText(new ProjectId(mail.getString(PROJECT)), mail.getString(SEALED));
    }
  }

  /** A project's mails, newest first. */
  public List<Posted> newest(ProjectId project, int atMost) {
    List<Posted> found = new ArrayList<>();
    mails
        .find(Filters.eq(PROJECT, project.value()))
        .sort(Sorts.descending(QUEUED))
        .limit(atMost)
        .forEach(document -> found.add(posted(document)));
    return found;
  }

  /** Mails that are still to be sent and whose next try is due, oldest first. */
  public List<Posted> due(Instant now, int atMost) {
    List<Posted> found = new ArrayList<>();
    mails
        .find(Filters.and(Filters.exists(SENT, false), Filters.lte(NEXT, Date.from(now))))
        .sort(Sorts.ascending(QUEUED))
        .limit(atMost)
        .forEach(document -> found.add(posted(document)));
    return found;
  }

  /** Notes that a mail has been sent. */
  public void sent(String id, Instant at) {
    mails.updateOne(Filters.eq("_id", id), Updates.set(SENT, Date.from(at)));
  }

  /** Notes that a mail could not be sent now. */
  public void failed(String id, Instant nextTry) {
    mails.updateOne(
        Filters.eq("_id", id),
        Updates.combine(Updates.inc(TRIES, 1), Updates.set(NEXT, Date.from(nextTry))));
  }

  private Posted posted(Document document) {
    ProjectId project = new ProjectId(document.getString(PROJECT));
    Date sent = document.getDate(SENT);
    return new Posted(
        document.getString("_id"),
        project,
        new PersonId(document.getString(PERSON)),
        document.getString(BOUND),
        register.text(project, document.getString(SEALED)).map(Outbox::mail),
        document.getDate(QUEUED).toInstant(),
        sent == null ? null : sent.toInstant(),
        document.getInteger(TRIES, 0));
  }

  private static Mail mail(String text) {
    String[] parts = text.split("\n", 3);
    return new Mail(parts[0], parts[1], parts[2]);
  }
}
