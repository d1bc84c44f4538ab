package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Thousands of requests made up from the services' own descriptions, each hostile in some way, the
 * same ones in every run: all are refused as problem details, none tells anything of the inside,
 * and nothing changes. The rates are unlimited here; they have tests of their own.
 */
class GeneratedRequestsTest {
  private static final boolean LONG = Boolean.getBoolean("delaktig.long");
  private static final int REQUESTS =
      Integer.getInteger("delaktig.requests", LONG ? 1_000_000 : 5_000);

  /** The number of the first, so that a long run can be made in parts. */
  private static final int FIRST = Integer.getInteger("delaktig.requests.first", 0);

  private static final long SEED = 20_261_127;
  private static final int AT_ONCE = 4;
  private static final Pattern INSIDE =
      Pattern.compile("Exception|\\bat (se\\.delaktig|java\\.|org\\.)|NullPointer|StackTrace");
  private static final Path SHIPPED = Path.of("../query-service/src/main/resources/evidence");
  private static final Pattern FOOT = Pattern.compile("Registrering ([\\d\u00a0]+) · ([0-9a-f ]+)");

  @Test
  void nothingHostileGetsFurtherThanARefusal(@TempDir Path folder) throws Exception {
    try (RunningOffice office =
        RunningOffice.start(
            folder,
            Map.of(
                "DELAKTIG_LIMITS_ACCOUNT_PER_MINUTE", "0",
                "DELAKTIG_LIMITS_ADDRESS_PER_MINUTE", "0"))) {
      String karin = Visit.tokenOf("projektledare", office);
      List<Operation> operations =
          new ArrayList<>(Operation.all(office.commands(), described(office.commands(), karin)));
      operations.addAll(Operation.all(office.pages(), described(office.pages(), karin)));
      assertThat(operations).hasSizeGreaterThan(40);
      Tokens tokens = new Tokens(office);
      String before = foot(office);

      Tally tally = send(operations, tokens);

      assertThat(tally.faults()).as(tally.summary()).isEmpty();
      assertThat(foot(office)).as("nothing has changed").isEqualTo(before);
      assertThat(tally.statuses()).containsKeys(400, 401, 403, 404);
      assertThat(tally.kinds()).hasSameSizeAs(Hostile.Kind.values());
      Files.writeString(Path.of("target/generated-requests.txt"), tally.summary());
      if (LONG) {
        Files.writeString(
            Path.of("../docs/measurements/generated-requests.md"),
            "# Generated requests\n\n`mvn -Plong verify` (GeneratedRequestsTest)\n\n    "
                + tally.summary().replace("\n", "\n    ").strip()
                + "\n");
      }
    }
  }

  private static Tally send(List<Operation> operations, Tokens tokens) throws Exception {
    Tally tally = new Tally();
    AtomicInteger next = new AtomicInteger(FIRST);
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < AT_ONCE; thread++) {
        all.add(
            threads.submit(() -> {
              for (int i = next.getAndIncrement();
                  i < FIRST + REQUESTS;
                  i = next.getAndIncrement()) {
                Hostile hostile = Hostile.request(SEED + i, operations, tokens.current());
                tally.count(i, hostile, Answer.to(hostile, client));
              }
              return null;
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    return tally;
  }

  /** What came of the requests. */
  private static final class Tally {
    private static final int SHOWN = 20;

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicInteger> kinds = new ConcurrentSkipListMap<>();

    void count(int number, Hostile hostile, Answer answer) {
      statuses.computeIfAbsent(answer.status(), any -> new AtomicInteger()).incrementAndGet();
      kinds.computeIfAbsent(hostile.kind().name(), any -> new AtomicInteger()).incrementAndGet();
      String fault = fault(hostile, answer);
      if (fault != null && faults.size() < SHOWN) {
        String body = answer.body();
        faults.add(
            "%d %s %s %s: %s, status %d: %s"
                .formatted(
                    number,
                    hostile.kind(),
                    hostile.request().method(),
                    hostile.request().uri(),
                    fault,
                    answer.status(),
                    body.substring(0, Math.min(300, body.length()))));
      }
    }

    private static String fault(Hostile hostile, Answer answer) {
      int status = answer.status();
      if (INSIDE.matcher(answer.body()).find()) {
        return "tells of the inside";
      }
      if (status == 200 && hostile.request().method().equals("GET")) {
        // What may be read was read.
        return null;
      }
      if (status < 400 || status >= 500) {
        return "not refused";
      }
      if (!answer.type().startsWith("application/problem+json")) {
        return "no problem details but " + answer.type();
      }
      JsonNode problem = JsonMapper.shared().readTree(answer.body());
      return problem.path("code").asString("").isEmpty() || problem.path("status").asInt() != status
          ? "no code, or another status"
          : null;
    }

    Queue<String> faults() {
      return faults;
    }

    Map<Integer, AtomicInteger> statuses() {
      return statuses;
    }

    Map<String, AtomicInteger> kinds() {
      return kinds;
    }

    String summary() {
      return "requests %d from no. %d on, seed %d%nby status %s%nby kind %s%n"
          .formatted(REQUESTS, FIRST, SEED, new TreeMap<>(statuses), kinds);
    }
  }

  /**
   * What came back, unpacked. Of a bundle of evidence the programs that check it are left out: they
   * are ours byte for byte, go to whoever may have the bundle, and name errors of their own.
   */
  private record Answer(int status, String type, String body) {
    private static final List<String> CHECKERS =
        List.of("verify.html", "verify.py", "recompute.py");

    static Answer to(Hostile hostile, HttpClient client) throws IOException, InterruptedException {
      HttpResponse<byte[]> answer =
          client.send(hostile.request(), HttpResponse.BodyHandlers.ofByteArray());
      String type = answer.headers().firstValue("Content-Type").orElse("");
      return new Answer(
          answer.statusCode(),
          type,
          type.startsWith("application/zip")
              ? unpacked(answer.body())
              : new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static String unpacked(byte[] zip) throws IOException {
      StringBuilder all = new StringBuilder();
      try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
        for (ZipEntry entry = entries.getNextEntry();
            entry != null;
            entry = entries.getNextEntry()) {
          byte[] bytes = entries.readAllBytes();
          if (!isChecker(entry.getName(), bytes)) {
            all.append(entry.getName()).append('\n');
            all.append(new String(bytes, StandardCharsets.UTF_8)).append('\n');
          }
        }
      }
      return all.toString();
    }

    private static boolean isChecker(String name, byte[] bytes) throws IOException {
      for (String checker : CHECKERS) {
        if (name.endsWith(checker)) {
          return Arrays.equals(bytes, Files.readAllBytes(SHIPPED.resolve(checker)));
        }
      }
      return false;
    }
  }

  /** Access tokens of one who may much and one who may nothing, drawn anew before they run out. */
  private static final class Tokens {
    private static final Duration RENEWED = Duration.ofMinutes(8);

    private final RunningOffice office;
    private Hostile.Tokens held;
    private long since;

    Tokens(RunningOffice office) throws Exception {
      this.office = office;
      renew();
    }

    synchronized Hostile.Tokens current() throws Exception {
      if (System.nanoTime() - since > RENEWED.toNanos()) {
        renew();
      }
      return held;
    }

    private void renew() throws Exception {
      held =
          new Hostile.Tokens(
              Visit.tokenOf("projektledare", office), Visit.tokenOf("utvärderare", office));
      since = System.nanoTime();
    }
  }

  private static JsonNode described(String service, String token)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(service + "/v3/api-docs"))
                  .header("Authorization", "Bearer " + token)
                  .build(),
              text());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return JsonMapper.shared().readTree(answer.body());
    }
  }

  /** How far the log has come, and its fingerprint. */
  private static String foot(RunningOffice office) throws Exception {
    try (Visit karin = Visit.as("projektledare", office)) {
      String page = karin.open("/projekt/2017-00434/plan").body();
      Matcher foot = FOOT.matcher(page);
      assertThat(foot.find()).as(Form.words(page)).isTrue();
      return foot.group();
    }
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString();
  }
}
