package se.delaktig.claims.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.command.BuildClaim;
import se.delaktig.claims.command.SubmitClaim;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.claims.view.ClaimStatements;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.PageNumber;

/** One claim: looked at, built anew, and handed in with its files. */
@Controller
@RequestMapping("/projekt/{project}/ansokningar/{claim}")
class ClaimController {
  private static final String SENT_TWICE = "command.id-reused";

  private final Gate gate;
  private final ClaimPage page;
  private final ClaimSending sending;
  private final ClaimStatements claims;
  private final ClaimFiles files;

  ClaimController(
      Gate gate, ClaimPage page, ClaimSending sending, ClaimStatements claims, ClaimFiles files) {
    this.gate = gate;
    this.page = page;
    this.sending = sending;
    this.claims = claims;
    this.files = files;
  }

  @GetMapping
  String show(
      @PathVariable String project,
      @PathVariable String claim,
      @RequestParam(defaultValue = "1") PageNumber sida,
      Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    return page.show(sight, page.known(sight, claim), sida, model, FormErrors.none());
  }

  @PostMapping("/bygg-om")
  String rebuild(
      @PathVariable String project,
      @PathVariable String claim,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimBook.Claim known = page.known(sight, claim);
    BuildClaim command = new BuildClaim(sight.project(), known.id());
    return sending.sent(sight, known, "build-claim", command, Map.of(), response, model);
  }

  /** The files are kept first, so that the log never names one that is not there. */
  @PostMapping("/lamna-in")
  String submit(
      @PathVariable String project,
      @PathVariable String claim,
      HttpServletResponse response,
      Model model)
      throws IOException {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimBook.Claim known = page.known(sight, claim);
    List<SubmitClaim.File> kept = files.kept(sight, claims.claim(sight, known));
    CommandSender.Outcome outcome =
        sending.outcome(sight, "submit-claim", new SubmitClaim(sight.project(), known.id(), kept));
    // where no answer came the log may name the files; where it refused, it does not
    if (outcome instanceof CommandSender.Refused refused) {
      files.erase(sight, kept);
      if (refused.code().equals(SENT_TWICE)) {
        return ClaimSending.back(sight, known);
      }
    }
    return sending.after(outcome, sight, known, Map.of(), response, model);
  }
}
