package se.delaktig.audit.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import se.delaktig.access.page.AsOfPages;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.audit.page.DrawnSamples.Drawn;
import se.delaktig.audit.view.HoursSample.Method;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;

/**
 * Samples of hours for auditors, without names: drawn by a seed, each walking to its session, its
 * signature and its certificate, with what the errors found come to in all, and the whole as a
 * report. Everything that is asked stands in the address.
 */
@Controller
class SampleController {
  private final Gate gate;
  private final AsOfPages asOf;
  private final DrawnSamples samples;
  private final SampleReport report;
  private final ProgrammeClock clock;
  private final Words words;

  SampleController(
      Gate gate,
      AsOfPages asOf,
      DrawnSamples samples,
      SampleReport report,
      ProgrammeClock clock,
      Words words) {
    this.gate = gate;
    this.asOf = asOf;
    this.samples = samples;
    this.report = report;
    this.clock = clock;
    this.words = words;
  }

  @GetMapping("/projekt/{project}/granskning/stickprov")
  String sample(
      @PathVariable String project,
      SampleAsked asked,
      @RequestParam Map<String, String> fields,
      HttpServletRequest request,
      Model model) {
    Sight sight = at(project, asked, model);
    FormErrors errors = asked.errors();
    model.addAttribute("methods", Choice.all(Method.class, "audit.sample.method", words));
    model.addAttribute("asked", asked);
    model.addAttribute("knownDay", known(asked));
    model.addAttribute("up", "/projekt/" + project + "/granskning");
    model.addAttribute("lines", List.of());
    if (errors.isEmpty() && !asked.seed().isBlank()) {
      Drawn drawn = samples.draw(sight, asked, fields);
      errors = drawn.errors();
      model.addAttribute("lines", drawn.lines());
      model.addAttribute("drawn", drawn.drawn());
      model.addAttribute("projected", drawn.projected());
      model.addAttribute("report", reportAt(request));
    }
    model.addAttribute("errors", errors.isEmpty() ? null : errors);
    return "audit/sample";
  }

  private static String reportAt(HttpServletRequest request) {
    return UriComponentsBuilder.fromPath(request.getRequestURI() + "/rapport.pdf")
        .query(request.getQueryString())
        .build()
        .toUriString();
  }

  /** The whole as a report; where something must be mended first, the page that says so. */
  @GetMapping("/projekt/{project}/granskning/stickprov/rapport.pdf")
  ResponseEntity<byte[]> report(
      @PathVariable String project,
      SampleAsked asked,
      @RequestParam Map<String, String> fields,
      HttpServletRequest request) {
    Model model = new ExtendedModelMap();
    Sight sight = at(project, asked, model);
    if (asked.errors().isEmpty() && !asked.seed().isBlank()) {
      Drawn drawn = samples.draw(sight, asked, fields);
      if (drawn.errors().isEmpty()) {
        return ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_PDF)
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"stickprov-" + sight.project() + ".pdf\"")
            .body(report.of(sight, asked, asOf.asked(model).known(), drawn));
      }
    }
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(
            UriComponentsBuilder.fromPath("/projekt/" + project + "/granskning/stickprov")
                .query(request.getQueryString())
                .build(true)
                .toUri())
        .build();
  }

  private Sight at(String project, SampleAsked asked, Model model) {
    return asOf.at(gate.seeWhole(Query.TRAIL, project), asked.happened(), known(asked), model);
  }

  private String known(SampleAsked asked) {
    String day = asked.known();
    return day == null ? clock.today().minusDays(1).toString() : day;
  }
}
