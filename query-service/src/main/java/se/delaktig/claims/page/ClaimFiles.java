package se.delaktig.claims.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.command.SubmitClaim;
import se.delaktig.claims.event.IssuedFile.Kind;
import se.delaktig.claims.file.ClaimSheets;
import se.delaktig.claims.file.ClaimSheets.Sheet;
import se.delaktig.claims.page.ClaimContents.Said;
import se.delaktig.claims.page.ClaimFile.Format;
import se.delaktig.claims.view.ClaimStatement;
import se.delaktig.kernel.event.FileId;
import se.delaktig.personregister.PersonRegister;

/**
 * Writes the files that go with a claim, and keeps them as they are handed in. What is kept is what
 * was issued, whatever the program becomes.
 */
@Component
class ClaimFiles {
  private final ClaimContents contents;
  private final ClaimPdf pdf;
  private final PersonRegister register;

  ClaimFiles(ClaimContents contents, ClaimPdf pdf, PersonRegister register) {
    this.contents = contents;
    this.pdf = pdf;
    this.register = register;
  }

  /** A file as it would be written now, to be looked at. */
  byte[] draft(Sight sight, ClaimStatement claim, ClaimFile file) {
    return bytes(sight, claim, file, contents.of(sight, claim, file.kind()), true);
  }

  private byte[] bytes(
      Sight sight, ClaimStatement claim, ClaimFile file, Said said, boolean draft) {
    List<Sheet> sheets = new ArrayList<>(said.sheets());
    sheets.add(contents.legend(said.sheets()));
    return switch (file.format()) {
      case XLSX -> {
        sheets.add(contents.about(sight, claim));
        yield ClaimSheets.bytes(sheets);
      }
      case PDF -> pdf.of(sight, claim, file.kind(), sheets, draft);
    };
  }

  /** Writes all files of a claim and keeps them in the store. */
  List<SubmitClaim.File> kept(Sight sight, ClaimStatement claim) throws IOException {
    List<SubmitClaim.File> kept = new ArrayList<>();
    for (Kind kind : ClaimFile.kinds(claim.now())) {
      Said said = contents.of(sight, claim, kind);
      for (Format format : Format.values()) {
        byte[] bytes = bytes(sight, claim, new ClaimFile(kind, format), said, false);
        kept.add(
            new SubmitClaim.File(
                kind,
                new FileId(
                    register
                        .files()
                        .keep(
                            sight.project(),
                            format.mediaType(),
                            new ByteArrayInputStream(bytes),
                            said.named())
                        .id())));
      }
    }
    return List.copyOf(kept);
  }

  /** Destroys files that no event names. */
  void erase(Sight sight, List<SubmitClaim.File> kept) {
    kept.forEach(one -> register.files().erase(sight.project(), one.file().value()));
  }
}
