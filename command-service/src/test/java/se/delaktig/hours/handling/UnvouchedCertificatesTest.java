package se.delaktig.hours.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import se.delaktig.personregister.Outbox.Fault;
import se.delaktig.personregister.Outbox.Mail;
import se.delaktig.personregister.Outbox.Posted;

/** A server whose certificate nobody vouches for is told nothing. */
class UnvouchedCertificatesTest {
  private static final char[] PASSWORD = "for-the-tests".toCharArray();

  private static SSLContext unvouched;

  @BeforeAll
  static void aCertificateThatItsOwnHolderSigned(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("tls.p12");
    int made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "tls",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assertThat(made).isZero();
    unvouched = context(file);
  }

  private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void aGatewayOfTextMessages() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    Posted posted = mock(Posted.class);
    when(posted.id()).thenReturn("sms-1");
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(unvouched));
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      assertThat(
              new TextMessageGateway(
                      "https://localhost:" + server.getAddress().getPort() + "/sms", "", "Delaktig")
                  .send(posted, new Mail("+46701740605", "", "Delaktig: 3 saker väntar på dig.")))
          .get()
          .extracting(MailTransport.Failure::fault)
          .isEqualTo(Fault.UNREACHABLE);
      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aMailServer() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Boolean> trusted =
          CompletableFuture.supplyAsync(() -> goesOnInSecret(server));
      JavaMailSenderImpl sender = new JavaMailSenderImpl();
      sender.setHost("localhost");
      sender.setPort(server.getLocalPort());
      sender.setJavaMailProperties(ofTheService());
      SimpleMailMessage mail = new SimpleMailMessage();
      mail.setFrom("delaktig@example.org");
      mail.setTo("anna@example.org");
      assertThatThrownBy(() -> sender.send(mail))
          .isInstanceOf(MailException.class)
          .hasStackTraceContaining("SSLHandshakeException");
      assertThat(trusted.get()).isFalse();
    }
  }

  /** The mail settings that the service comes with. */
  private static Properties ofTheService() {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("command-service.yml"));
    Properties mail = new Properties();
    yaml.getObject()
        .forEach((name, value) -> {
          String key = name.toString();
          if (key.startsWith("spring.mail.properties.")) {
            mail.put(key.substring("spring.mail.properties.".length()), value.toString());
          }
        });
    // no environment is asked here; so it is set by default
    assertThat(mail.getProperty("mail.smtp.starttls.required")).endsWith(":true}");
    mail.put("mail.smtp.starttls.required", "true");
    return mail;
  }

  /** A mail server up to where both would go on in secret. */
  private static boolean goesOnInSecret(ServerSocket server) {
    try (Socket client = server.accept()) {
      BufferedReader said =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      say(client, "220 localhost");
      said.readLine();
      say(client, "250-localhost\r\n250 STARTTLS");
      assertThat(said.readLine()).isEqualTo("STARTTLS");
      say(client, "220 go on");
      SSLSocket secret =
          (SSLSocket)
              unvouched
                  .getSocketFactory()
                  .createSocket(client, "localhost", client.getPort(), true);
      secret.setUseClientMode(false);
      secret.startHandshake();
      return secret.getInputStream().read() >= 0;
    } catch (SSLException distrusted) {
      return false;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void theDatabase() throws IOException {
    try (ServerSocket server = unvouched.getServerSocketFactory().createServerSocket(0)) {
      CompletableFuture<Boolean> trusted =
          CompletableFuture.supplyAsync(() -> {
            try (Socket client = server.accept()) {
              return client.getInputStream().read() >= 0;
            } catch (IOException distrusted) {
              return false;
            }
          });
      try (MongoClient client =
          MongoClients.create(
              "mongodb://localhost:"
                  + server.getLocalPort()
                  + "/?tls=true&serverSelectionTimeoutMS=3000")) {
        assertThatThrownBy(() -> client.getDatabase("delaktig_log").listCollectionNames().first())
            .isInstanceOf(MongoTimeoutException.class)
            .hasMessageContaining("SSLHandshakeException");
        assertThat(trusted.join()).isFalse();
      }
    }
  }
}
