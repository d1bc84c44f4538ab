package se.delaktig.budget.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
import se.delaktig.access.view.Sight;
import se.delaktig.budget.command.ImportVouchers;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.file.Ledger;
import se.delaktig.budget.file.LedgerImport;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.kernel.file.UnreadableFileException;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.OrganisationId;
import tools.jackson.databind.json.JsonMapper;

/** Reads an organisation's ledger: the file, what is the project's, and what it would do. */
@Controller
@RequestMapping("/projekt/{project}/kostnader/las-in")
class LedgerController {
  private static final int AT_ONCE = 200;
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  /** A whole ledger may take the views a moment longer than a single change. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LedgerPreview preview;
  private final MoneyForms forms;
  private final CommandSender commands;
  private final CommandIds ids;
  private final Views views;
  private final Fmt fmt;
  private final JsonMapper json = ProgrammeJson.mapper();

  LedgerController(
      LedgerPreview preview,
      MoneyForms forms,
      CommandSender commands,
      CommandIds ids,
      Views views,
      Fmt fmt) {
    this.preview = preview;
    this.forms = forms;
    this.commands = commands;
    this.ids = ids;
    this.views = views;
    this.fmt = fmt;
  }

  /**
   * @param sparat how many vouchers were just taken in
   */
  @GetMapping
  String look(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable Integer sparat,
      HttpServletRequest request,
      HttpSession session,
      Model model) {
    Sight sight = preview.sight(project, request);
    model.addAttribute("receipt", sparat);
    return preview.show(sight, LedgerUpload.kept(session, project), FormErrors.none(), model);
  }

  @PostMapping
  String read(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable MultipartFile fil,
      @RequestParam(defaultValue = "") String organisation,
      @RequestParam(defaultValue = "") String delbudget,
      HttpServletRequest request,
      HttpServletResponse response,
      HttpSession session,
      Model model)
      throws IOException {
    Sight sight = preview.sight(project, request);
    FormErrors errors = FormErrors.none();
    Optional<SubBudget> sub = Typed.one(SubBudget.class, delbudget);
    forms.require(
        errors,
        forms.organisations(sight).stream().anyMatch(c -> c.value().equals(organisation)),
        "organisation",
        "budget.organisation.label");
    forms.require(errors, sub.isPresent(), "delbudget", "budget.sub.label");
    if (fil == null || fil.isEmpty()) {
      errors.add("fil", "file.pick");
    } else if (errors.isEmpty()) {
      try {
        new LedgerUpload(
                Ledger.read(fil.getBytes()),
                new LedgerImport.Choices(
                    new OrganisationId(organisation),
                    sub.orElseThrow(),
                    preview.remembered(sight),
                    null))
            .keep(session, project);
        return back(project, "");
      } catch (UnreadableFileException e) {
        errors.add("fil", e.key());
      }
    }
    return forms.again(response, preview.show(sight, Optional.empty(), errors, model));
  }

  /** What accounts are, and what marks the project's rows. */
  @PostMapping("/konton")
  String choose(
      @PathVariable String project,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request,
      HttpSession session) {
    preview.sight(project, request);
    LedgerUpload upload = LedgerUpload.kept(session, project).orElse(null);
    if (upload != null) {
      Map<String, CostCategory> chosen = new HashMap<>(upload.choices().categories());
      for (Ledger.Row row : upload.ledger().rows()) {
        String account = row.account();
        String said = account == null ? null : typed.get(LedgerPreview.field(account));
        if (said != null) {
          Typed.one(CostCategory.class, said)
              .ifPresentOrElse(
                  category -> chosen.put(account, category), () -> chosen.remove(account));
        }
      }
      String object = typed.getOrDefault("markning", "");
      upload
          .with(
              new LedgerImport.Choices(
                  upload.choices().organisation(),
                  upload.choices().subBudget(),
                  Map.copyOf(chosen),
                  upload.ledger().objects().containsKey(object) ? object : null))
          .keep(session, project);
    }
    return back(project, "");
  }

  /** The vouchers that could not go in, to be mended and read in again. */
  @GetMapping("/fel")
  ResponseEntity<byte[]> wrong(
      @PathVariable String project, HttpServletRequest request, HttpSession session) {
    Sight sight = preview.sight(project, request);
    LedgerUpload upload =
        LedgerUpload.kept(session, project)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok()
        .contentType(XLSX)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("rader-att-ratta.xlsx").build().toString())
        .body(preview.returned(sight, upload));
  }

  @PostMapping("/glom")
  String forget(@PathVariable String project, HttpServletRequest request, HttpSession session) {
    preview.sight(project, request);
    LedgerUpload.forget(session, project);
    return back(project, "");
  }

  @PostMapping("/spara")
  String save(
      @PathVariable String project,
      HttpServletRequest request,
      HttpServletResponse response,
      HttpSession session,
      Model model) {
    Sight sight = preview.sight(project, request);
    LedgerUpload upload = LedgerUpload.kept(session, project).orElse(null);
    if (upload == null) {
      return back(project, "");
    }
    List<ImportVouchers.Voucher> fresh = preview.compare(sight, upload).fresh();
    UUID form = ids.current();
    FormErrors errors = FormErrors.none();
    int done = 0;
    long position = -1;
    for (int start = 0; start < fresh.size() && errors.isEmpty(); start += AT_ONCE) {
      List<ImportVouchers.Voucher> some =
          List.copyOf(fresh.subList(start, Math.min(fresh.size(), start + AT_ONCE)));
      ImportVouchers command =
          new ImportVouchers(sight.project(), upload.choices().organisation(), some);
      switch (commands.send(project, "import-vouchers", command, partId(form, command))) {
        case CommandSender.Sent sent -> {
          position = Math.max(position, sent.position());
          done += some.size();
        }
        case CommandSender.Refused refused ->
            errors = FormErrors.of(refused, Map.of("vouchers", "", "amount", "", "paid", ""));
        case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
      }
    }
    views.await(position, PATIENCE);
    if (errors.isEmpty()) {
      return back(project, "?sparat=" + done);
    }
    if (done > 0) {
      errors.add(null, "budget.import.part", fmt.number(done));
    }
    return forms.again(response, preview.show(sight, Optional.of(upload), errors, model));
  }

  /** The same part of the same form has the same id, so that sending it again happens once. */
  private UUID partId(UUID form, ImportVouchers part) {
    return UUID.nameUUIDFromBytes(
        (form + json.writeValueAsString(part)).getBytes(StandardCharsets.UTF_8));
  }

  private static String back(String project, String where) {
    return "redirect:" + CostsController.base(project) + "/las-in" + where;
  }
}
