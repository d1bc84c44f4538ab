package se.delaktig.participants.page;

import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormCommands;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.command.AddWorkplace;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.command.EndEmployment;
import se.delaktig.participants.command.ImportParticipants;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.file.ReturnedFile;
import se.delaktig.project.event.ProjectId;
import tools.jackson.databind.json.JsonMapper;

/** Lets in what is good of a staff list, and what else follows from it. */
@Controller
class ImportActs {
  private static final int AT_ONCE = 300;

  /** A whole list may take the views a moment longer than a single change. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final ImportPreview preview;
  private final Names names;
  private final CommandSender commands;
  private final CommandIds ids;
  private final Views views;
  private final Fmt fmt;
  private final Words words;
  private final JsonMapper json = ProgrammeJson.mapper();

  ImportActs(
      ImportPreview preview,
      Names names,
      CommandSender commands,
      CommandIds ids,
      Views views,
      Fmt fmt,
      Words words) {
    this.preview = preview;
    this.names = names;
    this.commands = commands;
    this.ids = ids;
    this.views = views;
    this.fmt = fmt;
    this.words = words;
  }

  @PostMapping("/projekt/{project}/deltagare/las-in/spara")
  ModelAndView save(@PathVariable String project, HttpSession session, Model model) {
    Sight sight = preview.sight(project);
    Upload upload = Upload.kept(session, project).orElse(null);
    if (upload == null) {
      return back(project, "");
    }
    List<ImportParticipants.Row> rows = preview.compare(sight, upload).changes();
    UUID form = ids.current();
    FormErrors errors = FormErrors.none();
    int done = 0;
    long position = -1;
    for (int start = 0; start < rows.size() && errors.isEmpty(); start += AT_ONCE) {
      List<ImportParticipants.Row> some =
          List.copyOf(rows.subList(start, Math.min(rows.size(), start + AT_ONCE)));
      ImportParticipants command = new ImportParticipants(new ProjectId(project), some);
      switch (commands.send(project, "import-participants", command, partId(form, command))) {
        case CommandSender.Sent sent -> {
          position = Math.max(position, sent.position());
          done += some.size();
        }
        case CommandSender.Refused refused ->
            errors = FormErrors.of(refused, Map.of("rows", "", "personalNumber", ""));
        case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
      }
    }
    views.await(position, PATIENCE);
    if (errors.isEmpty()) {
      return back(project, "?sparat=" + done);
    }
    if (done > 0) {
      errors.add(null, "participants.import.part", fmt.number(done));
    }
    return preview.again(sight, Optional.of(upload), errors, model);
  }

  /** The same part of the same form has the same id, so that sending it again happens once. */
  private UUID partId(UUID form, ImportParticipants part) {
    return UUID.nameUUIDFromBytes(
        (form + json.writeValueAsString(part)).getBytes(StandardCharsets.UTF_8));
  }

  /** Adds the workplaces that the list names and the project lacks. */
  @PostMapping("/projekt/{project}/deltagare/las-in/arbetsplatser")
  ModelAndView addWorkplaces(@PathVariable String project, HttpSession session, Model model) {
    Sight sight = preview.sight(project);
    Upload upload = Upload.kept(session, project).orElse(null);
    if (upload == null) {
      return back(project, "");
    }
    UUID form = ids.current();
    long position = -1;
    for (ListedWorkplaces lacking : ListedWorkplaces.lacking(preview.compare(sight, upload))) {
      UUID part =
          UUID.nameUUIDFromBytes((form + lacking.toString()).getBytes(StandardCharsets.UTF_8));
      AddWorkplace command =
          new AddWorkplace(
              new ProjectId(project),
              new WorkplaceId(part.toString()),
              lacking.organisation(),
              lacking.name());
      FormErrors errors =
          switch (commands.send(project, "add-workplace", command, part)) {
            case CommandSender.Sent sent -> {
              position = Math.max(position, sent.position());
              yield FormErrors.none();
            }
            case CommandSender.Refused refused -> FormErrors.of(refused, Map.of("name", ""));
            case CommandSender.Unknown unknown -> FormErrors.of(unknown);
          };
      if (!errors.isEmpty()) {
        return preview.again(sight, Optional.of(upload), errors, model);
      }
    }
    views.await(position, PATIENCE);
    return back(project, "");
  }

  /**
   * Ends the employments of those who have left.
   *
   * @param slutat whose and where, as the person and the employer with a colon between
   * @param lastDay the last day of all of them
   */
  @PostMapping("/projekt/{project}/deltagare/las-in/slutat")
  ModelAndView left(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable List<String> slutat,
      @RequestParam(defaultValue = "") String lastDay,
      HttpSession session,
      Model model) {
    Sight sight = preview.sight(project);
    FormErrors errors = FormErrors.none();
    Optional<LocalDate> day = Typed.date(lastDay);
    if (slutat == null) {
      errors.add("slutat", "participants.import.missing.pick");
    }
    if (day.isEmpty()) {
      errors.add("lastDay", "participants.fault.date");
    }
    int ended = 0;
    long position = -1;
    UUID form = ids.current();
    List<String> chosen = slutat == null || day.isEmpty() ? List.of() : slutat;
    for (String one : chosen) {
      String[] parts = one.split(":", 2);
      EndEmployment command =
          new EndEmployment(
              new PersonId(parts[0]),
              new OrganisationId(parts.length > 1 ? parts[1] : ""),
              day.orElseThrow());
      UUID id = UUID.nameUUIDFromBytes((form + one).getBytes(StandardCharsets.UTF_8));
      switch (commands.send(project, "end-employment", command, id)) {
        case CommandSender.Sent sent -> {
          position = Math.max(position, sent.position());
          ended++;
        }
        case CommandSender.Refused refused ->
            errors =
                FormErrors.of(refused, Map.of("organisation", "", "lastDay", ""))
                    .add(
                        null,
                        "participants.import.missing.stopped",
                        name(sight, command.person()),
                        ended);
        case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
      }
      if (!errors.isEmpty()) {
        break;
      }
    }
    views.await(position, FormCommands.PATIENCE);
    return errors.isEmpty()
        ? back(project, "?slutat=" + ended)
        : preview.again(sight, Upload.kept(session, project), errors, model);
  }

  private String name(Sight sight, PersonId person) {
    return Objects.requireNonNull(names.of(sight.project(), List.of(person)).get(person)).text();
  }

  /** The lines that cannot go in, with the reason beside each. */
  @GetMapping("/projekt/{project}/deltagare/las-in/fel")
  ResponseEntity<byte[]> wrong(@PathVariable String project, HttpSession session) {
    Sight sight = preview.sight(project);
    Upload upload = Upload.kept(session, project).orElse(null);
    if (upload == null) {
      return ResponseEntity.status(HttpStatus.FOUND)
          .header(HttpHeaders.LOCATION, "/projekt/" + project + "/deltagare/las-in")
          .build();
    }
    byte[] workbook =
        ReturnedFile.of(
            upload.file(),
            preview.compare(sight, upload).wrong(),
            sight.programme().planned().invented() ? words.say("participants.invented") : null,
            words.say("participants.import.sheet"),
            words.say("participants.import.reason"),
            preview::reasons);
    return ResponseEntity.ok()
        .contentType(XLSX)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("rader-att-ratta.xlsx").build().toString())
        .body(workbook);
  }

  private static ModelAndView back(String project, String where) {
    return new ModelAndView("redirect:/projekt/" + project + "/deltagare/las-in" + where);
  }
}
