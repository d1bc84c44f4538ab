package se.delaktig.audit.view;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import se.delaktig.claims.event.ClaimSubmitted;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.steering.event.MeetingHeld;
import se.delaktig.steering.event.MinutesIssued;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mails the signed heads of all projects to those who keep them outside the house, first of all the
 * evaluator: when a claim is handed in, when a meeting is held or its minutes are issued, and daily
 * where that is wanted. What was mailed is remembered beside the log, so that a restart mails
 * nothing again; a mail that could not be sent is tried in the next round.
 */
final class HeadsMail {
  private static final Logger LOG = LoggerFactory.getLogger(HeadsMail.class);
  private static final Locale SWEDISH = Locale.of("sv");
  private static final String COLLECTION = "heads-mailed";
  private static final String SIZE = "size";
  private static final String DAY = "day";
  private static final Map<String, Occasion> OCCASIONS =
      Map.of(
          EventVocabulary.stored(ClaimSubmitted.class).value(), Occasion.CLAIM,
          EventVocabulary.stored(MeetingHeld.class).value(), Occasion.MEETING,
          EventVocabulary.stored(MinutesIssued.class).value(), Occasion.MEETING);

  private final SignedHeads heads;
  private final CommitLog log;
  private final MongoCollection<Document> mailed;
  private final Supplier<? extends Iterable<String>> projects;
  private final JavaMailSender server;
  private final To to;
  private final MessageSource messages;
  private final InstantSource machine;
  private final JsonMapper json = JsonMapper.shared();

  /** Why a head is mailed. */
  enum Occasion {
    /** None was mailed before. */
    FIRST,
    CLAIM,
    MEETING,
    DAILY
  }

  /**
   * Who gets them, and from whom.
   *
   * @param daily whether each day's head is mailed when something has been recorded
   */
  record To(List<String> addresses, String from, boolean daily) {}

  /**
   * @param database where what was mailed is remembered, beside the heads
   */
  HeadsMail(
      SignedHeads heads,
      CommitLog log,
      MongoClient mongo,
      String database,
      Supplier<? extends Iterable<String>> projects,
      JavaMailSender server,
      To to,
      MessageSource messages,
      InstantSource machine) {
    this.heads = heads;
    this.log = log;
    this.mailed =
        mongo
            .getDatabase(database)
            .getCollection(COLLECTION)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            .withReadConcern(ReadConcern.MAJORITY);
    this.projects = projects;
    this.server = server;
    this.to = to;
    this.messages = messages;
    this.machine = machine;
  }

  /** Mails what there is reason to. */
  @Scheduled(fixedDelayString = "${delaktig.heads.mail.every:1m}")
  void round() {
    for (String project : projects.get()) {
      try {
        heads.latest(project).ifPresent(this::mailIfDue);
      } catch (MailException | MessagingFailed e) {
        // what a server says may name the recipient, so only the kind of failure is told
        LOG.warn("The head of {} could not be mailed: {}", project, e.getClass().getSimpleName());
      } catch (RuntimeException e) {
        LOG.error("The head of {} has not left the house by mail", project, e);
      }
    }
  }

  private void mailIfDue(SignedHead head) {
    Document before = mailed.find(Filters.eq(head.ledger())).first();
    LocalDate today = machine.instant().atZone(ProgrammeClock.SWEDEN).toLocalDate();
    Set<Occasion> why = EnumSet.noneOf(Occasion.class);
    if (before == null) {
      why.add(Occasion.FIRST);
    } else if (head.size() > before.getLong(SIZE)) {
      why.addAll(since(head, before.getLong(SIZE)));
      if (to.daily() && LocalDate.parse(before.getString(DAY)).isBefore(today)) {
        why.add(Occasion.DAILY);
      }
    }
    if (why.isEmpty()) {
      return;
    }
    for (String address : to.addresses()) {
      server.send(message(head, address, why));
    }
    mailed.replaceOne(
        Filters.eq(head.ledger()),
        new Document("_id", head.ledger()).append(SIZE, head.size()).append(DAY, today.toString()),
        new ReplaceOptions().upsert(true));
  }

  /** What has happened in the commits after those that a mailed head stands for. */
  private Set<Occasion> since(SignedHead head, long size) {
    Set<Occasion> found = EnumSet.noneOf(Occasion.class);
    log.forEachCommitOf(
        head.ledger(),
        size,
        commit ->
            commit
                .events()
                .forEach(event -> {
                  Occasion one = OCCASIONS.get(event.name());
                  if (one != null && commit.header().ledgerSeq() < head.size()) {
                    found.add(one);
                  }
                }));
    return found;
  }

  /** A mail that could not be written. */
  private static final class MessagingFailed extends RuntimeException {
    MessagingFailed(Exception cause) {
      super(cause);
    }
  }

  private MimeMessage message(SignedHead head, String address, Set<Occasion> why) {
    try {
      MimeMessage message = server.createMimeMessage();
      MimeMessageHelper parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
      InternetAddress from = new InternetAddress(to.from(), true);
      from.setPersonal("Delaktig", StandardCharsets.UTF_8.name());
      parts.setFrom(from);
      parts.setTo(new InternetAddress(address, true));
      parts.setSubject(
          messages.getMessage(
              "audit.head-mail.subject",
              new Object[] {head.ledger(), Long.toString(head.size())},
              SWEDISH));
      parts.setText(text(head, why));
      parts.setSentDate(Date.from(machine.instant()));
      parts.addAttachment(
          head.ledger() + "-" + head.size() + ".json",
          new ByteArrayResource(json.writeValueAsBytes(head.fields())));
      message.setHeader("Auto-Submitted", "auto-generated");
      // a copy is known as one
      message.setHeader(
          "Message-ID",
          "<head-%s-%d%s>"
              .formatted(
                  head.ledger(), head.number(), to.from().substring(to.from().lastIndexOf('@'))));
      return message;
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new MessagingFailed(e);
    }
  }

  private String text(SignedHead head, Set<Occasion> why) {
    return text(SWEDISH, head, why) + "\n" + text(Locale.ENGLISH, head, why);
  }

  private String text(Locale language, SignedHead head, Set<Occasion> why) {
    String reasons =
        why.stream()
            .map(one -> messages.getMessage("audit.head-mail.why." + one, null, language))
            .collect(Collectors.joining("; "));
    return messages.getMessage(
        "audit.head-mail",
        new Object[] {head.code(), head.key(), head.signed().toString(), reasons},
        language);
  }
}
