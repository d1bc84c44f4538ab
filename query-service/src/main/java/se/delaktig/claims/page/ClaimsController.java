package se.delaktig.claims.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
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
import se.delaktig.claims.event.ClaimDecided;
import se.delaktig.claims.event.ClaimId;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.claims.view.ClaimStatement;
import se.delaktig.claims.view.ClaimStatements;
import se.delaktig.claims.view.Corrections;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.PageNumber;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;

/** A project's claims for payment, and building the next one from its closed months. */
@Controller
@RequestMapping("/projekt/{project}/ansokningar")
class ClaimsController {
  private final Gate gate;
  private final ClaimStatements claims;
  private final ClaimTables tables;
  private final CorrectionTables corrections;
  private final Views views;
  private final CommandSender commands;
  private final CommandIds ids;
  private final Fmt fmt;
  private final Words words;

  ClaimsController(
      Gate gate,
      ClaimStatements claims,
      ClaimTables tables,
      CorrectionTables corrections,
      Views views,
      CommandSender commands,
      CommandIds ids,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.claims = claims;
    this.tables = tables;
    this.corrections = corrections;
    this.views = views;
    this.commands = commands;
    this.ids = ids;
    this.fmt = fmt;
    this.words = words;
  }

  @GetMapping
  String claims(
      @PathVariable String project,
      @RequestParam(defaultValue = "1") PageNumber sida,
      Model model) {
    return claims(project, sida, model, FormErrors.none());
  }

  private String claims(String project, PageNumber page, Model model, FormErrors errors) {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimBook book = claims.book(sight);
    Corrections since = claims.sinceLastClaim(sight);
    List<String> unclaimed =
        book.months().keySet().stream()
            .map(ClaimPlaces::month)
            .filter(month -> book.closed(month).isPresent() && book.claimOf(month).isEmpty())
            .map(fmt::month)
            .toList();
    boolean prepared = book.prepared().isPresent();
    model.addAttribute("base", ClaimPage.base(project));
    model.addAttribute("errors", errors);
    model.addAttribute("months", "/projekt/" + project + "/manader");
    model.addAttribute(
        "mayBuild",
        !prepared && (!unclaimed.isEmpty() || !since.none() && !book.claims().isEmpty()));
    model.addAttribute(
        "heading",
        prepared
            ? words.say("claims.heading.prepared", book.prepared().orElseThrow().number())
            : !unclaimed.isEmpty()
                ? words.say("claims.heading.to-claim", String.join(", ", unclaimed))
                : since.none() || book.claims().isEmpty()
                    ? words.say("claims.heading.none")
                    : words.say("claims.heading.corrections", since.items()));
    model.addAttribute(
        "since", since.none() ? null : corrections.items(sight, since, "rattelser", page));
    model.addAttribute("table", book.claims().isEmpty() ? null : table(sight, book));
    return "claims/claims";
  }

  private DataTable table(Sight sight, ClaimBook book) {
    DataTable table =
        DataTable.of(
            "ansokningar",
            words.say("claims.claims"),
            Column.text(words.say("claims.claim")),
            Column.text(words.say("claims.its-months")),
            Column.text(words.say("claims.state")),
            words.figures("claims.grant"),
            words.figures("claims.decided"));
    for (int i = book.claims().size() - 1; i >= 0; i--) {
      ClaimBook.Claim claim = book.claims().get(i);
      ClaimStatement statement = claims.claim(sight, claim);
      ClaimDecided decided = claim.decided();
      table.row(
          Cell.link(
              words.say("claims.number", claim.number()),
              ClaimPage.base(sight.project().value()) + "/" + claim.id()),
          Cell.of(tables.months(claim)),
          Cell.of(tables.state(claim)),
          Cell.of(fmt.kronor(statement.grant())),
          decided == null ? Cell.of("–") : Cell.of(fmt.kronor(decided.decided())));
    }
    return table;
  }

  @PostMapping
  String build(@PathVariable String project, HttpServletResponse response, Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimId claim = new ClaimId(ids.current().toString());
    BuildClaim command = new BuildClaim(sight.project(), claim);
    return switch (commands.send(project, "build-claim", command, ids.current())) {
      case CommandSender.Sent done -> {
        views.await(done.position(), ClaimPage.WAIT);
        yield "redirect:" + ClaimPage.base(project) + "/" + claim;
      }
      case CommandSender.Refused refused -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield claims(project, PageNumber.FIRST, model, FormErrors.of(refused));
      }
      case CommandSender.Unknown unknown -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield claims(project, PageNumber.FIRST, model, FormErrors.of(unknown));
      }
    };
  }
}
