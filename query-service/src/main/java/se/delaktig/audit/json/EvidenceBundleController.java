package se.delaktig.audit.json;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.audit.file.EvidenceBundle;
import se.delaktig.audit.view.Evidences;
import se.delaktig.audit.view.KeyRetiredException;
import se.delaktig.audit.view.LedgerEvidence;
import se.delaktig.audit.view.LedgerRewrittenException;

/** A project's evidence to take home: one zip that is checked without the program. */
@RestController
class EvidenceBundleController {
  private final Gate gate;
  private final Evidences evidences;
  private final EvidenceBundle.Paper paper;
  private final String program;

  EvidenceBundleController(
      Gate gate,
      Evidences evidences,
      EvidenceBundle.Paper paper,
      @Value("${delaktig.program}") String program) {
    this.gate = gate;
    this.evidences = evidences;
    this.paper = paper;
    this.program = program;
  }

  /**
   * The bundle, for those who see the whole trail.
   *
   * @param commits of only this many of the ledger's commits, the first; all where it is absent
   */
  @GetMapping(value = "/api/projects/{project}/evidence-bundle", produces = "application/zip")
  void bundle(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable Long commits,
      HttpServletResponse response)
      throws IOException {
    Sight sight = gate.seeWhole(Query.TRAIL, project);
    LedgerEvidence evidence =
        commits == null
            ? evidences.of(sight)
            : evidences.of(sight, commits).orElseThrow(NoSuchPartException::new);
    try (EvidenceBundle.Ready ready = new EvidenceBundle(evidence, paper, program).make()) {
      response.setContentType("application/zip");
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          "attachment; filename=\"underlag-%s-%d.zip\"".formatted(project, evidence.head().size()));
      // by which the file is known again in the read log
      response.setHeader(
          "Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(ready.sha256()) + ":");
      ready.sendTo(response.getOutputStream());
    }
  }

  /** The ledger has no such number of commits. */
  static final class NoSuchPartException extends RuntimeException {}

  @ExceptionHandler
  ResponseEntity<ProblemDetail> noSuchPart(NoSuchPartException e) {
    return problem(HttpStatus.NOT_FOUND, "evidence.no-such-part");
  }

  /** Somebody must look: what is in the log is not what was signed. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> rewritten(LedgerRewrittenException e) {
    return problem(HttpStatus.CONFLICT, "evidence.ledger-rewritten");
  }

  /** The part was signed with a key that has been retired since; a newer part can be had. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> retired(KeyRetiredException e) {
    return problem(HttpStatus.CONFLICT, "evidence.key-retired");
  }

  private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String code) {
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setProperty("code", code);
    return ResponseEntity.status(status).body(problem);
  }
}
