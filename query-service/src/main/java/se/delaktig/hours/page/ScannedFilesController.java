package se.delaktig.hours.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.event.AttendanceReportsScanned;
import se.delaktig.hours.view.ScannedReport;
import se.delaktig.kernel.file.ScannedPages;
import se.delaktig.kernel.page.KeptFileAnswer;

/**
 * A scanned file, whole or page by page. What shows somebody who is not named here is withheld:
 * that page, and the file that it is in. So is what is nobody's yet and may be anybody's, but to
 * whoever scanned it.
 */
@Controller
@RequestMapping("/projekt/{project}/intyg/inskannat")
class ScannedFilesController {
  private final ScannedReports scans;
  private final ScannedNames names;
  private final Disclosure disclosure;

  ScannedFilesController(ScannedReports scans, ScannedNames names, Disclosure disclosure) {
    this.scans = scans;
    this.names = names;
    this.disclosure = disclosure;
  }

  /** The file as it came. */
  @GetMapping("/{file}")
  ResponseEntity<InputStreamResource> fetch(
      @PathVariable String project, @PathVariable String file) {
    Sight sight = scans.sight(project);
    ScannedReport scan = scan(sight, file);
    if (!scan.showsUntiedTo(sight.actor()) || names.of(sight, List.of(scan)).hidesAnyOf(scan)) {
      throw withheld();
    }
    AttendanceReportsScanned kept = Objects.requireNonNull(scan.kept());
    InputStream content =
        disclosure.file(sight.project(), kept.file()).orElseThrow(ScannedFilesController::notFound);
    KeptFileAnswer answer = new KeptFileAnswer(kept.mediaType(), kept.bytes(), kept.sha256());
    return answer.named("narvarorapporter-" + file + answer.ending(), content);
  }

  /** A page as a picture that is drawn here. */
  @GetMapping("/{file}/{page}")
  ResponseEntity<byte[]> picture(
      @PathVariable String project, @PathVariable String file, @PathVariable String page)
      throws IOException {
    Sight sight = scans.sight(project);
    ScannedReport scan = scan(sight, file);
    AttendanceReportsScanned kept = Objects.requireNonNull(scan.kept());
    int number = ScannedReports.number(page);
    if (number < 1 || number > kept.pages()) {
      throw notFound();
    }
    boolean shown =
        scan.sheet(number)
            .map(sheet -> !names.ofSheets(sight, List.of(sheet)).hides(sheet.person()))
            .orElseGet(() -> scan.showsUntiedTo(sight.actor()));
    if (!shown) {
      throw withheld();
    }
    byte[] whole;
    try (InputStream content =
        disclosure
            .file(sight.project(), kept.file())
            .orElseThrow(ScannedFilesController::notFound)) {
      whole = content.readAllBytes();
    }
    return ScannedPages.picture(kept.mediaType(), whole, number)
        .map(png ->
            ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noStore())
                .body(png))
        .orElseThrow(ScannedFilesController::notFound);
  }

  private ScannedReport scan(Sight sight, String file) {
    return scans.one(sight, file).orElseThrow(ScannedFilesController::notFound);
  }

  private static ResponseStatusException withheld() {
    return new ResponseStatusException(HttpStatus.GONE);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
