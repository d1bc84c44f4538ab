package se.delaktig.budget.page;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.page.StaffPosts.Post;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.StaffCounting;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;

/** The project workers' time reports of a month, post by post. */
@Controller
@RequestMapping("/projekt/{project}/arbetstid")
class StaffTimeController {
  private final Gate gate;
  private final BudgetStatements statements;
  private final StaffPosts posts;
  private final MoneyForms forms;
  private final Words words;
  private final Fmt fmt;
  private final ProgrammeClock clock;

  StaffTimeController(
      Gate gate,
      BudgetStatements statements,
      StaffPosts posts,
      MoneyForms forms,
      Words words,
      Fmt fmt,
      ProgrammeClock clock) {
    this.gate = gate;
    this.statements = statements;
    this.posts = posts;
    this.forms = forms;
    this.words = words;
    this.fmt = fmt;
    this.clock = clock;
  }

  @GetMapping
  String month(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String manad,
      @RequestParam(required = false) @Nullable String sparat,
      Model model) {
    Sight sight = gate.see(Query.STAFF_TIME, project);
    YearMonth month = posts.month(manad);
    List<Post> shown = posts.of(sight, month);
    List<StaffCounting.Counted> counted =
        StaffCounting.of(sight.programme(), statements.times(sight));
    long minutes = shown.stream().mapToLong(StaffTimeController::minutes).sum();
    YearMonth now = YearMonth.from(clock.today());
    model.addAttribute("base", StaffPosts.base(project));
    model.addAttribute("saved", forms.saved(sparat));
    model.addAttribute("previous", month.minusMonths(1).toString());
    model.addAttribute("previousName", fmt.month(month.minusMonths(1)));
    model.addAttribute("next", month.isBefore(now) ? month.plusMonths(1).toString() : null);
    model.addAttribute("nextName", month.isBefore(now) ? fmt.month(month.plusMonths(1)) : null);
    model.addAttribute(
        "heading", words.say("budget.time.heading", fmt.hours(minutes), fmt.month(month)));
    model.addAttribute(
        "table", shown.isEmpty() ? null : table(sight, project, month, shown, counted));
    model.addAttribute(
        "months",
        StaffPosts.seesAll(sight) && !counted.isEmpty() ? months(project, counted) : null);
    return "budget/time";
  }

  private static long minutes(Post post) {
    var latest = post.latest();
    return latest == null ? 0 : latest.minutes();
  }

  private DataTable table(
      Sight sight,
      String project,
      YearMonth month,
      List<Post> shown,
      List<StaffCounting.Counted> counted) {
    DataTable table =
        DataTable.of(
            "tjanster",
            words.say("budget.posts"),
            Column.text(words.say("budget.post.head")),
            Column.text(words.say("budget.report.head")),
            words.figures("budget.hours"),
            words.figures("budget.year-left"),
            words.figures("budget.cost-of-time"));
    Set<ActorId> actors = new LinkedHashSet<>();
    shown.stream()
        .map(Post::held)
        .forEach(held -> {
          if (held != null) {
            actors.add(held.holder());
          }
        });
    Map<ActorId, String> names = posts.names(sight, actors);
    for (Post post : shown) {
      StaffCounting.Counted of = counted(counted, post, month);
      var held = post.held();
      table.row(
          Cell.link(
                  words.say("budget.post", post.plan().role(), post.plan().organisation()),
                  StaffPosts.base(project) + "/" + post.id() + "?manad=" + month)
              .sub(
                  held == null
                      ? words.say("budget.post.vacant")
                      : posts.name(names, held.holder())),
          Cell.of(posts.state(sight, post, month)),
          hours(post, of),
          left(sight, post, month, counted),
          of == null
              ? Cell.of("–")
              : Cell.of(fmt.kronor(of.cost()))
                  .sub(words.say("budget.per-hour", fmt.kronor(of.hourlyCost()))));
    }
    return table;
  }

  private Cell hours(Post post, StaffCounting.@Nullable Counted counted) {
    if (counted == null) {
      return Cell.of("–");
    }
    if (counted.emptyReport()) {
      return Cell.of(State.of(Tone.LATE, words.say("budget.report.empty")));
    }
    Cell cell = Cell.of(fmt.hours((long) counted.time().minutes()));
    return counted.minutes() == counted.time().minutes()
        ? cell
        : cell.sub(words.say("budget.counts", fmt.hours((long) counted.minutes())));
  }

  /** What the rules' year leaves after everything recorded until the month's end. */
  private Cell left(Sight sight, Post post, YearMonth month, List<StaffCounting.Counted> counted) {
    Integer most =
        StaffPosts.rules(sight, month)
            .map(rules -> rules.staffMinutesPerYear().value())
            .orElse(null);
    if (most == null) {
      return Cell.of(words.say("budget.no-ceiling"));
    }
    int used = yearSoFar(counted, post, month);
    return Cell.of(fmt.hours((long) most - used))
        .sub(words.say("budget.of-ceiling", fmt.hours((long) most)));
  }

  static int yearSoFar(List<StaffCounting.Counted> counted, Post post, YearMonth month) {
    var held = post.held();
    return StaffCounting.yearSoFar(
        counted,
        post.plan().role(),
        post.organisation(),
        held == null ? null : held.holder(),
        month);
  }

  static StaffCounting.@Nullable Counted counted(
      List<StaffCounting.Counted> counted, Post post, YearMonth month) {
    return counted.stream()
        .filter(one -> one.time().role().equals(post.plan().role()))
        .filter(one -> one.time().organisation().equals(post.organisation()))
        .filter(one -> one.month().equals(month))
        .findFirst()
        .orElse(null);
  }

  private DataTable months(String project, List<StaffCounting.Counted> all) {
    Map<YearMonth, List<StaffCounting.Counted>> months = new TreeMap<>();
    all.forEach(one -> months.computeIfAbsent(one.month(), m -> new ArrayList<>()).add(one));
    DataTable table =
        DataTable.of(
            "manader",
            words.say("budget.time.months"),
            Column.text(words.say("budget.month.label")),
            words.figures("budget.hours"),
            words.figures("budget.counting"),
            words.figures("budget.cost-of-time"));
    months.forEach((month, times) ->
        table.row(
            Cell.link(fmt.month(month), StaffPosts.base(project) + "?manad=" + month),
            Cell.of(fmt.hours(recorded(times))),
            Cell.of(fmt.hours(counting(times))),
            Cell.of(fmt.kronor(cost(times)))));
    return table.sum(
        Cell.of(words.say("budget.sum")),
        Cell.of(fmt.hours(recorded(all))),
        Cell.of(fmt.hours(counting(all))),
        Cell.of(fmt.kronor(cost(all))));
  }

  private static long recorded(List<StaffCounting.Counted> times) {
    return times.stream().mapToLong(one -> one.time().minutes()).sum();
  }

  private static long counting(List<StaffCounting.Counted> times) {
    return times.stream().mapToLong(StaffCounting.Counted::minutes).sum();
  }

  private static BigDecimal cost(List<StaffCounting.Counted> times) {
    return times.stream().map(StaffCounting.Counted::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
