package se.delaktig.claims.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.command.CloseMonth;
import se.delaktig.claims.command.ReopenMonth;
import se.delaktig.claims.event.MonthReopened;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.claims.view.ClaimStatements;
import se.delaktig.claims.view.Corrections;
import se.delaktig.claims.view.MonthReadiness;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.dialogue.view.SessionHistoryView;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.hours.view.Sums;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.PageNumber;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.training.view.TrainingOccasion;
import se.delaktig.training.view.TrainingOccasionView;

/** Closing a month for all workplaces at once: what is missing first, then closed by whom. */
@Controller
@RequestMapping("/projekt/{project}/manader")
class MonthsController {
  private static final Duration WAIT = Duration.ofSeconds(2);

  private final Gate gate;
  private final ClaimStatements claims;
  private final HoursStatements hours;
  private final ViewReader<SessionHistory> sessions;
  private final ViewReader<TrainingOccasion> training;
  private final Views views;
  private final MonthInWords inWords;
  private final ClaimPlaces places;
  private final CorrectionTables corrections;
  private final CommandSender commands;
  private final CommandIds ids;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  MonthsController(
      Gate gate,
      ClaimStatements claims,
      HoursStatements hours,
      SessionHistoryView sessions,
      TrainingOccasionView training,
      Views views,
      MonthInWords inWords,
      ClaimPlaces places,
      CorrectionTables corrections,
      CommandSender commands,
      CommandIds ids,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.claims = claims;
    this.hours = hours;
    this.sessions = views.reader(sessions);
    this.training = views.reader(training);
    this.views = views;
    this.inWords = inWords;
    this.places = places;
    this.corrections = corrections;
    this.commands = commands;
    this.ids = ids;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  @GetMapping
  String months(@PathVariable String project, Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    ClaimBook book = claims.book(sight);
    HoursStatement statement = hours.of(sight);
    Map<YearMonth, Sums> sums = new java.util.HashMap<>();
    statement.byMonth().keys().forEach(month -> sums.put(month, statement.byMonth().sums(month)));
    List<YearMonth> ended = ended(sight);
    List<YearMonth> open = ended.stream().filter(month -> book.closed(month).isEmpty()).toList();
    model.addAttribute("base", base(project));
    model.addAttribute(
        "heading",
        open.isEmpty()
            ? words.say("claims.months.all-closed")
            : words.say("claims.months.open", open.size(), fmt.month(open.getFirst())));
    model.addAttribute("first", open.isEmpty() ? null : open.getFirst().toString());
    model.addAttribute("firstName", open.isEmpty() ? "" : fmt.month(open.getFirst()));
    DataTable table =
        DataTable.of(
            "manader",
            words.say("claims.months"),
            Column.text(words.say("claims.month")),
            Column.text(words.say("claims.state")),
            words.figures("claims.certified"),
            words.figures("claims.waiting"),
            Column.text(words.say("claims.claim")));
    for (int i = ended.size() - 1; i >= 0; i--) {
      YearMonth month = ended.get(i);
      Sums of = sums.getOrDefault(month, Sums.of(List.of()));
      table.row(
          Cell.link(fmt.capital(fmt.month(month)), base(project) + "/" + month),
          book.closed(month)
              .map(closing ->
                  Cell.of(
                      State.of(
                          Tone.GOOD,
                          words.say("claims.closed-on", fmt.date(fmt.day(closing.at()))))))
              .orElseGet(() -> Cell.of(State.of(Tone.SOON, words.say("claims.open")))),
          Cell.of(fmt.hours((long) of.certified())),
          Cell.of(fmt.hours((long) of.awaitingSignature() + of.awaitingCertificate())),
          book.claimOf(month)
              .map(claim ->
                  Cell.link(
                      words.say("claims.number", claim.number()),
                      "/projekt/" + project + "/ansokningar/" + claim.id()))
              .orElseGet(Cell::empty));
      table.opens(MonthFiguresController.of(sight, month));
    }
    model.addAttribute("table", table);
    return "claims/months";
  }

  /** The project's months that have ended, oldest first. */
  private List<YearMonth> ended(Sight sight) {
    Period period = sight.programme().planned().period();
    List<YearMonth> months = new ArrayList<>();
    YearMonth last = YearMonth.from(period.to());
    for (YearMonth month = YearMonth.from(period.from());
        !month.isAfter(last) && month.atEndOfMonth().isBefore(clock.today());
        month = month.plusMonths(1)) {
      months.add(month);
    }
    return months;
  }

  @GetMapping("/{month}")
  String month(
      @PathVariable String project,
      @PathVariable String month,
      @RequestParam(defaultValue = "1") PageNumber sida,
      Model model) {
    gate.see(Query.CLAIMS, project);
    return month(project, ClaimPlaces.month(month), sida, model, FormErrors.none());
  }

  private String month(
      String project, YearMonth month, PageNumber page, Model model, FormErrors errors) {
    Sight sight = gate.see(Query.CLAIMS, project);
    if (!ended(sight).contains(month)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    Optional<ClaimBook.Closing> closing = claims.book(sight).closed(month);
    MonthReadiness ready =
        MonthReadiness.of(
            claims.now(sight),
            month,
            hours.of(sight).entries(),
            sessions.all(project).states(),
            training.all(project).states());
    model.addAttribute("base", base(project));
    model.addAttribute("errors", errors);
    model.addAttribute("month", month.toString());
    model.addAttribute("monthName", fmt.month(month));
    model.addAttribute("closed", closing.isPresent());
    model.addAttribute("heading", heading(sight, month, closing, ready));
    model.addAttribute("missing", ready.complete() ? null : inWords.missing(ready, project));
    model.addAttribute("places", ready.places().isEmpty() ? null : inWords.places(sight, ready));
    model.addAttribute("reasons", Choice.all(MonthReopened.Reason.class, "claims.reopen", words));
    model.addAttribute("history", inWords.history(sight, claims.book(sight), month));
    Corrections late =
        closing.map(one -> claims.late(sight, month, one)).filter(one -> !one.none()).orElse(null);
    model.addAttribute("late", late == null ? null : corrections.items(sight, late, "sena", page));
    return "claims/month";
  }

  private String heading(
      Sight sight, YearMonth month, Optional<ClaimBook.Closing> closing, MonthReadiness ready) {
    String name = fmt.capital(fmt.month(month));
    return closing
        .map(one ->
            words.say(
                "claims.month.closed-by",
                name,
                fmt.date(fmt.day(one.at())),
                places.actor(sight, one.by())))
        .orElseGet(
            () -> words.say(ready.complete() ? "claims.month.ready" : "claims.month.lacks", name));
  }

  @PostMapping("/{month}/stang")
  String close(
      @PathVariable String project,
      @PathVariable String month,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    YearMonth asked = ClaimPlaces.month(month);
    CloseMonth command = new CloseMonth(sight.project(), asked.toString());
    return sent(project, asked, "close-month", command, response, model);
  }

  @PostMapping("/{month}/oppna")
  String reopen(
      @PathVariable String project,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable String skal,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.CLAIMS, project);
    YearMonth asked = ClaimPlaces.month(month);
    Optional<MonthReopened.Reason> reason =
        Arrays.stream(MonthReopened.Reason.values())
            .filter(one -> one.name().equals(skal))
            .findFirst();
    if (reason.isEmpty()) {
      FormErrors errors = FormErrors.none().label("skal", words.say("claims.why"));
      errors.add("skal", "problem.field.notnull");
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return month(project, asked, PageNumber.FIRST, model, errors);
    }
    ReopenMonth command = new ReopenMonth(sight.project(), asked.toString(), reason.get());
    return sent(project, asked, "reopen-month", command, response, model);
  }

  private String sent(
      String project,
      YearMonth month,
      String name,
      Object command,
      HttpServletResponse response,
      Model model) {
    return switch (commands.send(project, name, command, ids.current())) {
      case CommandSender.Sent done -> {
        views.await(done.position(), WAIT);
        yield "redirect:" + base(project) + "/" + month;
      }
      case CommandSender.Refused refused -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield month(project, month, PageNumber.FIRST, model, FormErrors.of(refused));
      }
      case CommandSender.Unknown unknown -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield month(project, month, PageNumber.FIRST, model, FormErrors.of(unknown));
      }
    };
  }

  private static String base(String project) {
    return "/projekt/" + project + "/manader";
  }
}
