package se.delaktig.claims.page;

import java.io.InputStream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.event.IssuedFile;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.claims.view.ClaimStatement;
import se.delaktig.claims.view.ClaimStatements;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.page.KeptFileAnswer;

/** The files of a claim, to be taken along. */
@Controller
@RequestMapping("/projekt/{project}/ansokningar/{claim}")
class ClaimFilesController {
  private final Gate gate;
  private final ClaimStatements claims;
  private final ClaimFiles files;
  private final Disclosure disclosure;

  ClaimFilesController(Gate gate, ClaimStatements claims, ClaimFiles files, Disclosure disclosure) {
    this.gate = gate;
    this.claims = claims;
    this.files = files;
    this.disclosure = disclosure;
  }

  /** A file as it was handed in. */
  @GetMapping("/filer/{file}")
  ResponseEntity<InputStreamResource> issued(
      @PathVariable String project, @PathVariable String claim, @PathVariable String file) {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimBook.Claim known = known(sight, claim);
    ClaimFile asked = asked(file);
    IssuedFile issued =
        known.files().stream()
            .filter(asked::is)
            .findFirst()
            .orElseThrow(ClaimFilesController::notFound);
    FileId kept = issued.file();
    InputStream content = kept == null ? null : disclosure.file(sight.project(), kept).orElse(null);
    if (content == null) {
      throw new ResponseStatusException(HttpStatus.GONE);
    }
    return new KeptFileAnswer(asked.format().mediaType(), issued.bytes(), issued.sha256())
        .named("ansokan-" + known.number() + "-" + asked.address(), content);
  }

  /** A file as it would be written now. */
  @GetMapping("/utkast/{file}")
  ResponseEntity<byte[]> draft(
      @PathVariable String project, @PathVariable String claim, @PathVariable String file) {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimBook.Claim known = known(sight, claim);
    ClaimStatement statement = claims.claim(sight, known);
    ClaimFile asked = asked(file);
    if (!ClaimFile.kinds(statement.now()).contains(asked.kind())) {
      throw notFound();
    }
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(asked.format().mediaType()))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("utkast-ansokan-" + known.number() + "-" + asked.address())
                .build()
                .toString())
        .body(files.draft(sight, statement, asked));
  }

  private ClaimBook.Claim known(Sight sight, String id) {
    return claims.book(sight).claim(id).orElseThrow(ClaimFilesController::notFound);
  }

  private static ClaimFile asked(String file) {
    return ClaimFile.at(file).orElseThrow(ClaimFilesController::notFound);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
