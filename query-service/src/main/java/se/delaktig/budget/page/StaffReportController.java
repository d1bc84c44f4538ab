package se.delaktig.budget.page;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Decision;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.command.RecordStaffTime;
import se.delaktig.budget.command.SignStaffTime;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.page.StaffPosts.Post;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.StaffCounting;
import se.delaktig.claims.page.LateEntries;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.event.FundingRules.Signer;

/** One post's time report of a month: days by activities, then its signatures. */
@Controller
@RequestMapping("/projekt/{project}/arbetstid/{post}")
class StaffReportController {
  private final Gate gate;
  private final BudgetStatements statements;
  private final StaffPosts posts;
  private final ReportGrid grid;
  private final ReportStanding standing;
  private final ReportSignatures signatures;
  private final MoneyForms forms;
  private final LateEntries lateEntries;
  private final Words words;
  private final Fmt fmt;
  private final CommandSender commands;
  private final CommandIds commandIds;
  private final ProgrammeClock clock;

  StaffReportController(
      Gate gate,
      BudgetStatements statements,
      StaffPosts posts,
      ReportGrid grid,
      ReportStanding standing,
      ReportSignatures signatures,
      MoneyForms forms,
      LateEntries lateEntries,
      Words words,
      Fmt fmt,
      CommandSender commands,
      CommandIds commandIds,
      ProgrammeClock clock) {
    this.gate = gate;
    this.statements = statements;
    this.posts = posts;
    this.grid = grid;
    this.standing = standing;
    this.signatures = signatures;
    this.forms = forms;
    this.lateEntries = lateEntries;
    this.words = words;
    this.fmt = fmt;
    this.commands = commands;
    this.commandIds = commandIds;
    this.clock = clock;
  }

  private ShownReport shown(String project, String id, @Nullable String month) {
    Sight sight = gate.see(Query.STAFF_TIME, project);
    YearMonth asked = posts.month(month);
    return new ShownReport(
        sight,
        posts.of(sight, asked).stream()
            .filter(post -> post.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)),
        asked);
  }

  @GetMapping
  String report(
      @PathVariable String project,
      @PathVariable String post,
      @RequestParam(required = false) @Nullable String manad,
      @RequestParam(required = false) @Nullable String kopiera,
      @RequestParam(required = false) @Nullable String sparat,
      Model model) {
    model.addAttribute("saved", forms.saved(sparat));
    return show(project, shown(project, post, manad), kopiera != null, model, FormErrors.none());
  }

  private String show(
      String project, ShownReport shown, boolean copy, Model model, FormErrors errors) {
    Sight sight = shown.sight();
    Post post = shown.post();
    YearMonth month = shown.month();
    StaffTimeRecorded latest = post.latest();
    List<StaffCounting.Counted> all = StaffCounting.of(sight.programme(), statements.times(sight));
    StaffCounting.Counted counted = StaffTimeController.counted(all, post, month);
    boolean may = StaffPosts.mayRecord(sight, post);
    YearMonth now = YearMonth.from(clock.today());
    model.addAttribute("base", StaffPosts.base(project));
    model.addAttribute("here", StaffPosts.base(project) + "/" + post.id());
    model.addAttribute("errors", errors);
    model.addAttribute("month", month.toString());
    model.addAttribute("monthName", fmt.month(month));
    model.addAttribute("previous", month.minusMonths(1).toString());
    model.addAttribute("previousName", fmt.month(month.minusMonths(1)));
    model.addAttribute("next", month.isBefore(now) ? month.plusMonths(1).toString() : null);
    model.addAttribute("nextName", month.isBefore(now) ? fmt.month(month.plusMonths(1)) : null);
    model.addAttribute("heading", standing.heading(post, month));
    model.addAttribute("holding", standing.holding(sight, post));
    model.addAttribute("mayAppoint", StaffPosts.mayAppoint(sight));
    model.addAttribute("cards", standing.cards(shown, counted, all));
    model.addAttribute("leftOut", standing.leftOut(counted));
    model.addAttribute("may", may);
    model.addAttribute("copied", copy);
    model.addAttribute("onPaper", latest != null && latest.form() == StaffTimeRecorded.Form.SUM);
    model.addAttribute("sub", words.say("budget.sub." + shown.subBudget()));
    model.addAttribute("fixed", shown.fixedShare() ? fixed(shown) : null);
    model.addAttribute("heads", grid.heads(shown));
    model.addAttribute("rows", grid.rows(shown, copy));
    model.addAttribute(
        "hourly", shown.unitCost().isPresent() ? null : written(posts.hourly(sight, post, month)));
    model.addAttribute("unitCost", shown.unitCost().map(cost -> fmt.kronor(cost)).orElse(null));
    model.addAttribute("signatures", signatures.of(shown));
    model.addAttribute("report", post.report() == null ? 0 : post.report().reports());
    return "budget/report";
  }

  /** What the contract's fixed share comes to; empty text where the rules state no year. */
  private String fixed(ShownReport shown) {
    OptionalInt minutes = shown.fixedMinutes();
    return minutes.isEmpty()
        ? ""
        : words.say(
            "budget.fixed",
            fmt.percent(shown.post().plan().share(), 0),
            fmt.hoursAndMinutes((long) minutes.getAsInt()));
  }

  private @Nullable String written(@Nullable BigDecimal number) {
    return number == null ? null : fmt.number(number, Math.max(0, number.scale()));
  }

  @PostMapping
  String save(
      @PathVariable String project,
      @PathVariable String post,
      @RequestParam Map<String, String> typed,
      HttpServletResponse response,
      Model model) {
    ShownReport shown = shown(project, post, typed.get("manad"));
    if (!StaffPosts.mayRecord(shown.sight(), shown.post())) {
      throw new AccessDeniedException(Decision.Denied.CODE);
    }
    FormErrors errors = FormErrors.none();
    boolean byShare = typed.containsKey("andel");
    List<RecordStaffTime.Worked> days = byShare ? List.of() : grid.worked(shown, typed, errors);
    BigDecimal hourly = hourly(shown, typed, errors);
    OptionalInt fixed = byShare ? shown.fixedMinutes() : OptionalInt.empty();
    if (byShare && fixed.isEmpty()) {
      errors.add(null, "problem.budget.no-fixed-share");
    }
    if (!errors.isEmpty() || hourly == null) {
      return forms.again(response, show(project, shown, false, model, errors));
    }
    if (lateEntries.offered(shown.sight(), typed.get("sen"), model, shown.month().atEndOfMonth())) {
      return forms.again(response, show(project, shown, false, model, errors));
    }
    RecordStaffTime command =
        new RecordStaffTime(
            shown.sight().project(),
            shown.post().plan().role(),
            shown.post().organisation(),
            shown.subBudget(),
            shown.month().toString(),
            days,
            fixed.isPresent() ? (Integer) fixed.getAsInt() : null,
            hourly);
    return sent(project, shown, "record-staff-time", command, "tid", response, model);
  }

  private String sent(
      String project,
      ShownReport shown,
      String name,
      Object command,
      String receipt,
      HttpServletResponse response,
      Model model) {
    return switch (commands.send(project, name, command, commandIds.current())) {
      case CommandSender.Sent sent ->
          forms.done(
              sent,
              StaffPosts.base(project)
                  + "/"
                  + shown.post().id()
                  + "?manad="
                  + shown.month()
                  + "&sparat="
                  + receipt);
      case CommandSender.Refused refused ->
          forms.again(
              response,
              show(
                  project,
                  shown,
                  false,
                  model,
                  FormErrors.of(refused, Map.of("hourlyCost", "timkostnad", "days", "dag-1-0"))));
      case CommandSender.Unknown unknown ->
          forms.again(response, show(project, shown, false, model, FormErrors.of(unknown)));
    };
  }

  private @Nullable BigDecimal hourly(
      ShownReport shown, Map<String, String> typed, FormErrors errors) {
    if (shown.unitCost().isPresent()) {
      return shown.unitCost().get();
    }
    errors.label("timkostnad", words.say("budget.hourly.label"));
    BigDecimal hourly =
        Typed.amount(typed.get("timkostnad")).filter(a -> a.signum() > 0).orElse(null);
    if (hourly == null) {
      errors.add("timkostnad", "problem.budget.amount-not-above-zero");
    }
    return hourly;
  }

  @PostMapping("/underskrift")
  String sign(
      @PathVariable String project,
      @PathVariable String post,
      @RequestParam(required = false) @Nullable String manad,
      @RequestParam(defaultValue = "") String som,
      @RequestParam(defaultValue = "") String rapport,
      HttpServletResponse response,
      Model model) {
    ShownReport shown = shown(project, post, manad);
    StaffTimeRecorded latest = shown.post().latest();
    Optional<Signer> signer = Typed.one(Signer.class, som);
    Optional<Integer> report = Typed.whole(rapport);
    if (latest == null || signer.isEmpty() || report.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return sent(
        project,
        shown,
        "sign-staff-time",
        new SignStaffTime(latest.time(), report.get(), signer.get()),
        "underskrift",
        response,
        model);
  }
}
