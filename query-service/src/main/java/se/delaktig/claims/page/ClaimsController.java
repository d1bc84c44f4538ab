package se.delaktig.claims.page;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.view.CalculatedGrant;
import se.delaktig.claims.command.BuildClaim;
import se.delaktig.claims.command.DecideClaim;
import se.delaktig.claims.command.RecordClaimPayment;
import se.delaktig.claims.command.ReturnClaim;
import se.delaktig.claims.command.SubmitClaim;
import se.delaktig.claims.event.ClaimDecided;
import se.delaktig.claims.event.ClaimId;
import se.delaktig.claims.event.ClaimPaid;
import se.delaktig.claims.event.ClaimReturned;
import se.delaktig.claims.event.IssuedFile;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.claims.view.ClaimChecks;
import se.delaktig.claims.view.ClaimStatement;
import se.delaktig.claims.view.ClaimStatements;
import se.delaktig.claims.view.Corrections;
import se.delaktig.claims.view.Finding;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Views;

/** Claims for payment: built from closed months, checked, handed in, decided and paid. */
@Controller
@RequestMapping("/projekt/{project}/ansokningar")
class ClaimsController {
  private static final Duration WAIT = Duration.ofSeconds(2);

  private final Gate gate;
  private final ClaimStatements claims;
  private final ClaimTables tables;
  private final CorrectionTables corrections;
  private final FindingWords findings;
  private final ClaimFiles files;
  private final ClaimPlaces places;
  private final Views views;
  private final CommandSender commands;
  private final CommandIds ids;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final ExplainedFigures explained;
  private final Words words;

  ClaimsController(
      Gate gate,
      ClaimStatements claims,
      ClaimTables tables,
      CorrectionTables corrections,
      FindingWords findings,
      ClaimFiles files,
      ClaimPlaces places,
      Views views,
      CommandSender commands,
      CommandIds ids,
      ProgrammeClock clock,
      Fmt fmt,
      ExplainedFigures explained,
      Words words) {
    this.gate = gate;
    this.claims = claims;
    this.tables = tables;
    this.corrections = corrections;
    this.findings = findings;
    this.files = files;
    this.places = places;
    this.views = views;
    this.commands = commands;
    this.ids = ids;
    this.clock = clock;
    this.fmt = fmt;
    this.explained = explained;
    this.words = words;
  }

  @GetMapping
  String claims(@PathVariable String project, Model model) {
    return claims(project, model, FormErrors.none());
  }

  private String claims(String project, Model model, FormErrors errors) {
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
    model.addAttribute("base", base(project));
    model.addAttribute("errors", errors);
    model.addAttribute("months", "/projekt/" + project + "/manader");
    model.addAttribute(
        "mayBuild",
        !prepared && (!unclaimed.isEmpty() || !since.none() && !book.claims().isEmpty()));
    model.addAttribute(
        "heading",
        prepared
            ? words.say("claims.heading.prepared", book.prepared().orElseThrow().number())
            : unclaimed.isEmpty()
                ? words.say("claims.heading.none")
                : words.say("claims.heading.to-claim", String.join(", ", unclaimed)));
    model.addAttribute("since", since.none() ? null : corrections.items(sight, since, "rattelser"));
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
            Column.figure(words.say("claims.grant")),
            Column.figure(words.say("claims.decided")));
    for (int i = book.claims().size() - 1; i >= 0; i--) {
      ClaimBook.Claim claim = book.claims().get(i);
      ClaimStatement statement = claims.claim(sight, claim);
      ClaimDecided decided = claim.decided();
      table.row(
          Cell.link(
              words.say("claims.number", claim.number()),
              base(sight.project().value()) + "/" + claim.id()),
          Cell.of(tables.months(claim)),
          Cell.of(state(claim)),
          Cell.of(fmt.kronor(statement.grant())),
          decided == null ? Cell.of("–") : Cell.of(fmt.kronor(decided.decided())));
    }
    return table;
  }

  private State state(ClaimBook.Claim claim) {
    Tone tone =
        switch (claim.stage()) {
          case BUILT -> Tone.SOON;
          case RETURNED -> Tone.LATE;
          case SUBMITTED, DECIDED -> Tone.INFO;
          case PAID -> Tone.GOOD;
        };
    return State.of(tone, words.say("claims.stage." + claim.stage()));
  }

  @PostMapping
  String build(@PathVariable String project, HttpServletResponse response, Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimId claim = new ClaimId(ids.current().toString());
    BuildClaim command = new BuildClaim(sight.project(), claim);
    return switch (commands.send(project, "build-claim", command, ids.current())) {
      case CommandSender.Sent done -> {
        views.await(done.position(), WAIT);
        yield "redirect:" + base(project) + "/" + claim;
      }
      case CommandSender.Refused refused -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield claims(project, model, FormErrors.of(refused));
      }
      case CommandSender.Unknown unknown -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield claims(project, model, FormErrors.of(unknown));
      }
    };
  }

  private ClaimBook.Claim known(Sight sight, String id) {
    return claims
        .book(sight)
        .claim(id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/{claim}")
  String claim(@PathVariable String project, @PathVariable String claim, Model model) {
    return claim(project, claim, model, FormErrors.none());
  }

  private String claim(String project, String id, Model model, FormErrors errors) {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimBook book = claims.book(sight);
    ClaimBook.Claim claim = known(sight, id);
    ClaimStatement statement = claims.claim(sight, claim);
    List<Finding> found =
        claim.stage().prepared() ? ClaimChecks.of(statement, book, claims.now(sight)) : List.of();
    boolean later = book.claims().stream().anyMatch(one -> one.number() > claim.number());
    model.addAttribute("base", base(project));
    model.addAttribute("id", id);
    model.addAttribute("errors", errors);
    model.addAttribute(
        "heading",
        words.say("claims.claim.heading", claim.number(), fmt.kronor(statement.grant())));
    model.addAttribute("state", state(claim));
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
            : corrections.items(sight, statement.corrections(), "rattelser"));
    model.addAttribute("files", files(claim));
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

  /** The last day of the months that a claim and those before it bring. */
  private LocalDate day(ClaimStatement statement) {
    return statement.now().months().isEmpty()
        ? clock.today()
        : statement.now().months().last().atEndOfMonth();
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

  /** A file to be taken along, with its fingerprint where it was handed in. */
  record FileLink(String name, String file, @Nullable String fingerprint) {}

  private List<FileLink> files(ClaimBook.Claim claim) {
    List<FileLink> links = new ArrayList<>();
    for (IssuedFile.Kind kind : IssuedFile.Kind.values()) {
      links.add(
          new FileLink(
              words.say("claims.file-name." + kind),
              ClaimFilesController.name(kind),
              claim.files().stream()
                  .filter(one -> one.kind() == kind)
                  .map(one -> words.say("claims.fingerprint", fmt.wholeFingerprint(one.sha256())))
                  .findFirst()
                  .orElse(null)));
    }
    return links;
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

  @PostMapping("/{claim}/bygg-om")
  String rebuild(
      @PathVariable String project,
      @PathVariable String claim,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    BuildClaim command = new BuildClaim(sight.project(), known(sight, claim).id());
    return sent(project, claim, "build-claim", command, Map.of(), response, model);
  }

  @PostMapping("/{claim}/lamna-in")
  String submit(
      @PathVariable String project,
      @PathVariable String claim,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    SubmitClaim command =
        new SubmitClaim(
            sight.project(),
            known(sight, claim).id(),
            files.issued(sight, claims.claim(sight, known(sight, claim))));
    return sent(project, claim, "submit-claim", command, Map.of(), response, model);
  }

  @PostMapping("/{claim}/aterlamnad")
  String sendBack(
      @PathVariable String project,
      @PathVariable String claim,
      @RequestParam(required = false) @Nullable String skal,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimBook.Claim known = known(sight, claim);
    Optional<ClaimReturned.Reason> reason = chosen(ClaimReturned.Reason.class, skal);
    if (reason.isEmpty()) {
      FormErrors errors = FormErrors.none().label("skal", words.say("claims.why"));
      errors.add("skal", "problem.field.notnull");
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return claim(project, claim, model, errors);
    }
    ReturnClaim command = new ReturnClaim(sight.project(), known.id(), reason.get());
    return sent(project, claim, "return-claim", command, Map.of(), response, model);
  }

  @PostMapping("/{claim}/beslut")
  String decide(
      @PathVariable String project,
      @PathVariable String claim,
      @RequestParam Map<String, String> typed,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimBook.Claim known = known(sight, claim);
    FormErrors errors =
        FormErrors.none()
            .label("beslutat", words.say("claims.decided.label"))
            .label("avdrag", words.say("claims.deduction.label"))
            .label("avdragsskal", words.say("claims.deduction.why"));
    Optional<BigDecimal> decided = Typed.amount(typed.get("beslutat"));
    if (decided.isEmpty()) {
      errors.add("beslutat", "problem.claims.not-an-amount");
    }
    List<ClaimDecided.Deduction> deductions = new ArrayList<>();
    for (String n : List.of("", "-2", "-3")) {
      String amount = Objects.requireNonNullElse(typed.get("avdrag" + n), "").strip();
      Optional<ClaimDecided.Reason> why =
          chosen(ClaimDecided.Reason.class, typed.get("avdragsskal" + n));
      if (!amount.isEmpty()) {
        Optional<BigDecimal> cut = Typed.amount(amount).filter(one -> one.signum() > 0);
        if (cut.isEmpty()) {
          errors.add("avdrag" + n, "problem.claims.not-an-amount");
        } else if (why.isEmpty()) {
          errors.add("avdragsskal" + n, "problem.field.notnull");
        } else {
          deductions.add(new ClaimDecided.Deduction(cut.get(), why.get()));
        }
      }
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return claim(project, claim, model, errors);
    }
    DecideClaim command =
        new DecideClaim(sight.project(), known.id(), decided.orElseThrow(), deductions);
    return sent(
        project,
        claim,
        "decide-claim",
        command,
        Map.of("decided", "beslutat", "deductions", "avdrag"),
        response,
        model);
  }

  @PostMapping("/{claim}/utbetald")
  String pay(
      @PathVariable String project,
      @PathVariable String claim,
      @RequestParam Map<String, String> typed,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimBook.Claim known = known(sight, claim);
    FormErrors errors =
        FormErrors.none()
            .label("dag", words.say("claims.paid.day"))
            .label("belopp", words.say("claims.paid.amount"));
    Optional<LocalDate> day = Typed.date(typed.get("dag"));
    Optional<BigDecimal> amount = Typed.amount(typed.get("belopp"));
    if (day.isEmpty()) {
      errors.add("dag", "problem.field.notnull");
    }
    if (amount.isEmpty()) {
      errors.add("belopp", "problem.claims.not-an-amount");
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return claim(project, claim, model, errors);
    }
    RecordClaimPayment command =
        new RecordClaimPayment(
            sight.project(), known.id(), day.orElseThrow(), amount.orElseThrow());
    return sent(
        project,
        claim,
        "record-claim-payment",
        command,
        Map.of("paid", "dag", "amount", "belopp"),
        response,
        model);
  }

  private static <E extends Enum<E>> Optional<E> chosen(Class<E> type, @Nullable String typed) {
    for (E one : type.getEnumConstants()) {
      if (one.name().equals(typed)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  private String sent(
      String project,
      String claim,
      String name,
      Object command,
      Map<String, String> fields,
      HttpServletResponse response,
      Model model) {
    return switch (commands.send(project, name, command, ids.current())) {
      case CommandSender.Sent done -> {
        views.await(done.position(), WAIT);
        yield "redirect:" + base(project) + "/" + claim;
      }
      case CommandSender.Refused refused -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield claim(project, claim, model, FormErrors.of(refused, fields));
      }
      case CommandSender.Unknown unknown -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield claim(project, claim, model, FormErrors.of(unknown));
      }
    };
  }

  private static String base(String project) {
    return "/projekt/" + project + "/ansokningar";
  }
}
