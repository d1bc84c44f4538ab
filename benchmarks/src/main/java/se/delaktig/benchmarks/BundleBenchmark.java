package se.delaktig.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.view.Sight;
import se.delaktig.audit.file.EvidenceBundle;
import se.delaktig.audit.view.Evidences;
import se.delaktig.audit.view.LedgerEvidence;
import se.delaktig.audit.view.SignedHeads;
import se.delaktig.claims.event.ClaimBuilt;
import se.delaktig.claims.event.ClaimId;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.log.EventsAsJson;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan.Sector;

/**
 * A whole ledger as a bundle of evidence, and checked by the two programs in Python that go with
 * it, and where a browser is named by its page, opened from the disk. Without the two PDFs, which
 * do not grow with the ledger. Run it with the heap that is to be enough.
 */
final class BundleBenchmark {

  private static final String MAKE = "make and stream";
  private static final String VERIFY = "verify.py";
  private static final String RECOMPUTE = "recompute.py";
  private static final String PAGE = "verify.html";

  /** Waits for the verdict and gives it, or what was found. */
  private static final String VERDICT =
      """
      new Promise(done => {
        const look = () => {
          const box = document.querySelector("#result .box[data-run]");
          if (box) done(box.classList.contains("good") ? "good" : box.innerText);
          else setTimeout(look, 100);
        };
        look();
      })
      """;

  /** Remembers the longest time that the page did not listen. */
  private static final String WATCH =
      """
      window.longest = 0;
      new PerformanceObserver(seen => seen.getEntries().forEach(
        task => { window.longest = Math.max(window.longest, task.duration); }))
        .observe({ type: "longtask" });
      """;

  private static final String LEDGER = "2017-00434";
  private static final int RECORDERS = 64;
  private static final Instant BEGIN = Instant.parse("2018-02-01T08:00:00Z");

  private final Options options;
  private final long seed;
  private final int events;
  private final int days;
  private final int rounds;
  private final int claims;
  private final String browser;
  private long claimedMonths;
  private long deafMillis;
  private final EventVocabulary vocabulary = new EventVocabulary();

  BundleBenchmark(Options options) {
    this.options = options;
    this.seed = options.number("seed", 1);
    this.events = options.number("events", 100_000);
    this.days = options.number("days", 700);
    this.rounds = options.number("rounds", 3);
    this.claims = options.number("claims", 4);
    this.browser = options.text("browser", "");
  }

  Results run() {
    String kind = options.text("server", "real");
    AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
    Path folder = Folders.temporary("bundle");
    try (MeasuredServer server = MeasuredServer.start(kind);
        MongoClient client = MongoClients.create(server.uri());
        CommitLog log = CommitLog.open(client, "log", now::get, server.settings())) {
      Results results =
          new Results("bundle-" + kind, "bundle" + options, server.description(), seed);
      fill(log, now);
      try (AnnotationConfigApplicationContext context =
          context(log, client, new ProgrammeClock(now::get), folder.resolve("keys"))) {
        Path zip = folder.resolve("bundle.zip");
        for (int round = 0; round <= rounds; round++) {
          measure(server, results, context.getBean(Evidences.class), zip, round);
        }
        summarize(results, log.head() + 1, zip);
        if (!options.text("keep", "").isEmpty()) {
          keep(zip, Path.of(options.text("keep", "")));
        }
      }
      return results;
    } finally {
      Folders.delete(folder);
    }
  }

  private void fill(CommitLog log, AtomicReference<Instant> now) {
    append(log, Frame.planned(vocabulary));
    append(log, Frame.decided(vocabulary));
    append(
        log,
        new OrganisationJoined(
            new ProjectId(LEDGER),
            GroupsInTurn.ORGANISATION,
            "Organisation",
            Stated.stated("-"),
            Stated.stated("-"),
            Stated.stated(Sector.PUBLIC),
            LocalDate.ofInstant(BEGIN, ZoneOffset.UTC)));
    Recorders recorders = new Recorders(vocabulary, LEDGER, seed, 0, RECORDERS);
    for (int day = 0; day < days; day++) {
      Instant today = BEGIN.plus(day, ChronoUnit.DAYS);
      now.set(today);
      recorders.record(log, Math.max(1, events / days));
      int built = (day + 1) * claims / days;
      if (built > day * claims / days) {
        claim(log, built, today);
      }
    }
  }

  /** Claims the months that have ended since the claim before. */
  private void claim(CommitLog log, int number, Instant at) {
    YearMonth first = YearMonth.from(BEGIN.atZone(ZoneOffset.UTC));
    long ended = first.until(YearMonth.from(at.atZone(ZoneOffset.UTC)), ChronoUnit.MONTHS);
    List<String> months =
        LongStream.range(claimedMonths, ended)
            .mapToObj(month -> first.plusMonths(month).toString())
            .toList();
    claimedMonths = ended;
    ClaimId claim = new ClaimId("claim-" + number);
    append(log, new ClaimBuilt(claim, new ProjectId(LEDGER), number, months), claim.value());
  }

  private void append(CommitLog log, ProgrammeEvent event) {
    append(log, event, "frame-" + EventVocabulary.stored(event.getClass()).value());
  }

  private void append(CommitLog log, ProgrammeEvent event, String stream) {
    log.append(
        new CommitRequest(
            LEDGER,
            "a",
            "PROJECT_LEADER",
            "plan-project",
            UUID.randomUUID().toString(),
            null,
            null,
            List.of(
                new NewEvent(
                    UUID.randomUUID().toString(),
                    stream,
                    0,
                    EventVocabulary.stored(event.getClass()).value(),
                    EventVocabulary.stored(event.getClass()).revision(),
                    vocabulary.write(event)))));
  }

  /** What gathers the evidence, put together as in the service. */
  private AnnotationConfigApplicationContext context(
      CommitLog log, MongoClient client, ProgrammeClock clock, Path keys) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "measured",
                Map.of("delaktig.keys", keys.toString(), "delaktig.log.database", "log")));
    context.registerBean(CommitLog.class, () -> log, it -> it.setDestroyMethodName(""));
    context.registerBean(MongoClient.class, () -> client, it -> it.setDestroyMethodName(""));
    context.registerBean(ProgrammeClock.class, () -> clock);
    context.registerBean(EventFormat.class, () -> new EventsAsJson(vocabulary));
    context.register(SignedHeads.class, Evidences.class);
    context.refresh();
    return context;
  }

  private void measure(
      MeasuredServer server, Results results, Evidences evidences, Path zip, int round) {
    Sight sight =
        new Sight(new ProjectId(LEDGER), new ActorId("a"), Frame.of(vocabulary), List.of());
    Round made = Round.ofOne(server, MAKE, round, () -> make(evidences.of(sight), zip));
    if (round == 0) {
      // only this process has anything to warm up; it also goes through the ledger for its tree
      results.line(String.format(Locale.ROOT, "first made in %.1f s", made.nanos() / 1e9));
      return;
    }
    results.add(made);
    Path unpacked = unpack(zip);
    try {
      results.add(Round.ofOne(server, VERIFY, round, () -> python(unpacked, VERIFY)));
      results.add(Round.ofOne(server, RECOMPUTE, round, () -> python(unpacked, RECOMPUTE)));
      if (!browser.isEmpty()) {
        try (Browser chromium = new Browser(browser, unpacked.resolve(PAGE))) {
          chromium.value(WATCH);
          results.add(Round.ofOne(server, PAGE, round, () -> inBrowser(chromium, zip)));
          deafMillis = Math.max(deafMillis, Math.round(chromium.number("window.longest")));
        }
      }
    } finally {
      Folders.delete(unpacked);
    }
  }

  private static void inBrowser(Browser chromium, Path zip) {
    chromium.choose("#zip", zip);
    String verdict = chromium.value(VERDICT);
    if (!verdict.equals("good")) {
      throw new IllegalStateException(PAGE + ": " + verdict);
    }
  }

  private static void keep(Path zip, Path there) {
    try {
      Files.copy(zip, there, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void make(LedgerEvidence evidence, Path zip) {
    try (EvidenceBundle.Ready ready =
            new EvidenceBundle(evidence, (language, of) -> new byte[0], "measured").make();
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(zip))) {
      ready.sendTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path unpack(Path zip) {
    Path folder = Folders.temporary("bundle");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IllegalStateException(entry.getName() + " lies outside the bundle");
        }
        Files.createDirectories(file.getParent());
        Files.copy(in, file);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void python(Path folder, String program) {
    try {
      Process process =
          new ProcessBuilder("python3", program)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      String said;
      try (InputStream out = process.getInputStream()) {
        said = new String(out.readAllBytes());
      }
      if (process.waitFor() != 0) {
        throw new IllegalStateException(program + ": " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void summarize(Results results, long recorded, Path zip) {
    results.line(
        String.format(
            Locale.ROOT,
            "%,d events, %,d bytes, heap at most %,d MB: made in %s s, %s in %s s, %s in %s s"
                + " (median of %d)",
            recorded,
            size(zip),
            Runtime.getRuntime().maxMemory() >> 20,
            seconds(results.of(MAKE, 1)),
            VERIFY,
            seconds(results.of(VERIFY, 1)),
            RECOMPUTE,
            seconds(results.of(RECOMPUTE, 1)),
            rounds));
    if (!browser.isEmpty()) {
      results.line(
          String.format(
              Locale.ROOT,
              "%s in %s s, listening again after at most %,d ms",
              PAGE,
              seconds(results.of(PAGE, 1)),
              deafMillis));
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String seconds(List<Round> rounds) {
    List<Long> sorted = rounds.stream().map(Round::nanos).sorted().toList();
    return String.format(Locale.ROOT, "%.1f", sorted.get(sorted.size() / 2) / 1e9);
  }
}
