package se.delaktig.claims.page;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.view.CalculatedGrant;
import se.delaktig.claims.event.ClaimDecided;
import se.delaktig.claims.event.ClaimPaid;
import se.delaktig.claims.event.ClaimReturned;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.claims.view.ClaimStatement;
import se.delaktig.claims.view.ClaimStatements;
import se.delaktig.claims.view.Finding;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.PageNumber;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;

/** One claim on a page: its figures, what was found, its files, and how far it has come. */
@Component
class ClaimPage {
  static final Duration WAIT = Duration.ofSeconds(2);

  private final ClaimStatements claims;
  private final ClaimTables tables;
  private final CorrectionTables corrections;
  private final FindingWords findings;
  private final ClaimFileLinks links;
  private final ClaimPlaces places;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final ExplainedFigures explained;
  private final Words words;

  ClaimPage(
      ClaimStatements claims,
      ClaimTables tables,
      CorrectionTables corrections,
      FindingWords findings,
      ClaimFileLinks links,
      ClaimPlaces places,
      ProgrammeClock clock,
      Fmt fmt,
      ExplainedFigures explained,
      Words words) {
    this.claims = claims;
    this.tables = tables;
    this.corrections = corrections;
    this.findings = findings;
    this.links = links;
    this.places = places;
    this.clock = clock;
    this.fmt = fmt;
    this.explained = explained;
    this.words = words;
  }

  /** Where a project's claims are. */
  static String base(String project) {
    return "/projekt/" + project + "/ansokningar";
  }

  /** The claim of an id; none such where there is none. */
  ClaimBook.Claim known(Sight sight, String id) {
    return claims
        .book(sight)
        .claim(id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Shows a claim, with what is wrong in one of its forms. */
  String show(Sight sight, ClaimBook.Claim claim, PageNumber page, Model model, FormErrors errors) {
    String project = sight.project().value();
    String id = claim.id().value();
    ClaimBook book = claims.book(sight);
    ClaimStatement statement = claims.claim(sight, claim);
    List<Finding> found = claim.stage().prepared() ? claims.findings(sight, claim) : List.of();
    boolean later = book.claims().stream().anyMatch(one -> one.number() > claim.number());
    model.addAttribute("base", base(project));
    model.addAttribute("id", id);
    model.addAttribute("errors", errors);
    model.addAttribute(
        "heading",
        words.say("claims.claim.heading", claim.number(), fmt.kronor(statement.grant())));
    model.addAttribute("state", tables.state(claim));
    model.addAttribute("monthsOf", words.say("claims.claim.months", tables.months(claim)));
    model.addAttribute("cards", cards(sight, statement));
    model.addAttribute("formula", formula(statement));
    model.addAttribute("prepared", claim.stage().prepared());
    model.addAttribute(
        "grave",
        found.stream().filter(Finding::grave).map(one -> findings.of(one, sight)).toList());
    model.addAttribute(
        "notes",
        found.stream().filter(one -> !one.grave()).map(one -> findings.of(one, sight)).toList());
    model.addAttribute("lines", tables.lines(statement, base(project) + "/" + id));
    model.addAttribute(
        "corrected",
        statement.corrections().none()
            ? null
            : corrections.items(sight, statement.corrections(), "rattelser", page));
    model.addAttribute("files", links.of(sight, claim, statement));
    model.addAttribute("frozen", frozen(statement));
    model.addAttribute("steps", steps(sight, claim));
    model.addAttribute("mayBuild", claim.stage().prepared() && !later);
    model.addAttribute(
        "maySubmit",
        claim.stage() == ClaimBook.Stage.BUILT
            || claim.stage() == ClaimBook.Stage.RETURNED && later);
    model.addAttribute("submitted", claim.stage() == ClaimBook.Stage.SUBMITTED);
    model.addAttribute("decided", claim.stage() == ClaimBook.Stage.DECIDED);
    model.addAttribute("outcome", outcome(claim, statement));
    model.addAttribute("whys", Choice.all(ClaimReturned.Reason.class, "claims.returned", words));
    model.addAttribute("cuts", Choice.all(ClaimDecided.Reason.class, "claims.deduction", words));
    model.addAttribute("asked", fmt.number(statement.grant(), 2));
    model.addAttribute("today", clock.today());
    return "claims/claim";
  }

  private List<FigureCard> cards(Sight sight, ClaimStatement statement) {
    return List.of(
        card(sight, statement, "stod", statement.grantFigure(), statement.now().grant().amount()),
        card(sight, statement, "kostnader", statement.paidFigure(), statement.now().paid()),
        card(
            sight,
            statement,
            "medfinansiering",
            statement.cofinancingFigure(),
            statement.now().cofinancing()));
  }

  private FigureCard card(
      Sight sight, ClaimStatement statement, String key, Figure claimed, BigDecimal sum) {
    return new FigureCard(
        key,
        words.say(claimed.key()),
        fmt.kronor(claimed.value()),
        words.say("claims.so-far", fmt.kronor(sum)),
        null,
        null,
        explained.of(sight, day(statement), claimed, part -> line(statement, part)));
  }

  private LocalDate day(ClaimStatement statement) {
    return statement.lastDay().orElseGet(clock::today);
  }

  private String line(ClaimStatement statement, String key) {
    return statement.lines().stream()
        .map(ClaimStatement.Line::line)
        .filter(line -> line.key().equals(key))
        .findFirst()
        .map(line -> words.say("claims.line.part", corrections.line(line), corrections.sub(line)))
        .orElseThrow();
  }

  private String formula(ClaimStatement statement) {
    CalculatedGrant grant = statement.now().grant();
    return words.say(
        "claims.formula",
        fmt.kronor(grant.approved()),
        fmt.kronor(grant.carried()),
        fmt.kronor(grant.paid()),
        words.say(grant.limit().key()),
        fmt.kronor(statement.before().grant().amount()));
  }

  private String frozen(ClaimStatement statement) {
    return words.say(
        "claims.frozen",
        fmt.number(statement.claim().position()),
        String.join(", ", statement.now().ruleVersions().stream().map(String::valueOf).toList()));
  }

  private List<String> steps(Sight sight, ClaimBook.Claim claim) {
    List<String> lines = new ArrayList<>();
    for (ClaimBook.Step step : claim.steps()) {
      String who = places.actor(sight, step.by());
      lines.add(
          step.returnedFor() == null
              ? words.say("claims.step." + step.stage(), fmt.moment(step.at()), who)
              : words.say(
                  "claims.step.RETURNED",
                  fmt.moment(step.at()),
                  who,
                  words.say("claims.returned." + step.returnedFor())));
    }
    return lines;
  }

  private List<String> outcome(ClaimBook.Claim claim, ClaimStatement statement) {
    List<String> lines = new ArrayList<>();
    ClaimDecided decided = claim.decided();
    if (decided != null) {
      lines.add(words.say("claims.outcome.decided", fmt.kronor(decided.decided())));
      BigDecimal sum = decided.decided();
      for (ClaimDecided.Deduction one : decided.deductions()) {
        sum = sum.add(one.amount());
        lines.add(
            words.say(
                "claims.outcome.deduction",
                fmt.kronor(one.amount()),
                words.say("claims.deduction." + one.reason())));
      }
      BigDecimal rest = statement.grant().subtract(sum);
      if (rest.signum() != 0) {
        lines.add(words.say("claims.outcome.unexplained", fmt.kronor(rest)));
      }
    }
    ClaimPaid paid = claim.paid();
    if (paid != null) {
      lines.add(words.say("claims.outcome.paid", fmt.kronor(paid.amount()), fmt.date(paid.paid())));
    }
    return lines;
  }
}
