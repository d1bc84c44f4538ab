package se.delaktig.budget.json;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.command.AttachEvidence;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.VoucherCost;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.file.FileReception;
import se.delaktig.kernel.file.ReceivedFile;
import se.delaktig.kernel.file.UnacceptableFileException;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.SealedFile;

/**
 * Evidence of a cost from other programs: the file is the request's body as it is, looked at as
 * strictly as what comes by the page. What it is its content tells, not the header.
 */
@RestController
class EvidenceJson {
  private final Gate gate;
  private final BudgetStatements statements;
  private final FileReception reception;
  private final PersonRegister register;
  private final CommandSender commands;

  EvidenceJson(
      Gate gate,
      BudgetStatements statements,
      FileReception reception,
      PersonRegister register,
      CommandSender commands) {
    this.gate = gate;
    this.statements = statements;
    this.reception = reception;
    this.register = register;
    this.commands = commands;
  }

  /**
   * A file that is evidence now.
   *
   * @param position of its event in the log
   */
  record Attached(String file, String mediaType, String sha256, long bytes, long position) {}

  /** Sent again, the same content is refused as attached already. */
  @PostMapping("/api/projects/{project}/costs/{cost}/evidence")
  ResponseEntity<?> attach(
      @PathVariable String project, @PathVariable String cost, HttpServletRequest request)
      throws IOException {
    Sight sight = gate.see(Query.COSTS, project);
    VoucherCost known = statements.cost(sight, cost).orElse(null);
    if (known == null) {
      return problem(HttpStatus.NOT_FOUND, "budget.cost-unknown");
    }
    // one byte more than a file may have tells that it is too large
    byte[] content = request.getInputStream().readNBytes(FileReception.MOST_BYTES + 1);
    ReceivedFile received = reception.receive(content);
    SealedFile kept =
        register
            .files()
            .keep(sight.project(), received.mediaType(), new ByteArrayInputStream(content));
    AttachEvidence command =
        new AttachEvidence(
            known.entries().getLast().recorded().cost().voucher(), new FileId(kept.id()));
    return switch (commands.send(project, "attach-evidence", command, UUID.randomUUID())) {
      case CommandSender.Sent sent ->
          ResponseEntity.status(HttpStatus.CREATED)
              .body(
                  new Attached(
                      kept.id(), kept.mediaType(), kept.sha256(), kept.bytes(), sent.position()));
      case CommandSender.Refused refused -> {
        register.files().erase(sight.project(), kept.id());
        yield problem(
            refused.code().equals("access.denied")
                ? HttpStatus.FORBIDDEN
                : HttpStatus.UNPROCESSABLE_CONTENT,
            refused.code());
      }
      // perhaps the log names it: what it does not name is swept away later
      case CommandSender.Unknown unknown ->
          problem(HttpStatus.SERVICE_UNAVAILABLE, "command.outcome-unknown");
    };
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unacceptable(UnacceptableFileException e) {
    return problem(HttpStatus.UNPROCESSABLE_CONTENT, e.key());
  }

  private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String code) {
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setProperty("code", code);
    return ResponseEntity.status(status).body(problem);
  }
}
