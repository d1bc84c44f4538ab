package se.delaktig.claims.page;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.view.ValuedHours.Valued;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.claims.view.ClaimFigures;
import se.delaktig.claims.view.ClaimLine;
import se.delaktig.claims.view.ClaimStatement;
import se.delaktig.claims.view.ClaimStatements;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;

/** What a claim's line is made of: month by month, session by session, to each signature. */
@Controller
@RequestMapping("/projekt/{project}/ansokningar/{claim}")
class ClaimLinesController {
  private final Gate gate;
  private final ClaimStatements claims;
  private final CorrectionTables lines;
  private final ClaimLineTables tables;
  private final ExplainedFigures explained;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  ClaimLinesController(
      Gate gate,
      ClaimStatements claims,
      CorrectionTables lines,
      ClaimLineTables tables,
      ExplainedFigures explained,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.claims = claims;
    this.lines = lines;
    this.tables = tables;
    this.explained = explained;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  private ClaimStatement statement(Sight sight, String id) {
    ClaimBook.Claim claim =
        claims
            .book(sight)
            .claim(id)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return claims.claim(sight, claim);
  }

  @GetMapping({"/rad/{line}", "/rad/{line}/{manad}"})
  String line(
      @PathVariable String project,
      @PathVariable String claim,
      @PathVariable String line,
      @PathVariable(required = false) @Nullable String manad,
      Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimStatement statement = statement(sight, claim);
    ClaimLine asked =
        statement.now().lines().keySet().stream()
            .filter(one -> one.key().equals(line))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    String page = "/projekt/" + project + "/ansokningar/" + claim;
    ClaimFigures now = statement.now();
    model.addAttribute("page", manad == null ? page : page + "/rad/" + line);
    model.addAttribute(
        "pageName",
        manad == null ? words.say("claims.number", statement.claim().number()) : lines.line(asked));
    model.addAttribute("basis", basis(statement));
    model.addAttribute("cards", manad == null ? cards(sight, statement, asked) : List.of());
    switch (asked.kind()) {
      case HOURS -> {
        List<Valued> all = now.hours(asked);
        if (manad == null) {
          heading(model, lines.line(asked), now.amount(asked));
          model.addAttribute("table", tables.months(all, page + "/rad/" + line));
        } else {
          YearMonth month = ClaimPlaces.month(manad);
          List<Valued> those =
              all.stream().filter(one -> one.counted().month().equals(month)).toList();
          heading(model, fmt.capital(fmt.month(month)), ClaimLineTables.sum(those));
          model.addAttribute("table", tables.sessions(sight, those, page));
        }
        model.addAttribute("how", words.say("claims.line.hours.how"));
      }
      case CASH -> {
        heading(model, lines.line(asked), now.amount(asked));
        model.addAttribute("table", tables.cash(sight, now.cash(asked)));
        model.addAttribute("how", words.say("claims.line.cash.how"));
      }
      case COST -> {
        heading(model, lines.line(asked), now.amount(asked));
        model.addAttribute("table", tables.costs(project, now.costs(asked), now.staff(asked)));
        model.addAttribute("how", words.say("claims.line.cost.how"));
      }
      case FLAT_RATE -> {
        heading(model, lines.line(asked), now.amount(asked));
        model.addAttribute("table", tables.bases(now, asked, page));
        model.addAttribute("how", words.say("claims.line.flat.how"));
      }
    }
    return "claims/line";
  }

  /** The line's figures under the heads of their columns. */
  private List<FigureCard> cards(Sight sight, ClaimStatement statement, ClaimLine line) {
    return statement.figures(line).stream()
        .map(figure ->
            explained.card(
                sight,
                statement.lastDay().orElseGet(clock::today),
                words.say(figure.key()),
                figure,
                UnaryOperator.identity(),
                none -> Optional.empty()))
        .toList();
  }

  private void heading(Model model, String name, BigDecimal amount) {
    model.addAttribute("heading", words.say("claims.line.heading", name, fmt.kronor(amount)));
  }

  private String basis(ClaimStatement statement) {
    return words.say(
        "claims.frozen",
        fmt.number(statement.claim().position()),
        statement.now().ruleVersions().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ")));
  }

  @GetMapping("/tillfalle/{kind}/{session}")
  String session(
      @PathVariable String project,
      @PathVariable String claim,
      @PathVariable String kind,
      @PathVariable String session,
      Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimStatement statement = statement(sight, claim);
    List<Valued> parts =
        statement.now().hours().parts().stream()
            .filter(one -> one.counted().entry().session().id().equals(session))
            .filter(one -> one.counted().entry().session().kind().name().equals(kind))
            .toList();
    if (parts.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    PersonHours.Entry entry = parts.getFirst().counted().entry();
    heading(
        model,
        words.say("claims.session.on", fmt.date(entry.date()), fmt.clock(entry.start())),
        ClaimLineTables.sum(parts));
    model.addAttribute("page", "/projekt/" + project + "/ansokningar/" + claim);
    model.addAttribute("pageName", words.say("claims.number", statement.claim().number()));
    model.addAttribute("how", words.say("claims.session.how"));
    model.addAttribute("basis", basis(statement));
    model.addAttribute("table", tables.signatures(sight, parts));
    model.addAttribute("heldAt", ClaimPlaces.session(project, entry.session()));
    return "claims/line";
  }
}
