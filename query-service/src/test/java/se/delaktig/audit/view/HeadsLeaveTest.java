package se.delaktig.audit.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.sun.net.httpserver.HttpServer;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.kernel.clock.ProgrammeClock;
import tools.jackson.databind.json.JsonMapper;

class HeadsLeaveTest {
  private static final String PROJECT = "2017-00434";
  private static final Instant RECORDED = Instant.parse("2019-11-18T08:00:00Z");

  private final MongoServer server = new MongoServer(new MemoryBackend());
  private final MongoClient client = MongoClients.create("mongodb:/" + server.bind());
  private final CommitLog log =
      CommitLog.open(client, "log", () -> RECORDED, LogSettings.forEmbedded());

  @TempDir Path keys;
  @TempDir Path outside;

  @AfterEach
  void close() {
    log.close();
    client.close();
    server.shutdownNow();
  }

  @Test
  void everyHeadLeavesOnceAndCanBeVerifiedOutside() throws Exception {
    append();
    HeadsLeave leave = leave(null);
    leave.goOut(outside);
    leave.goOut(outside);
    append();
    leave.goOut(outside);

    assertThat(names()).containsExactly(PROJECT + "-1.json", PROJECT + "-2.json");
    Map<?, ?> head =
        JsonMapper.shared().readValue(outside.resolve(PROJECT + "-2.json").toFile(), Map.class);
    SignedHead signed = heads().latest(PROJECT).orElseThrow();
    assertThat(head.get("root")).isEqualTo(signed.root());
    assertThat(
            SigningKeys.verifies(
                (String) head.get("publicKey"), signed.statement(), (String) head.get("signature")))
        .isTrue();
  }

  @Test
  void nothingOfARewrittenLedgerLeaves() throws Exception {
    append();
    leave(null).goOut(outside);
    client.getDatabase("log").getCollection("signed-heads").deleteMany(new Document());
    append();
    leave(null).goOut(outside);

    assertThat(names()).containsExactly(PROJECT + "-1.json");
  }

  @Test
  void aHeadIsTimeStampedByAServiceThatSeesItsHashOnly() throws Exception {
    append();
    Service service = new Service();
    try (Answering answering = new Answering(service::stamp)) {
      leave(new TimeStamps(answering.address())).goOut(outside);
    }

    SignedHead head = heads().latest(PROJECT).orElseThrow();
    TimeStampToken token =
        new TimeStampResponse(Files.readAllBytes(outside.resolve(PROJECT + "-1.tsr")))
            .getTimeStampToken();
    token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(service.certificate));
    assertThat(token.getTimeStampInfo().getMessageImprintDigest())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(head.statement()));
  }

  @Test
  void aServiceThatStampsSomethingElseIsNotBelieved() throws Exception {
    Service service = new Service();
    try (Answering answering =
        new Answering(asked ->
            service.stamp(
                encoded(
                    new TimeStampRequestGenerator()
                        .generate(TSPAlgorithms.SHA256, new byte[32]))))) {
      TimeStamps stamps = new TimeStamps(answering.address());
      assertThatThrownBy(() -> stamps.over(new byte[] {1})).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aHeadLeavesThoughTheServiceDoesNotAnswer() throws Exception {
    append();
    leave(new TimeStamps(URI.create("http://localhost:1/"))).goOut(outside);

    assertThat(names()).containsExactly(PROJECT + "-1.json");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(outside)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private HeadsLeave leave(@Nullable TimeStamps stamps) {
    return new HeadsLeave(heads(), () -> List.of(PROJECT), outside, stamps);
  }

  private SignedHeads heads() {
    return new SignedHeads(
        log,
        client,
        new ProgrammeClock(() -> RECORDED),
        "log",
        SigningKeys.open(keys),
        () -> RECORDED);
  }

  private void append() {
    String id = UUID.randomUUID().toString();
    log.append(
        new CommitRequest(
            PROJECT,
            "actor",
            "role",
            "command",
            id,
            null,
            null,
            List.of(new NewEvent(id, "thing-" + id, 0, "thing-happened", 1, "{}"))));
  }

  private static byte[] encoded(TimeStampRequest request) {
    try {
      return request.getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A time-stamping service of our own making. */
  private static final class Service {
    private final KeyPair pair;
    private final X509CertificateHolder certificate;

    Service() throws Exception {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      pair = generator.generateKeyPair();
      X500Name name = new X500Name("CN=Test TSA");
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.ONE,
              Date.from(Instant.now().minusSeconds(60)),
              Date.from(Instant.now().plusSeconds(3600)),
              name,
              pair.getPublic());
      builder.addExtension(
          Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
      certificate =
          builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
    }

    byte[] stamp(byte[] asked) {
      try {
        DigestCalculator sha256 =
            new JcaDigestCalculatorProviderBuilder()
                .build()
                .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
        TimeStampTokenGenerator tokens =
            new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                    .build("SHA256withRSA", pair.getPrivate(), certificate),
                sha256,
                new ASN1ObjectIdentifier("1.2.3.4.1"));
        tokens.addCertificates(new CollectionStore<>(List.of(certificate)));
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
            .generate(new TimeStampRequest(asked), BigInteger.TEN, new Date())
            .getEncoded();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Answers over HTTP on this machine. */
  private static final class Answering implements AutoCloseable {
    private final HttpServer http;

    Answering(UnaryOperator<byte[]> answer) throws IOException {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      http.createContext(
          "/",
          exchange -> {
            byte[] body = answer.apply(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      http.start();
    }

    URI address() {
      return URI.create("http://localhost:" + http.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
      http.stop(0);
    }
  }
}
