package se.delaktig.claims.page;

import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.event.IssuedFile.Kind;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.claims.view.ClaimStatements;

/** The files of a claim, to be taken along. */
@Controller
class ClaimFilesController {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Gate gate;
  private final ClaimStatements claims;
  private final ClaimFiles files;

  ClaimFilesController(Gate gate, ClaimStatements claims, ClaimFiles files) {
    this.gate = gate;
    this.claims = claims;
    this.files = files;
  }

  @GetMapping("/projekt/{project}/ansokningar/{claim}/filer/{file}")
  ResponseEntity<byte[]> file(
      @PathVariable String project, @PathVariable String claim, @PathVariable String file) {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimBook.Claim known =
        claims
            .book(sight)
            .claim(claim)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(one -> name(one).equals(file))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, XLSX)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("ansokan-" + known.number() + "-" + name(kind))
                .build()
                .toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(files.bytes(sight, claims.claim(sight, known), kind));
  }

  /** The file's name in an address. */
  static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".xlsx";
  }
}
