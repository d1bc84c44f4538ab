package se.delaktig.budget.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import se.delaktig.budget.command.RecordStaffTime;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.PostMonth;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.project.event.ProjectPlan;

/** The hours of each post in a month, and what they cost. */
@Controller
@RequestMapping("/projekt/{project}/arbetstid")
class StaffTimeController {
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);
  private static final int MOST_MINUTES = 44_640;

  private final Gate gate;
  private final BudgetStatements statements;
  private final MoneyForms forms;
  private final Words words;
  private final Fmt fmt;
  private final CommandSender commands;
  private final CommandIds commandIds;
  private final ProgrammeClock clock;

  StaffTimeController(
      Gate gate,
      BudgetStatements statements,
      MoneyForms forms,
      Words words,
      Fmt fmt,
      CommandSender commands,
      CommandIds commandIds,
      ProgrammeClock clock) {
    this.gate = gate;
    this.statements = statements;
    this.forms = forms;
    this.words = words;
    this.fmt = fmt;
    this.commands = commands;
    this.commandIds = commandIds;
    this.clock = clock;
  }

  /**
   * A post's fields.
   *
   * @param index names the fields: {@code timmar-0}
   */
  record Row(
      int index, String post, String share, @Nullable String hours, @Nullable String hourly) {}

  @GetMapping
  String month(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String manad,
      @RequestParam(required = false) @Nullable String kopiera,
      @RequestParam(required = false) @Nullable String sparat,
      HttpServletRequest request,
      Model model) {
    YearMonth month = month(manad);
    model.addAttribute("saved", forms.saved(sparat));
    return show(project, month, kopiera != null, request, model, FormErrors.none());
  }

  private YearMonth month(@Nullable String typed) {
    YearMonth now = YearMonth.from(clock.today());
    if (typed == null) {
      return now;
    }
    try {
      YearMonth asked = YearMonth.parse(typed);
      return asked.isAfter(now) ? now : asked;
    } catch (DateTimeException malformed) {
      return now;
    }
  }

  private String show(
      String project,
      YearMonth month,
      boolean copy,
      HttpServletRequest request,
      Model model,
      FormErrors errors) {
    Sight sight = gate.see(Query.COSTS, project);
    List<StaffTimeRecorded> all =
        statements.times(sight).stream().map(PostMonth::latest).filter(Objects::nonNull).toList();
    YearMonth shown = copy ? month.minusMonths(1) : month;
    List<Row> rows = new ArrayList<>();
    for (ProjectPlan.Staffing post : plan(sight).staffing()) {
      StaffTimeRecorded time = of(all, sight, post, shown).orElse(null);
      rows.add(
          new Row(
              rows.size(),
              words.say("budget.post", post.role(), post.organisation()),
              words.say("budget.post.share", fmt.percent(post.share(), 0)),
              time == null ? null : hours(time.minutes()),
              time == null ? null : fmt.number(time.hourlyCost(), 2)));
    }
    long minutes =
        all.stream()
            .filter(time -> time.month().equals(month.toString()))
            .mapToLong(StaffTimeRecorded::minutes)
            .sum();
    model.addAttribute("base", base(project));
    model.addAttribute("errors", errors);
    model.addAttribute("may", forms.may(request, RecordStaffTime.class));
    model.addAttribute("month", month.toString());
    model.addAttribute("monthName", fmt.month(month));
    model.addAttribute("previous", month.minusMonths(1).toString());
    model.addAttribute("previousName", fmt.month(month.minusMonths(1)));
    YearMonth now = YearMonth.from(clock.today());
    model.addAttribute("next", month.isBefore(now) ? month.plusMonths(1).toString() : null);
    model.addAttribute("nextName", month.isBefore(now) ? fmt.month(month.plusMonths(1)) : null);
    model.addAttribute("copied", copy);
    model.addAttribute("rows", rows);
    model.addAttribute("sub", words.say("budget.sub." + subBudget(plan(sight), month)));
    model.addAttribute(
        "heading", words.say("budget.time.heading", fmt.hours(minutes), fmt.month(month)));
    model.addAttribute("table", all.isEmpty() ? null : table(all));
    return "budget/time";
  }

  private DataTable table(List<StaffTimeRecorded> all) {
    Map<String, List<StaffTimeRecorded>> months = new TreeMap<>();
    all.forEach(time -> months.computeIfAbsent(time.month(), m -> new ArrayList<>()).add(time));
    DataTable table =
        DataTable.of(
            "manader",
            words.say("budget.time.months"),
            Column.text(words.say("budget.month.label")),
            Column.figure(words.say("budget.hours")),
            Column.figure(words.say("budget.cost-of-time")));
    months.forEach((month, times) ->
        table.row(
            Cell.of(fmt.month(YearMonth.parse(month))),
            Cell.of(fmt.hours(minutes(times))),
            Cell.of(fmt.kronor(cost(times)))));
    return table.sum(
        Cell.of(words.say("budget.sum")),
        Cell.of(fmt.hours(minutes(all))),
        Cell.of(fmt.kronor(cost(all))));
  }

  private static long minutes(List<StaffTimeRecorded> times) {
    return times.stream().mapToLong(StaffTimeRecorded::minutes).sum();
  }

  private static BigDecimal cost(List<StaffTimeRecorded> times) {
    return times.stream()
        .map(time -> new PostMonth(time.time().value(), time).cost())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @PostMapping
  String save(
      @PathVariable String project,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.COSTS, project);
    YearMonth month = month(typed.get("manad"));
    FormErrors errors = FormErrors.none();
    List<RecordStaffTime> wanted = wanted(sight, month, typed, errors);
    if (!errors.isEmpty()) {
      return forms.again(response, show(project, month, false, request, model, errors));
    }
    UUID form = commandIds.current();
    for (RecordStaffTime command : wanted) {
      // Each post is a command of its own, under an id that follows from the form's.
      UUID id =
          UUID.nameUUIDFromBytes((form + "|" + command.stream()).getBytes(StandardCharsets.UTF_8));
      switch (commands.send(project, "record-staff-time", command, id)) {
        case CommandSender.Sent sent -> forms.done(sent, "");
        case CommandSender.Refused refused -> {
          return forms.again(
              response,
              show(project, month, false, request, model, FormErrors.of(refused, Map.of())));
        }
        case CommandSender.Unknown unknown -> {
          return forms.again(
              response, show(project, month, false, request, model, FormErrors.of(unknown)));
        }
      }
    }
    return "redirect:" + base(project) + "?manad=" + month + "&sparat=tid";
  }

  /** What differs from what stands. */
  private List<RecordStaffTime> wanted(
      Sight sight, YearMonth month, Map<String, String> typed, FormErrors errors) {
    List<StaffTimeRecorded> all =
        statements.times(sight).stream().map(PostMonth::latest).filter(Objects::nonNull).toList();
    List<RecordStaffTime> wanted = new ArrayList<>();
    List<ProjectPlan.Staffing> posts = plan(sight).staffing();
    for (int i = 0; i < posts.size(); i++) {
      ProjectPlan.Staffing post = posts.get(i);
      String hoursField = "timmar-" + i;
      String costField = "timkostnad-" + i;
      String hoursTyped = typed.getOrDefault(hoursField, "").strip();
      String costTyped = typed.getOrDefault(costField, "").strip();
      if (hoursTyped.isEmpty() && costTyped.isEmpty()) {
        continue;
      }
      Optional<Integer> minutes = minutes(hoursTyped);
      Optional<BigDecimal> hourly = Typed.amount(costTyped).filter(a -> a.signum() > 0);
      Optional<OrganisationId> organisation = organisation(sight, post);
      errors.label(hoursField, post.role()).label(costField, post.role());
      if (minutes.isEmpty()) {
        errors.add(hoursField, "problem.budget.not-hours");
      }
      if (hourly.isEmpty()) {
        errors.add(costField, "problem.budget.amount-not-above-zero");
      }
      if (organisation.isEmpty()) {
        errors.add(hoursField, "problem.organisation.unknown");
      }
      if (minutes.isPresent() && hourly.isPresent() && organisation.isPresent()) {
        StaffTimeRecorded before = of(all, sight, post, month).orElse(null);
        boolean same =
            before != null
                && before.minutes() == minutes.get()
                && before.hourlyCost().compareTo(hourly.get()) == 0;
        if (!same) {
          wanted.add(
              new RecordStaffTime(
                  sight.project(),
                  post.role(),
                  organisation.get(),
                  before == null ? subBudget(plan(sight), month) : before.subBudget(),
                  month.toString(),
                  minutes.get(),
                  hourly.get()));
        }
      }
    }
    return wanted;
  }

  private static Optional<Integer> minutes(String typed) {
    return Typed.amount(typed)
        .filter(hours -> hours.signum() >= 0)
        .map(hours -> hours.multiply(MINUTES_PER_HOUR).setScale(0, RoundingMode.HALF_UP))
        .filter(minutes -> minutes.compareTo(BigDecimal.valueOf(MOST_MINUTES)) <= 0)
        .map(BigDecimal::intValueExact);
  }

  private String hours(int minutes) {
    return fmt.number(
        BigDecimal.valueOf(minutes)
            .divide(MINUTES_PER_HOUR, 2, RoundingMode.HALF_UP)
            .stripTrailingZeros());
  }

  private static Optional<StaffTimeRecorded> of(
      List<StaffTimeRecorded> all, Sight sight, ProjectPlan.Staffing post, YearMonth month) {
    Optional<OrganisationId> organisation = organisation(sight, post);
    return all.stream()
        .filter(time -> time.role().equals(post.role()))
        .filter(time -> time.month().equals(month.toString()))
        .filter(time -> organisation.filter(time.organisation()::equals).isPresent())
        .findFirst();
  }

  /** The plan names a post's organisation as people do. */
  private static Optional<OrganisationId> organisation(Sight sight, ProjectPlan.Staffing post) {
    return sight.programme().places().organisations().values().stream()
        .filter(joined -> joined.name().equals(post.organisation()))
        .map(OrganisationJoined::organisation)
        .findFirst();
  }

  /** The first phase has a sub-budget of its own; what follows is carrying out. */
  private static SubBudget subBudget(ProjectPlan plan, YearMonth month) {
    LocalDate end = plan.phases().isEmpty() ? null : plan.phases().getFirst().to().value();
    return end != null && !month.atDay(1).isAfter(end)
        ? SubBudget.ANALYSIS_AND_PLANNING
        : SubBudget.IMPLEMENTATION;
  }

  private static ProjectPlan plan(Sight sight) {
    return sight.programme().planned();
  }

  private static String base(String project) {
    return "/projekt/" + project + "/arbetstid";
  }
}
