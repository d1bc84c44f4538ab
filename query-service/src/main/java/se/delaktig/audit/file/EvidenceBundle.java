package se.delaktig.audit.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import se.delaktig.audit.view.EvidenceFigure;
import se.delaktig.audit.view.LedgerEvidence;
import se.delaktig.audit.view.ProjectAt;
import se.delaktig.audit.view.SignedHead;
import se.delaktig.audit.view.SignedHeads.Signed;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.StoredEvent;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.project.event.RuleSetDecided;
import tools.jackson.databind.json.JsonMapper;

/**
 * A project's evidence as one zip that is checked without the program, laid down in {@code
 * docs/evidence-bundle.md}. The same bytes for the same part of the ledger and version of the
 * program.
 */
public final class EvidenceBundle {
  private static final String FORMAT = "delaktig-evidence/1";
  private static final Locale SWEDISH = Locale.of("sv");
  private static final String RESOURCES = "/evidence/";

  private final LedgerEvidence evidence;
  private final Paper paper;
  private final String program;
  private final JsonMapper json = ProgrammeJson.mapper();

  /** What a bundle claims, for people to read. */
  public interface Paper {
    /** A PDF in one language; the same bytes for the same evidence. */
    byte[] in(Locale language, LedgerEvidence evidence);
  }

  /**
   * @param program which version of the program makes it
   */
  public EvidenceBundle(LedgerEvidence evidence, Paper paper, String program) {
    this.evidence = evidence;
    this.paper = paper;
    this.program = program;
  }

  /** Makes it ready to be sent. */
  public Ready make() throws IOException {
    Spool spool = Spool.open();
    try {
      for (String verifier : Verifiers.NAMES) {
        spool.add(verifier, out -> resource(verifier, out));
      }
      spool.add("README.txt", out -> resource("README.txt", out));
      List<String> rules = new ArrayList<>();
      spool.add("log/commits.jsonl", out -> commits(out, rules));
      LedgerEvidence.Folded folded = evidence.folded();
      spool.add("log/heads.jsonl", this::heads);
      spool.add("log/proofs.jsonl", this::proofs);
      spool.add("rules/rule-sets.jsonl", out -> rules.forEach(body -> text(out, body)));
      spool.add("figures.jsonl", out -> figures(folded.figures(), out));
      List<ProjectViews.Table> tables = new ProjectViews(folded.now()).tables();
      for (ProjectViews.Table table : tables) {
        spool.add("views/" + table.name() + ".csv", out -> csv(table, out));
      }
      spool.add("views/views.xlsx", out -> ViewsWorkbook.write(tables, out));
      spool.add("sammanfattning.pdf", out -> out.write(paper.in(SWEDISH, evidence)));
      spool.add("summary.pdf", out -> out.write(paper.in(Locale.ENGLISH, evidence)));
      spool.add("data-dictionary.csv", out -> csv(new DataDictionary().table(tables), out));
      Manifest made = manifest(spool.files(), folded.now());
      byte[] manifest = json.writeValueAsBytes(made);
      Signed signed = evidence.sign(manifest);
      spool.add("manifest.json", out -> out.write(manifest));
      spool.add("manifest.sig", out -> write(out, signed));
      return new Ready(spool);
    } catch (IOException | RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  /** A bundle that waits to be sent; takes room on the disk until it is closed. */
  public static final class Ready implements AutoCloseable {
    private final Spool spool;

    private Ready(Spool spool) {
      this.spool = spool;
    }

    /** The SHA-256 of all that is sent. */
    public byte[] sha256() throws IOException {
      DigestOutputStream out =
          new DigestOutputStream(OutputStream.nullOutputStream(), Spool.sha256());
      spool.zipTo(out);
      return out.getMessageDigest().digest();
    }

    /** Sends it. */
    public void sendTo(OutputStream out) throws IOException {
      spool.zipTo(out);
    }

    @Override
    public void close() throws IOException {
      spool.close();
    }
  }

  /**
   * What is in a bundle.
   *
   * @param scope how much of the ledger; so far always the whole
   * @param commits how many of the ledger's commits
   * @param events how many events they hold
   * @param from the project's first day
   * @param day the day on which the newest figures hold
   * @param invented whether the project is made up for a demonstration
   */
  record Manifest(
      String format,
      String program,
      String ledger,
      String scope,
      long commits,
      long events,
      LocalDate from,
      LocalDate day,
      boolean invented,
      String head,
      List<File> files) {
    record File(String name, long bytes, String sha256) {}
  }

  private Manifest manifest(List<Spool.Spooled> files, ProjectAt now) {
    return new Manifest(
        FORMAT,
        program,
        evidence.head().ledger(),
        "whole",
        evidence.head().size(),
        evidence.folded().events(),
        now.programme().planned().period().from(),
        now.happened(),
        now.programme().planned().invented(),
        evidence.head().code(),
        files.stream()
            .map(one -> new Manifest.File(one.name(), one.bytes(), one.sha256()))
            .toList());
  }

  /**
   * Writes every commit.
   *
   * @param rules takes the bodies of the rule sets, as they were decided to the letter
   */
  private void commits(OutputStream out, List<String> rules) {
    String decided = EventVocabulary.stored(RuleSetDecided.class).value();
    evidence.forEachCommit(commit -> {
      line(out, commit(commit));
      commit.events().stream()
          .filter(event -> event.name().equals(decided))
          .map(StoredEvent::body)
          .forEach(rules::add);
    });
  }

  private static Map<String, Object> commit(Commit commit) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ledgerSeq", commit.header().ledgerSeq());
    fields.put("position", commit.position());
    fields.put("at", commit.header().at().toEpochMilli());
    fields.put("actor", commit.header().actor());
    fields.put("role", commit.header().role());
    fields.put("command", commit.header().command());
    fields.put("commandId", commit.header().commandId());
    fields.put("bodyHash", commit.header().bodyHash());
    fields.put("correlation", commit.header().correlation());
    fields.put("events", commit.events().stream().map(EvidenceBundle::event).toList());
    fields.put("prev", commit.prev());
    fields.put("hash", commit.hash());
    return fields;
  }

  private static Map<String, Object> event(StoredEvent event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", event.id());
    fields.put("stream", event.stream());
    fields.put("seq", event.seq());
    fields.put("name", event.name());
    fields.put("revision", event.revision());
    fields.put("body", event.body());
    return fields;
  }

  private void heads(OutputStream out) {
    evidence.heads().forEach(head -> line(out, head.fields()));
  }

  private void proofs(OutputStream out) {
    for (SignedHead head : evidence.heads()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("from", head.size());
      fields.put("to", evidence.head().size());
      fields.put("proof", evidence.proofFrom(head));
      line(out, fields);
    }
  }

  private void figures(List<EvidenceFigure> figures, OutputStream out) {
    figures.forEach(figure -> line(out, figure));
  }

  private static void csv(ProjectViews.Table table, OutputStream out) throws IOException {
    out.write(CsvLine.BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
    csv(table.head(), out);
    for (List<String> row : table.rows()) {
      csv(row, out);
    }
  }

  private static void csv(List<String> row, OutputStream out) throws IOException {
    out.write(CsvLine.of(row.toArray(String[]::new)).getBytes(StandardCharsets.UTF_8));
  }

  private void line(OutputStream out, Object value) {
    text(out, json.writeValueAsString(value));
  }

  private static void text(OutputStream out, String line) {
    try {
      out.write(line.getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(OutputStream out, Object value) throws IOException {
    out.write(json.writeValueAsBytes(value));
  }

  private static void resource(String name, OutputStream out) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(EvidenceBundle.class.getResourceAsStream(RESOURCES + name), name)) {
      in.transferTo(out);
    }
  }
}
