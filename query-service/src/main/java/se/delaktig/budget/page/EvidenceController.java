package se.delaktig.budget.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.command.AttachEvidence;
import se.delaktig.budget.command.WithdrawEvidence;
import se.delaktig.budget.event.EvidenceAttached;
import se.delaktig.budget.event.EvidenceWithdrawn;
import se.delaktig.budget.event.VoucherId;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.VoucherEvidence;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.file.FileReception;
import se.delaktig.kernel.file.FirstPage;
import se.delaktig.kernel.file.ReceivedFile;
import se.delaktig.kernel.file.UnacceptableFileException;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.KeptFileAnswer;
import se.delaktig.kernel.page.Typed;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.SealedFile;

/** A voucher's evidence: attached, looked at, fetched and withdrawn. */
@Controller
@RequestMapping("/projekt/{project}/kostnader/{cost}/underlag")
class EvidenceController {
  private final Gate gate;
  private final BudgetStatements statements;
  private final MoneyForms forms;
  private final CostController page;
  private final FileReception reception;
  private final PersonRegister register;
  private final Disclosure disclosure;
  private final CommandSender commands;
  private final CommandIds commandIds;

  EvidenceController(
      Gate gate,
      BudgetStatements statements,
      MoneyForms forms,
      CostController page,
      FileReception reception,
      PersonRegister register,
      Disclosure disclosure,
      CommandSender commands,
      CommandIds commandIds) {
    this.gate = gate;
    this.statements = statements;
    this.forms = forms;
    this.page = page;
    this.reception = reception;
    this.register = register;
    this.disclosure = disclosure;
    this.commands = commands;
    this.commandIds = commandIds;
  }

  @PostMapping
  String attach(
      @PathVariable String project,
      @PathVariable String cost,
      @RequestParam(required = false) @Nullable MultipartFile fil,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws IOException {
    Sight sight = gate.see(Query.COSTS, project);
    VoucherId voucher = voucher(sight, cost);
    if (!forms.may(request, AttachEvidence.class)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    ReceivedFile received;
    try {
      received = reception.receive(fil);
    } catch (UnacceptableFileException e) {
      return again(sight, cost, FormErrors.none().add("fil", e.key()), request, response, model);
    }
    SealedFile kept =
        register
            .files()
            .keep(
                sight.project(),
                received.mediaType(),
                new ByteArrayInputStream(received.content()));
    AttachEvidence command = new AttachEvidence(voucher, new FileId(kept.id()));
    return switch (commands.send(project, "attach-evidence", command, commandIds.current())) {
      case CommandSender.Sent sent -> forms.done(sent, address(project, cost, "underlag"));
      case CommandSender.Refused refused -> {
        register.files().erase(sight.project(), kept.id());
        yield again(
            sight, cost, FormErrors.of(refused, Map.of("file", "fil")), request, response, model);
      }
      // perhaps the log names it: a file too many does no harm, one that is missing would
      case CommandSender.Unknown unknown ->
          again(sight, cost, FormErrors.of(unknown), request, response, model);
    };
  }

  private String again(
      Sight sight,
      String cost,
      FormErrors errors,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return forms.again(response, page.show(sight, cost, errors, request, model));
  }

  private static String address(String project, String cost, String saved) {
    return CostsController.base(project) + "/" + cost + "?sparat=" + saved;
  }

  private VoucherId voucher(Sight sight, String cost) {
    return statements
        .cost(sight, cost)
        .map(known -> known.entries().getLast().recorded().cost().voucher())
        .orElseThrow(EvidenceController::notFound);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** The file as it came. */
  @GetMapping("/{file}")
  ResponseEntity<InputStreamResource> fetch(
      @PathVariable String project, @PathVariable String cost, @PathVariable String file) {
    Sight sight = gate.see(Query.COSTS, project);
    EvidenceAttached attached = attached(sight, cost, file);
    InputStream content =
        disclosure.file(sight.project(), attached.file()).orElseThrow(EvidenceController::notFound);
    KeptFileAnswer answer =
        new KeptFileAnswer(attached.mediaType(), attached.bytes(), attached.sha256());
    return answer.named("underlag-" + file + answer.ending(), content);
  }

  /** Its first page as a picture. */
  @GetMapping("/{file}/forhandsvisning")
  ResponseEntity<byte[]> preview(
      @PathVariable String project, @PathVariable String cost, @PathVariable String file)
      throws IOException {
    Sight sight = gate.see(Query.COSTS, project);
    EvidenceAttached attached = attached(sight, cost, file);
    byte[] whole;
    try (InputStream content =
        disclosure
            .file(sight.project(), attached.file())
            .orElseThrow(EvidenceController::notFound)) {
      whole = content.readAllBytes();
    }
    return FirstPage.of(attached.mediaType(), whole)
        .map(png ->
            ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noStore())
                .body(png))
        .orElseThrow(EvidenceController::notFound);
  }

  /** Also one that was withdrawn: what was once evidence can still be read. */
  private EvidenceAttached attached(Sight sight, String cost, String file) {
    return statements.evidence(sight, voucher(sight, cost)).files().stream()
        .map(VoucherEvidence.Evidence::attached)
        .filter(one -> one.file().value().equals(file))
        .findFirst()
        .orElseThrow(EvidenceController::notFound);
  }

  @PostMapping("/dra-in")
  String withdraw(
      @PathVariable String project,
      @PathVariable String cost,
      @RequestParam(defaultValue = "") String vilket,
      @RequestParam(required = false) @Nullable String varfor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.COSTS, project);
    Optional<EvidenceWithdrawn.Reason> reason = Typed.one(EvidenceWithdrawn.Reason.class, varfor);
    FormErrors errors = FormErrors.none();
    forms.require(errors, !vilket.isEmpty(), "vilket", "budget.evidence.which");
    forms.require(errors, reason.isPresent(), "varfor", "budget.why.label");
    if (!errors.isEmpty()) {
      return again(sight, cost, errors, request, response, model);
    }
    EvidenceAttached attached = attached(sight, cost, vilket);
    WithdrawEvidence command =
        new WithdrawEvidence(attached.voucher(), attached.file(), reason.orElseThrow());
    return switch (commands.send(project, "withdraw-evidence", command, commandIds.current())) {
      case CommandSender.Sent sent -> forms.done(sent, address(project, cost, "indraget"));
      case CommandSender.Refused refused ->
          again(sight, cost, FormErrors.of(refused, Map.of("file", "")), request, response, model);
      case CommandSender.Unknown unknown ->
          again(sight, cost, FormErrors.of(unknown), request, response, model);
    };
  }
}
