package se.delaktig.hours.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.hours.PersonalLink;
import se.delaktig.hours.command.IssueLink;
import se.delaktig.hours.event.HoursEvent;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.hours.event.LinkIssued.Purpose;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.Given;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.MasterKeys;
import se.delaktig.personregister.Outbox;
import se.delaktig.personregister.Outbox.Channel;
import se.delaktig.personregister.Outbox.Fault;
import se.delaktig.personregister.Outbox.Posted;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.personregister.SealedFile;
import se.delaktig.project.event.ProjectId;

/** Links go out by a mail server that may be away, refuse, or take them twice. */
class MailRoundsTest {
  private static final ProjectId PROJECT = new ProjectId(Given.LEDGER);
  private static final Pattern LINK =
      Pattern.compile("^https://delaktig\\.example/intyga/([0-9a-z]{26})$", Pattern.MULTILINE);

  private static MongoServer mongo;
  private static MongoClient client;
  private static int databases;

  @TempDir Path folder;
  private final CommitLog log = mock(CommitLog.class);
  private final Consult consult = mock(Consult.class);
  private final Map<String, String> logged = new HashMap<>();
  private GreenMail server;
  private PersonRegister register;
  private Outbox outbox;
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");

  @BeforeAll
  static void startMongo() {
    mongo = new MongoServer(new MemoryBackend());
    client = MongoClients.create(mongo.bindAndGetConnectionString());
  }

  @AfterAll
  static void stopMongo() {
    client.close();
    mongo.shutdownNow();
  }

  @BeforeEach
  void given() {
    var database = client.getDatabase("mail" + databases++);
    register = PersonRegister.open(database, MasterKeys.open(folder.resolve("keys")));
    outbox = Outbox.on(database, register);
    server = server(0);
    server.start();
    when(log.ledgersOf(any())).thenAnswer(call -> ledgersOf(call.getArgument(0)));
    when(consult.known(any(), any()))
        .thenAnswer(call -> new HashSet<>(call.<Set<?>>getArgument(1)));
  }

  private Map<String, String> ledgersOf(List<String> streams) {
    Map<String, String> found = new HashMap<>(logged);
    found.keySet().retainAll(streams);
    return found;
  }

  /** A machine with much else to do may take its time. */
  private static GreenMail server(int port) {
    ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(Duration.ofMinutes(1).toMillis());
    return new GreenMail(setup);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private MailRounds rounds(int port) {
    JavaMailSenderImpl smtp = new JavaMailSenderImpl();
    smtp.setHost("127.0.0.1");
    smtp.setPort(port);
    return new MailRounds(
        outbox,
        log,
        consult,
        Map.of(Channel.MAIL, new SmtpTransport(smtp, "delaktig@example.org", register)),
        () -> now);
  }

  private MailRounds rounds() {
    return rounds(server.getSmtp().getPort());
  }

  /** Issues a link to a person with that address, as the command does. */
  private LinkIssued issued(String address, int days) {
    PersonalNumber number = PersonalNumber.parse("199002252394", LocalDate.of(2019, 11, 18));
    PersonId person = register.claim(PROJECT, number).person();
    register.keep(PROJECT, person, new PersonDetails("Åsa", "Öberg", number, address, null, false));
    LinkIssuing issuing =
        new LinkIssuing(register, outbox, consult, "https://delaktig.example/", () -> now);
    Outcome<HoursEvent> outcome =
        issuing.issue(
            Given.LEDGER, new IssueLink(person, Purpose.CERTIFY_STAFF_HOURS, "2019-10", days));
    LinkIssued link = (LinkIssued) ((Outcome.Accepted<HoursEvent>) outcome).events().getFirst();
    when(consult.link(link.link())).thenReturn(new PersonalLink(link));
    return link;
  }

  private LinkIssued stored(LinkIssued link) {
    logged.put(Streams.link(link.link()), Given.LEDGER);
    return link;
  }

  private Posted only() {
    return outbox.newest(PROJECT, 10).getFirst();
  }

  @Test
  void aLinkReachesTheRegisteredAddressInSwedishAndEnglishAndItsCodeOpensIt() throws Exception {
    LinkIssued link = stored(issued("asa.oberg@example.org", 14));

    rounds().round();

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("asa.oberg@example.org");
    assertThat(mail.getSubject()).isEqualTo("Timmar att intyga för oktober 2019");
    assertThat(mail.isMimeType("text/plain")).isTrue();
    String text = ((String) mail.getContent()).replace("\r\n", "\n");
    assertThat(text)
        .contains("väntar på ditt intyg", "Länken är din egen och gäller till och med 6 december")
        .contains("In English: hours in the project", "valid until 6 December 2026");
    Matcher code = LINK.matcher(text);
    assertThat(code.find()).isTrue();
    assertThat(PersonalLink.idOf(code.group(1))).isEqualTo(link.link());
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(only().sent()).isEqualTo(now);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "asa@example.org\r\nBcc: others@example.org",
        "asa@example.org\nSubject: another",
        "asa@example.org, others@example.org"
      })
  void nothingThatIsTypedAsAnAddressBecomesAHeaderOrAnotherRecipient(String address) {
    stored(issued(address, 14));

    rounds().round();

    assertThat(server.getReceivedMessages()).isEmpty();
    assertThat(only().fault()).isEqualTo(Fault.ADDRESS_MALFORMED);
  }

  @Test
  void aFileGoesAlongAsItIsKept() throws Exception {
    byte[] pdf = "%PDF-1.7 protokoll".getBytes(StandardCharsets.UTF_8);
    SealedFile kept =
        register.files().keep(PROJECT, "application/pdf", new ByteArrayInputStream(pdf));
    outbox.putWithFile(
        PROJECT,
        "minutesmail-1",
        new Outbox.Mail("stina@example.org", "Protokoll", "Hej!"),
        new Outbox.Attachment(kept.id(), "protokoll.pdf"),
        now);
    logged.put("minutesmail-1", Given.LEDGER);

    rounds().round();

    MimeMultipart parts = (MimeMultipart) server.getReceivedMessages()[0].getContent();
    BodyPart file = parts.getBodyPart(1);
    assertThat(file.getFileName()).isEqualTo("protokoll.pdf");
    assertThat(file.getInputStream().readAllBytes()).isEqualTo(pdf);
    assertThat(only().person()).isNull();
    assertThat(only().sent()).isEqualTo(now);
  }

  @Test
  void aReminderTellsOfNoEventAndGoesOutAllTheSame() throws Exception {
    outbox.remind(
        PROJECT,
        null,
        "reminder-2019-W47-x",
        Channel.MAIL,
        new Outbox.Mail("karin@example.org", "Delaktig: 3 saker väntar på dig", "Hej!"),
        now);

    rounds().round();
    rounds().round();

    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(server.getReceivedMessages()[0].getSubject()).contains("3 saker väntar");
    assertThat(only().sent()).isEqualTo(now);
  }

  @Test
  void aMailWhoseFileIsGoneIsGivenUp() throws Exception {
    SealedFile kept =
        register.files().keep(PROJECT, "application/pdf", new ByteArrayInputStream(new byte[] {1}));
    outbox.putWithFile(
        PROJECT,
        "minutesmail-1",
        new Outbox.Mail("stina@example.org", "Protokoll", "Hej!"),
        new Outbox.Attachment(kept.id(), "protokoll.pdf"),
        now);
    logged.put("minutesmail-1", Given.LEDGER);
    register.files().erase(PROJECT, kept.id());

    rounds().round();

    assertThat(server.getReceivedMessages()).isEmpty();
    assertThat(only().fault()).isEqualTo(Fault.EXPIRED);
  }

  @Test
  void whatTheServerCouldNotTakeIsDeliveredOnceWhenItIsBack() throws Exception {
    stored(issued("asa@example.org", 14));
    int port = server.getSmtp().getPort();
    server.stop();

    rounds(port).round();

    assertThat(only().fault()).isEqualTo(Fault.UNREACHABLE);
    assertThat(only().nextTry()).isEqualTo(now.plus(MailRounds.PAUSES.getFirst()));

    server = server(port);
    server.start();
    rounds(port).round();
    assertThat(server.getReceivedMessages()).isEmpty();
    now = now.plus(MailRounds.PAUSES.getFirst());
    rounds(port).round();
    rounds(port).round();
    now = now.plus(Duration.ofDays(1));
    rounds(port).round();
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aSenderThatDiedLosesNothingAndACopyIsKnownByItsMessageId() throws Exception {
    stored(issued("asa@example.org", 14));
    MailRounds dying =
        new MailRounds(
            outbox,
            log,
            consult,
            Map.of(
                Channel.MAIL,
                (posted, mail) -> {
                  new SmtpTransport(smtp(), "delaktig@example.org", register).send(posted, mail);
                  throw new IllegalStateException("the power was cut");
                }),
            () -> now);
    assertThatThrownBy(dying::round).hasMessage("the power was cut");

    rounds().round();
    assertThat(server.getReceivedMessages()).hasSize(1);
    now = now.plus(MailRounds.LEASE);
    rounds().round();

    MimeMessage[] received = server.getReceivedMessages();
    assertThat(received).hasSize(2);
    assertThat(received[0].getMessageID()).isEqualTo(received[1].getMessageID());
  }

  private JavaMailSenderImpl smtp() {
    JavaMailSenderImpl smtp = new JavaMailSenderImpl();
    smtp.setHost("127.0.0.1");
    smtp.setPort(server.getSmtp().getPort());
    return smtp;
  }

  @Test
  void aMailWhoseLinkIsNotInTheLogIsNotSentAndIsDroppedInTheEnd() throws Exception {
    LinkIssued link = issued("asa@example.org", 14);

    rounds().round();
    assertThat(server.getReceivedMessages()).isEmpty();
    assertThat(only().fault()).isNull();

    now = now.plus(MailRounds.PAUSES.getFirst());
    stored(link);
    rounds().round();
    assertThat(server.getReceivedMessages()).hasSize(1);

    issued("asa@example.org", 14);
    now = now.plus(MailRounds.UNBOUND).plusSeconds(1);
    rounds().round();
    assertThat(outbox.newest(PROJECT, 10)).hasSize(1);
  }

  @Test
  void afterThreeDaysOrWhenTheLinkRanOutFirstAMailIsGivenUp() {
    stored(issued("asa@example.org", 14));
    stored(issued("asa@example.org", 1));
    int port = server.getSmtp().getPort();
    server.stop();

    for (int hour = 0; hour <= 24 * 4; hour++) {
      rounds(port).round();
      now = now.plus(Duration.ofHours(1));
    }

    assertThat(outbox.givenUp(PROJECT, 10))
        .extracting(Posted::fault)
        .containsExactlyInAnyOrder(Fault.UNREACHABLE, Fault.EXPIRED);
    assertThat(outbox.waiting()).isZero();
  }

  @Test
  void anAddressThatIsNoneIsGivenUpAtOnce() {
    stored(issued("ingen adress", 14));

    rounds().round();

    assertThat(only().fault()).isEqualTo(Fault.ADDRESS_MALFORMED);
    assertThat(only().givenUp()).isEqualTo(now);
  }

  @Test
  void anAddressThatTheServerDoesNotKnowIsGivenUpAtOnceAndAFullMailboxIsTriedAgain()
      throws Exception {
    stored(issued("asa@example.org", 14));
    try (Refusing refusing = new Refusing("450 4.2.2 mailbox full")) {
      rounds(refusing.port()).round();
    }
    assertThat(only().fault()).isEqualTo(Fault.REFUSED);
    assertThat(only().givenUp()).isNull();

    now = now.plus(Duration.ofHours(1));
    try (Refusing refusing = new Refusing("550 5.1.1 no such user")) {
      rounds(refusing.port()).round();
    }
    assertThat(only().fault()).isEqualTo(Fault.ADDRESS_REFUSED);
    assertThat(only().givenUp()).isEqualTo(now);

    assertThat(outbox.again(PROJECT, only().id(), now)).isTrue();
    rounds().round();
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aSenderWithoutAnAddressOfItsOwnIsRefusedAtTheStart() {
    assertThatThrownBy(() -> new SmtpTransport(new JavaMailSenderImpl(), "", register))
        .hasMessageContaining("DELAKTIG_SMTP_FROM");
  }

  @Test
  void theTextOfAReceivedMailCanBeReadAsItIs() {
    stored(issued("asa@example.org", 14));
    rounds().round();
    assertThat(GreenMailUtil.getHeaders(server.getReceivedMessages()[0])).contains("charset=UTF-8");
  }

  /** A mail server that takes nobody's mail. */
  private static final class Refusing implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Thread serving;

    Refusing(String answerToRecipient) throws IOException {
      serving = Thread.ofVirtual().start(() -> serve(answerToRecipient));
    }

    int port() {
      return socket.getLocalPort();
    }

    private void serve(String answerToRecipient) {
      try (Socket client = socket.accept()) {
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = client.getOutputStream();
        say(out, "220 refusing");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          say(out, line.startsWith("RCPT") ? answerToRecipient : "250 fine");
        }
      } catch (IOException e) {
        // the client has hung up
      }
    }

    private static void say(OutputStream out, String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    @Override
    public void close() throws Exception {
      socket.close();
      serving.join();
    }
  }
}
