package se.delaktig.claims.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.event.IssuedFile;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.claims.view.ClaimStatement;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;

/**
 * A claim's files on its page: as they were handed in, or as drafts until then. Of one that cannot
 * be handed out it is said why, and what it would say now can be had.
 */
@Component
class ClaimFileLinks {
  private final Disclosure disclosure;
  private final Fmt fmt;
  private final Words words;

  ClaimFileLinks(Disclosure disclosure, Fmt fmt, Words words) {
    this.disclosure = disclosure;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * What a file says, as every kind of file that there is.
   *
   * @param files each to be taken along
   */
  record Row(String name, List<Link> files) {}

  /**
   * A file to be taken along.
   *
   * @param name what the link says
   * @param href below the claim's page
   * @param fingerprint of the file as it was handed in; absent for a draft
   * @param why nobody gets the file that was handed in; absent where it is given out, or was none
   */
  record Link(String name, String href, @Nullable String fingerprint, @Nullable String why) {}

  List<Row> of(Sight sight, ClaimBook.Claim claim, ClaimStatement statement) {
    List<Row> rows = new ArrayList<>();
    for (IssuedFile.Kind kind : ClaimFile.kinds(statement.now())) {
      List<Link> links = new ArrayList<>();
      for (ClaimFile file : ClaimFile.all(List.of(kind))) {
        links.add(
            claim.files().stream()
                .filter(file::is)
                .findFirst()
                .map(issued -> issued(sight, file, issued))
                .orElseGet(() -> draft(file, null, neverIssued(claim))));
      }
      rows.add(new Row(words.say("claims.file-name." + kind), List.copyOf(links)));
    }
    return rows;
  }

  /** Why a file of a claim that was handed in is a draft all the same. */
  private @Nullable String neverIssued(ClaimBook.Claim claim) {
    return claim.stage().prepared() ? null : words.say("claims.file-kept.NONE");
  }

  private Link issued(Sight sight, ClaimFile file, IssuedFile issued) {
    String fingerprint = words.say("claims.fingerprint", fmt.wholeFingerprint(issued.sha256()));
    FileId kept = issued.file();
    if (kept == null) {
      return draft(file, fingerprint, words.say("claims.file-kept.NEVER"));
    }
    Disclosure.Kept there = disclosure.kept(sight.project(), kept);
    return there == Disclosure.Kept.THERE
        ? new Link(
            words.say("claims.file-as." + file.format()),
            "filer/" + file.address(),
            fingerprint,
            null)
        : draft(file, fingerprint, words.say("claims.file-kept." + there));
  }

  private Link draft(ClaimFile file, @Nullable String fingerprint, @Nullable String why) {
    return new Link(
        words.say("claims.file-draft." + file.format()),
        "utkast/" + file.address(),
        fingerprint,
        why);
  }
}
