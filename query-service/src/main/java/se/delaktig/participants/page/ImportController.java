package se.delaktig.participants.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.file.UnreadableFileException;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.participants.file.Column;
import se.delaktig.participants.file.Columns;
import se.delaktig.participants.file.StaffFile;
import se.delaktig.participants.file.StaffList.Otherwise;

/** Reads an employer's staff list: the file, which column is what, and what it would do. */
@Controller
class ImportController {
  private final ImportPreview preview;
  private final ProgrammeClock clock;

  ImportController(ImportPreview preview, ProgrammeClock clock) {
    this.preview = preview;
    this.clock = clock;
  }

  /**
   * @param sparat how many rows were just saved
   * @param slutat how many employments were just ended
   */
  @GetMapping("/projekt/{project}/deltagare/las-in")
  String look(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable Integer sparat,
      @RequestParam(required = false) @Nullable Integer slutat,
      HttpSession session,
      Model model) {
    Sight sight = preview.sight(project);
    model.addAttribute("receipt", sparat);
    model.addAttribute("ended", slutat);
    return preview.show(sight, Upload.kept(session, project), model);
  }

  @PostMapping("/projekt/{project}/deltagare/las-in")
  ModelAndView read(
      @PathVariable String project,
      @RequestParam @Nullable MultipartFile fil,
      @RequestParam(defaultValue = "") String organisation,
      @RequestParam(defaultValue = "") String from,
      HttpSession session,
      Model model)
      throws IOException {
    Sight sight = preview.sight(project);
    FormErrors errors = FormErrors.none();
    if (fil == null || fil.isEmpty()) {
      errors.add("fil", "participants.file.pick");
    } else {
      try {
        StaffFile file = StaffFile.read(fil.getBytes());
        Otherwise otherwise =
            new Otherwise(
                organisation.isEmpty() ? null : new OrganisationId(organisation),
                Typed.date(from).orElse(clock.today()));
        new Upload(file, Columns.of(file.header()), otherwise).keep(session, project);
        return back(project);
      } catch (UnreadableFileException e) {
        errors.add("fil", e.key());
      }
    }
    return preview.again(sight, Optional.empty(), errors, model);
  }

  @PostMapping("/projekt/{project}/deltagare/las-in/kolumner")
  ModelAndView columns(
      @PathVariable String project, HttpServletRequest request, HttpSession session) {
    preview.sight(project);
    Upload upload = Upload.kept(session, project).orElse(null);
    if (upload != null) {
      Map<Column, Integer> chosen = new EnumMap<>(Column.class);
      for (Column column : Column.values()) {
        Typed.whole(request.getParameter(column.name()))
            .filter(place -> place >= 0 && place < upload.file().header().size())
            .ifPresent(place -> chosen.put(column, place));
      }
      upload.with(new Columns(chosen)).keep(session, project);
    }
    return back(project);
  }

  @PostMapping("/projekt/{project}/deltagare/las-in/glom")
  ModelAndView forget(@PathVariable String project, HttpSession session) {
    preview.sight(project);
    Upload.forget(session, project);
    return back(project);
  }

  private static ModelAndView back(String project) {
    return new ModelAndView("redirect:/projekt/" + project + "/deltagare/las-in");
  }
}
