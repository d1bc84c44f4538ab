package se.delaktig.audit.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.kernel.clock.ProgrammeClock;
import tools.jackson.databind.json.JsonMapper;

/** Heads go to the evaluator with every claim and every meeting, and daily where that is wanted. */
class HeadsMailTest {
  private static final String PROJECT = "2017-00434";
  private static final String EVALUATOR = "utvarderare@example.org";

  private final MongoServer mongo = new MongoServer(new MemoryBackend());
  private final MongoClient client = MongoClients.create("mongodb:/" + mongo.bind());
  private Instant now = Instant.parse("2019-11-18T08:00:00Z");
  private final CommitLog log = CommitLog.open(client, "log", () -> now, LogSettings.forEmbedded());
  private final GreenMail smtp =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @TempDir Path keys;

  @BeforeEach
  void startSmtp() {
    smtp.start();
  }

  @AfterEach
  void close() {
    smtp.stop();
    log.close();
    client.close();
    mongo.shutdownNow();
  }

  @Test
  void aHeadGoesOutWithEachClaimAndEachMeetingAndNotOtherwise() throws Exception {
    append("thing-happened");
    mail(false).round();
    mail(false).round();
    assertThat(smtp.getReceivedMessages()).as("the first").hasSize(1);
    append("thing-happened");
    mail(false).round();
    assertThat(smtp.getReceivedMessages()).as("nothing that heads go out with").hasSize(1);

    append("claim-submitted");
    mail(false).round();
    append("meeting-held");
    append("minutes-issued");
    mail(false).round();
    mail(false).round();

    MimeMessage[] received = smtp.getReceivedMessages();
    assertThat(received).hasSize(3);
    assertThat(text(received[1])).contains("en ansökan lämnades in", "a claim was handed in");
    assertThat(received[1].getAllRecipients())
        .extracting(Object::toString)
        .containsExactly(EVALUATOR);
    assertThat(received[2].getSubject()).isEqualTo("Loggens huvud 2017-00434: 5");
  }

  @Test
  void whatIsMailedProvesTheHeadToWhoeverGotIt() throws Exception {
    append("claim-submitted");
    mail(false).round();

    SignedHead head = heads().latest(PROJECT).orElseThrow();
    MimeMultipart parts = (MimeMultipart) smtp.getReceivedMessages()[0].getContent();
    BodyPart attached = parts.getBodyPart(1);
    Map<?, ?> fields = JsonMapper.shared().readValue(attached.getInputStream(), Map.class);
    assertThat(attached.getFileName()).isEqualTo("2017-00434-1.json");
    assertThat(fields.get("root")).isEqualTo(head.root());
    assertThat(
            SigningKeys.verifies(
                (String) fields.get("publicKey"),
                head.statement(),
                (String) fields.get("signature")))
        .isTrue();
    assertThat(text(smtp.getReceivedMessages()[0])).contains(head.code(), head.key());
  }

  @Test
  void eachDaysHeadGoesOutWhereThatIsWanted() {
    append("thing-happened");
    mail(true).round();
    append("thing-happened");
    mail(true).round();
    assertThat(smtp.getReceivedMessages()).as("the same day").hasSize(1);
    now = now.plus(Duration.ofDays(1));
    mail(true).round();
    mail(true).round();
    assertThat(smtp.getReceivedMessages()).as("the day after").hasSize(2);
    now = now.plus(Duration.ofDays(1));
    mail(true).round();
    assertThat(smtp.getReceivedMessages()).as("nothing was recorded since").hasSize(2);
  }

  @Test
  void whatCouldNotBeSentIsSentWhenTheServerIsThereAgain() {
    append("claim-submitted");
    int port = smtp.getSmtp().getPort();
    smtp.stop();
    mail(port, false).round();
    GreenMail again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    again.start();
    try {
      mail(port, false).round();
      assertThat(again.getReceivedMessages()).hasSize(1);
    } finally {
      again.stop();
    }
  }

  private static String text(MimeMessage message) throws Exception {
    MimeMultipart parts = (MimeMultipart) message.getContent();
    MimeMultipart words = (MimeMultipart) parts.getBodyPart(0).getContent();
    return (String) words.getBodyPart(0).getContent();
  }

  private HeadsMail mail(boolean daily) {
    return mail(smtp.getSmtp().getPort(), daily);
  }

  /** As after a restart: nothing is remembered but what is kept beside the log. */
  private HeadsMail mail(int port, boolean daily) {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.setHost("127.0.0.1");
    server.setPort(port);
    return new HeadsMail(
        heads(),
        log,
        client,
        "log",
        () -> List.of(PROJECT),
        server,
        new HeadsMail.To(List.of(EVALUATOR), "delaktig@example.org", daily),
        texts(),
        () -> now);
  }

  private static MessageSource texts() {
    ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    texts.setBasename("texts/audit");
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
    return texts;
  }

  private SignedHeads heads() {
    return new SignedHeads(
        log, client, new ProgrammeClock(() -> now), "log", SigningKeys.open(keys), () -> now);
  }

  private void append(String name) {
    String id = UUID.randomUUID().toString();
    log.append(
        new CommitRequest(
            PROJECT,
            "actor",
            "role",
            "do-something",
            id,
            null,
            null,
            List.of(new NewEvent(id, "thing-" + id, 0, name, 1, "{}"))));
  }
}
