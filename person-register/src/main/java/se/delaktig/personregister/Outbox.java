package se.delaktig.personregister;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.conversions.Bson;
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
  private static final String FILE = "file";
  private static final String FILE_NAME = "fileName";
  private static final String BOUND = "boundTo";
  private static final String CHANNEL = "channel";
  private static final String QUEUED = "queued";
  private static final String SENT = "sent";
  private static final String TRIES = "tries";

  /** When the next try is due; not there on a mail that nobody is to try again. */
  private static final String NEXT = "nextTry";

  private static final String SINCE = "since";
  private static final String FAULT = "fault";
  private static final String GIVEN_UP = "givenUp";

  private final MongoCollection<Document> mails;
  private final MongoCollection<Document> sending;
  private final PersonRegister register;

  private Outbox(MongoDatabase database, PersonRegister register) {
    this.mails = database.getCollection("outbox");
    this.sending = database.getCollection("outbox-sending");
    this.register = register;
    mails.createIndex(Indexes.ascending(PROJECT, QUEUED));
    mails.createIndex(Indexes.ascending(NEXT));
    mails.createIndex(Indexes.ascending(GIVEN_UP));
  }

  /**
   * The outbox of a register.
   *
   * @param database the register's own
   */
  public static Outbox on(MongoDatabase database, PersonRegister register) {
    return new Outbox(database, register);
  }

  /** What is written to someone. */
  public record Mail(String recipient, String subject, String text) {
    @Override
    public String toString() {
      return "Mail[masked]";
    }
  }

  /**
   * A file that goes along with a mail.
   *
   * @param file under which id the register keeps it
   * @param name what it is called in the mail
   */
  public record Attachment(String file, String name) {}

  /** How something goes out. */
  public enum Channel {
    MAIL,
    /** A text message (SMS). */
    TEXT_MESSAGE
  }

  /** Why a mail could not be sent. */
  public enum Fault {
    /** The mail server, or the gateway of text messages, does not answer. */
    UNREACHABLE,
    /** The mail server does not accept the account it is given. */
    SIGN_IN_REFUSED,
    /** The mail server does not take this mail now, or at all. */
    REFUSED,
    /** The mail server says that there is no such address. */
    ADDRESS_REFUSED,
    /** What is registered is not a mail address. */
    ADDRESS_MALFORMED,
    /** What the mail leads to is no longer valid. */
    EXPIRED
  }

  /**
   * A mail in the outbox.
   *
   * @param person absent where it goes to nobody among the project's people
   * @param boundTo the stream of the log whose event the mail tells of; while there is no such
   *     event, it is not to be sent. Absent for a reminder, which tells of no event
   * @param channel how it goes out
   * @param mail absent when it has been erased with the person
   * @param attachment absent where nothing goes along
   * @param sent by the machine's clock; absent while it waits
   * @param tries how often sending has failed
   * @param since since when it has been tried: when it was queued, or asked for again
   * @param nextTry absent when it is sent or given up
   * @param fault why the last try failed
   * @param givenUp since when nobody tries any more
   */
  public record Posted(
      String id,
      ProjectId project,
      @Nullable PersonId person,
      @Nullable String boundTo,
      Channel channel,
      Optional<Mail> mail,
      @Nullable Attachment attachment,
      Instant queued,
      @Nullable Instant sent,
      int tries,
      Instant since,
      @Nullable Instant nextTry,
      @Nullable Fault fault,
      @Nullable Instant givenUp) {
    /** Whether it reminds somebody of what waits. */
    public boolean reminds() {
      return boundTo == null;
    }
  }

  /**
   * Puts a mail into the outbox.
   *
   * @throws PersonErasedException when the person has been erased
   */
  public void put(ProjectId project, PersonId person, String boundTo, Mail mail, Instant queued) {
    mails.insertOne(
        document(project, person, boundTo, mail, queued)
            .append(BOUND, boundTo)
            .append(PERSON, person.value()));
  }

  /**
   * Puts a reminder into the outbox unless it has been put there before, however many ask at once
   * and whatever became of it.
   *
   * @param id which reminder it is: whose, and of which week
   * @param person absent where it goes to an account
   * @return whether it was put there now
   * @throws PersonErasedException when the person has been erased
   */
  public boolean remind(
      ProjectId project,
      @Nullable PersonId person,
      String id,
      Channel channel,
      Mail mail,
      Instant queued) {
    if (mails.find(Filters.eq("_id", id)).first() != null) {
      return false;
    }
    Document document = document(project, person, id, mail, queued).append(CHANNEL, channel.name());
    if (person != null) {
      document.append(PERSON, person.value());
    }
    if (Mongo.inserted(mails, document)) {
      return true;
    }
    register.eraseText(project, document.getString(SEALED));
    return false;
  }

  /**
   * As {@link #remind}, at the registered address of one of a project's people and with the
   * personal link that was mailed there last.
   *
   * @param path what the link's path begins with: {@code /intyga/}
   * @param text of the mail, given the link's address
   * @return whether it was put there now; not where there is no address or no link
   */
  public boolean remindOfLink(
      ProjectId project,
      PersonId person,
      String id,
      String path,
      String subject,
      UnaryOperator<String> text,
      Instant queued) {
    String address = register.details(project, person).map(PersonDetails::email).orElse(null);
    Optional<String> link = latestLink(project, person, path);
    return address != null
        && link.isPresent()
        && remind(
            project,
            person,
            id,
            Channel.MAIL,
            new Mail(address, subject, text.apply(link.get())),
            queued);
  }

  private Optional<String> latestLink(ProjectId project, PersonId person, String path) {
    for (Document document :
        mails
            .find(
                Filters.and(
                    Filters.eq(PROJECT, project.value()),
                    Filters.eq(PERSON, person.value()),
                    Filters.exists(BOUND)))
            .sort(Sorts.descending(QUEUED))) {
      Optional<String> link =
          register.text(project, document.getString(SEALED)).stream()
              .flatMap(text -> mail(text).text().lines())
              .filter(line -> line.startsWith("http") && line.contains(path))
              .findFirst();
      if (link.isPresent()) {
        return link;
      }
    }
    return Optional.empty();
  }

  /** Notes that everybody has been reminded who was to be. */
  public void reminded(String round) {
    sending.replaceOne(
        Filters.eq("_id", round), new Document("_id", round), new ReplaceOptions().upsert(true));
  }

  /** Whether everybody has been reminded who was to be. */
  public boolean isReminded(String round) {
    return sending.find(Filters.eq("_id", round)).first() != null;
  }

  /** Puts a mail with a file into the outbox, to somebody who is not among the project's people. */
  public void putWithFile(
      ProjectId project, String boundTo, Mail mail, Attachment attachment, Instant queued) {
    mails.insertOne(
        document(project, null, boundTo, mail, queued)
            .append(BOUND, boundTo)
            .append(FILE, attachment.file())
            .append(FILE_NAME, attachment.name()));
  }

  private Document document(
      ProjectId project, @Nullable PersonId person, String id, Mail mail, Instant queued) {
    // lines part the three; what is typed as an address and holds one must stay no address
    String recipient = mail.recipient().replace('\n', '\r');
    String text = recipient + "\n" + mail.subject() + "\n" + mail.text();
    SealedText sealed = register.seal(project, person, text);
    return new Document("_id", id)
        .append(PROJECT, project.value())
        .append(SEALED, sealed.id())
        .append(CHANNEL, Channel.MAIL.name())
        .append(QUEUED, Date.from(queued))
        .append(TRIES, 0)
        .append(NEXT, Date.from(queued));
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

  /** A project's mails that were given up, latest first. */
  public List<Posted> givenUp(ProjectId project, int atMost) {
    List<Posted> found = new ArrayList<>();
    mails
        .find(Filters.and(Filters.eq(PROJECT, project.value()), Filters.exists(GIVEN_UP)))
        .sort(Sorts.descending(GIVEN_UP))
        .limit(atMost)
        .forEach(document -> found.add(posted(document)));
    return found;
  }

  /**
   * Takes the mail whose try is most overdue, for one sender alone: nobody else gets it before the
   * lease has run out, so that a sender that dies loses nothing.
   *
   * @param lease longer than a sender ever needs for one mail
   * @param channel what the sender can send by; of other mail it gets none
   */
  public Optional<Posted> take(Instant now, Duration lease, Channel channel) {
    Bson its = Filters.eq(CHANNEL, channel.name());
    return Optional.ofNullable(
            mails.findOneAndUpdate(
                Filters.and(
                    Filters.lte(NEXT, Date.from(now)),
                    // mail of before there were channels has none
                    channel == Channel.MAIL
                        ? Filters.or(its, Filters.exists(CHANNEL, false))
                        : its),
                Updates.set(NEXT, Date.from(now.plus(lease))),
                new FindOneAndUpdateOptions()
                    .sort(Sorts.ascending(NEXT))
                    .returnDocument(ReturnDocument.AFTER)))
        .map(this::posted);
  }

  /** Notes that a mail has been sent. */
  public void sent(String id, Instant at) {
    mails.updateOne(
        Filters.eq("_id", id),
        Updates.combine(Updates.set(SENT, Date.from(at)), Updates.unset(NEXT)));
  }

  /** Notes that a mail could not be sent now, and when to try again. */
  public void failed(String id, Fault fault, Instant nextTry) {
    mails.updateOne(
        Filters.eq("_id", id),
        Updates.combine(
            Updates.inc(TRIES, 1),
            Updates.set(FAULT, fault.name()),
            Updates.set(NEXT, Date.from(nextTry))));
  }

  /** Notes that a mail could not be sent, and that nobody is to try again unasked. */
  public void giveUp(String id, Fault fault, Instant at) {
    mails.updateOne(
        Filters.eq("_id", id),
        Updates.combine(
            Updates.inc(TRIES, 1),
            Updates.set(FAULT, fault.name()),
            Updates.set(GIVEN_UP, Date.from(at)),
            Updates.unset(NEXT)));
  }

  /** Looks at a mail again later, without a word of failure: it is too early to send it. */
  public void later(String id, Instant nextTry) {
    mails.updateOne(Filters.eq("_id", id), Updates.set(NEXT, Date.from(nextTry)));
  }

  /**
   * Has a mail of the project tried again at once.
   *
   * @return whether it was there and not sent
   */
  public boolean again(ProjectId project, String id, Instant now) {
    return mails
            .updateOne(
                Filters.and(
                    Filters.eq("_id", id),
                    Filters.eq(PROJECT, project.value()),
                    Filters.exists(SENT, false)),
                Updates.combine(
                    Updates.unset(GIVEN_UP),
                    Updates.set(SINCE, Date.from(now)),
                    Updates.set(NEXT, Date.from(now))))
            .getMatchedCount()
        > 0;
  }

  /** How many mails wait, those included whose last try failed. */
  public long waiting() {
    return mails.countDocuments(Filters.exists(NEXT));
  }

  /** How many of one channel wait, those included whose last try failed. */
  public long waiting(Channel channel) {
    Bson its = Filters.eq(CHANNEL, channel.name());
    return mails.countDocuments(
        Filters.and(
            Filters.exists(NEXT),
            channel == Channel.MAIL ? Filters.or(its, Filters.exists(CHANNEL, false)) : its));
  }

  /** How many mails were given up. */
  public long givenUp() {
    return mails.countDocuments(Filters.exists(GIVEN_UP));
  }

  /** Notes whether there is a mail server or a gateway to send by. */
  public void sends(Channel channel, boolean does) {
    sending.replaceOne(
        Filters.eq("_id", noted(channel)),
        new Document("_id", noted(channel)).append("sends", does),
        new ReplaceOptions().upsert(true));
  }

  /** Whether anything is sent that way, as the command service noted when it started. */
  public boolean sends(Channel channel) {
    Document noted = sending.find(Filters.eq("_id", noted(channel))).first();
    return noted != null && noted.getBoolean("sends", false);
  }

  private static String noted(Channel channel) {
    return switch (channel) {
      case MAIL -> "mail";
      case TEXT_MESSAGE -> "text-message";
    };
  }

  /** How many mails were given up by what was wrong, of one channel. */
  public Map<Fault, Long> faults(Channel channel) {
    Map<Fault, Long> found = new EnumMap<>(Fault.class);
    mails
        .find(Filters.exists(GIVEN_UP))
        .forEach(document -> {
          if (channel(document) == channel) {
            found.merge(Fault.valueOf(document.getString(FAULT)), 1L, Long::sum);
          }
        });
    return found;
  }

  private Posted posted(Document document) {
    ProjectId project = new ProjectId(document.getString(PROJECT));
    String fault = document.getString(FAULT);
    return new Posted(
        document.getString("_id"),
        project,
        person(document),
        document.getString(BOUND),
        channel(document),
        register.text(project, document.getString(SEALED)).map(Outbox::mail),
        attachment(document),
        document.getDate(QUEUED).toInstant(),
        moment(document, SENT),
        document.getInteger(TRIES, 0),
        Objects.requireNonNullElse(moment(document, SINCE), document.getDate(QUEUED).toInstant()),
        moment(document, NEXT),
        fault == null ? null : Fault.valueOf(fault),
        moment(document, GIVEN_UP));
  }

  private static Channel channel(Document document) {
    String channel = document.getString(CHANNEL);
    return channel == null ? Channel.MAIL : Channel.valueOf(channel);
  }

  private static @Nullable PersonId person(Document document) {
    String person = document.getString(PERSON);
    return person == null ? null : new PersonId(person);
  }

  private static @Nullable Attachment attachment(Document document) {
    String file = document.getString(FILE);
    return file == null ? null : new Attachment(file, document.getString(FILE_NAME));
  }

  private static @Nullable Instant moment(Document document, String field) {
    Date date = document.getDate(field);
    return date == null ? null : date.toInstant();
  }

  private static Mail mail(String text) {
    String[] parts = text.split("\n", 3);
    return new Mail(parts[0], parts[1], parts[2]);
  }
}
