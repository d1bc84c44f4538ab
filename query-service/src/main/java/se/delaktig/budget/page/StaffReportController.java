package se.delaktig.budget.page;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import se.delaktig.access.event.ActorId;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.policy.Decision;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.command.RecordStaffTime;
import se.delaktig.budget.command.SignStaffTime;
import se.delaktig.budget.event.StaffAppointed;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.StaffTimeRecorded.Day;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.page.StaffPosts.Post;
import se.delaktig.budget.policy.Staff;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.CopiedMonth;
import se.delaktig.budget.view.FixedShare;
import se.delaktig.budget.view.PostMonth;
import se.delaktig.budget.view.StaffCounting;
import se.delaktig.claims.page.LateEntries;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Bar;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.Working;
import se.delaktig.kernel.view.Working.Does;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.FundingRules.Signer;
import se.delaktig.project.event.RuleSet;

/** One post's time report of a month: days by activities, then its signatures. */
@Controller
@RequestMapping("/projekt/{project}/arbetstid/{post}")
class StaffReportController {
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);
  private static final int MINUTES_A_DAY = 1_440;
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):([0-5]\\d)");

  private final Gate gate;
  private final BudgetStatements statements;
  private final StaffPosts posts;
  private final MoneyForms forms;
  private final ExplainedFigures explained;
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
      MoneyForms forms,
      ExplainedFigures explained,
      LateEntries lateEntries,
      Words words,
      Fmt fmt,
      CommandSender commands,
      CommandIds commandIds,
      ProgrammeClock clock) {
    this.gate = gate;
    this.statements = statements;
    this.posts = posts;
    this.forms = forms;
    this.explained = explained;
    this.lateEntries = lateEntries;
    this.words = words;
    this.fmt = fmt;
    this.commands = commands;
    this.commandIds = commandIds;
    this.clock = clock;
  }

  /** A post that the visitor may see, in a month. */
  private record Shown(Sight sight, Post post, YearMonth month) {
    Optional<FundingRules> rules() {
      return StaffPosts.rules(sight, month);
    }

    Optional<BigDecimal> unitCost() {
      return rules()
          .flatMap(set -> StaffCounting.unitCost(set, post.plan().role(), month.atEndOfMonth()));
    }

    boolean fixedShare() {
      return post.held() != null && post.held().fixedShare();
    }

    /**
     * What the report is divided by: the rules' fixed activities, or nothing; and what a recorded
     * report has beside them, so that it is not lost.
     */
    List<@Nullable String> activities() {
      Set<@Nullable String> all = new LinkedHashSet<>();
      List<String> fixed = rules().map(set -> set.staffActivities().value()).orElse(null);
      if (fixed == null) {
        all.add(null);
      } else {
        all.addAll(fixed);
      }
      StaffTimeRecorded latest = post.latest();
      if (latest != null) {
        latest.days().forEach(day -> all.add(day.activity()));
      }
      return new ArrayList<>(all);
    }
  }

  private Shown shown(String project, String id, @Nullable String month) {
    Sight sight = gate.see(Query.STAFF_TIME, project);
    YearMonth asked = posts.month(month);
    return new Shown(
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

  /** A field of the grid. */
  record Field(String name, String heard, @Nullable String value) {}

  /**
   * A day of the grid.
   *
   * @param free whether it is a Saturday or Sunday
   */
  record Row(String day, boolean free, List<Field> fields, String sum) {}

  private String show(String project, Shown shown, boolean copy, Model model, FormErrors errors) {
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
    model.addAttribute("heading", heading(post, month));
    model.addAttribute("holding", holding(sight, post));
    model.addAttribute("mayAppoint", StaffPosts.mayAppoint(sight));
    model.addAttribute("cards", cards(shown, counted, all));
    model.addAttribute("leftOut", leftOut(counted));
    model.addAttribute("may", may);
    model.addAttribute("copied", copy);
    model.addAttribute("onPaper", latest != null && latest.form() == StaffTimeRecorded.Form.SUM);
    model.addAttribute("sub", words.say("budget.sub." + subBudget(shown)));
    model.addAttribute("fixed", shown.fixedShare() ? fixed(shown) : null);
    model.addAttribute("heads", heads(shown));
    model.addAttribute("rows", rows(shown, copy ? copied(shown) : daysOf(latest)));
    model.addAttribute(
        "hourly", shown.unitCost().isPresent() ? null : written(posts.hourly(sight, post, month)));
    model.addAttribute("unitCost", shown.unitCost().map(cost -> fmt.kronor(cost)).orElse(null));
    model.addAttribute("signatures", signatures(shown));
    model.addAttribute("report", post.report() == null ? 0 : post.report().reports());
    return "budget/report";
  }

  private String heading(Post post, YearMonth month) {
    StaffTimeRecorded latest = post.latest();
    return latest == null
        ? words.say("budget.report.heading.none", post.plan().role(), fmt.month(month))
        : words.say(
            "budget.report.heading",
            fmt.hours((long) latest.minutes()),
            post.plan().role(),
            fmt.month(month));
  }

  private String holding(Sight sight, Post post) {
    StaffAppointed held = post.held();
    if (held == null) {
      return words.say("budget.post.nobody");
    }
    Map<ActorId, String> names = posts.names(sight, List.of(held.holder(), held.certifier()));
    return words.say(
        held.fixedShare() ? "budget.post.held-fixed" : "budget.post.held",
        posts.name(names, held.holder()),
        fmt.percent(post.plan().share(), 0),
        held.contract(),
        posts.name(names, held.certifier()));
  }

  private List<FigureCard> cards(
      Shown shown, StaffCounting.@Nullable Counted counted, List<StaffCounting.Counted> all) {
    Integer most = shown.rules().map(set -> set.staffMinutesPerYear().value()).orElse(null);
    Integer aDay = shown.rules().map(set -> set.staffMinutesPerDay().value()).orElse(null);
    int used = StaffTimeController.yearSoFar(all, shown.post(), shown.month());
    StaffTimeRecorded latest = shown.post().latest();
    LocalDate last = shown.month().atEndOfMonth();
    int rules = shown.sight().programme().rulesOn(last).map(RuleSet::version).orElse(0);
    long position = statements.timesPosition(shown.sight());
    Figure minutes =
        counted == null
            ? Figure.worked("budget.post.minutes", null, Unit.MINUTES, rules, position, null)
            : counted.minutesFigure(rules, position);
    Figure left =
        most == null
            ? Figure.worked("budget.post.left", null, Unit.MINUTES, rules, position, null)
            : Figure.worked(
                "budget.post.left",
                BigDecimal.valueOf((long) most - used),
                Unit.MINUTES,
                rules,
                position,
                Working.from("years-most", BigDecimal.valueOf(most), Unit.MINUTES)
                    .then(Does.SUBTRACTS, "year-so-far", BigDecimal.valueOf(used), Unit.MINUTES));
    Figure cost =
        counted == null
            ? Figure.worked("budget.post.cost", null, Unit.KRONOR, rules, position, null)
            : counted.costFigure(rules, position);
    return List.of(
        new FigureCard(
            "raknas",
            words.say("budget.counting"),
            counted == null ? "–" : fmt.hours((long) counted.minutes()),
            latest == null
                ? words.say("budget.cost.none")
                : words.say("budget.of-recorded", fmt.hours((long) latest.minutes())),
            null,
            posts.state(shown.sight(), shown.post(), shown.month()),
            explained.of(shown.sight(), last, minutes)),
        new FigureCard(
            "kvar",
            words.say("budget.year-left"),
            most == null ? words.say("budget.no-ceiling") : fmt.hours((long) most - used),
            most == null
                ? words.say("budget.no-ceiling.year")
                : words.say(
                    aDay == null ? "budget.ceilings.year" : "budget.ceilings.both",
                    fmt.hours((long) most),
                    aDay == null ? "" : fmt.hours((long) aDay)),
            most == null ? null : Bar.of(used, most),
            null,
            explained.of(shown.sight(), last, left)),
        new FigureCard(
            "kostnad",
            words.say("budget.cost-of-time"),
            counted == null ? "–" : fmt.kronor(counted.cost()),
            counted == null
                ? words.say("budget.cost.none")
                : words.say(
                    shown.unitCost().isPresent() ? "budget.cost.unit" : "budget.cost.hourly",
                    fmt.kronor(counted.hourlyCost())),
            null,
            null,
            explained.of(shown.sight(), last, cost)));
  }

  private List<String> leftOut(StaffCounting.@Nullable Counted counted) {
    List<String> reasons = new ArrayList<>();
    if (counted != null) {
      counted
          .leftOut()
          .forEach(left ->
              reasons.add(
                  words.say(
                      "budget.left-out",
                      fmt.hours((long) left.minutes()),
                      words.say(left.reason().key()))));
      if (counted.emptyReport()) {
        reasons.add(words.say("budget.report.empty.text"));
      }
    }
    return reasons;
  }

  /** What the contract's fixed share comes to; empty text where the rules state no year. */
  private String fixed(Shown shown) {
    OptionalInt minutes = fixedMinutes(shown);
    return minutes.isEmpty()
        ? ""
        : words.say(
            "budget.fixed",
            fmt.percent(shown.post().plan().share(), 0),
            fmt.hoursAndMinutes((long) minutes.getAsInt()));
  }

  private static OptionalInt fixedMinutes(Shown shown) {
    return shown
        .rules()
        .map(set -> FixedShare.minutes(set, shown.post().plan().share()))
        .orElse(OptionalInt.empty());
  }

  private List<String> heads(Shown shown) {
    return shown.activities().stream()
        .map(activity -> activity == null ? words.say("budget.hours") : activity)
        .toList();
  }

  private List<Row> rows(Shown shown, List<Day> days) {
    List<@Nullable String> activities = shown.activities();
    List<Row> rows = new ArrayList<>();
    for (int day = 1; day <= lastDay(shown.month()); day++) {
      LocalDate date = shown.month().atDay(day);
      List<Field> fields = new ArrayList<>();
      int sum = 0;
      for (int i = 0; i < activities.size(); i++) {
        String activity = activities.get(i);
        int that = day;
        int minutes =
            days.stream()
                .filter(one -> one.day() == that)
                .filter(one -> Objects.equals(one.activity(), activity))
                .mapToInt(Day::minutes)
                .sum();
        sum += minutes;
        fields.add(
            new Field(
                name(day, i),
                activity == null
                    ? words.say("budget.day.heard", fmt.longDate(date))
                    : words.say("budget.day.heard-of", fmt.longDate(date), activity),
                minutes == 0 ? null : hours(minutes)));
      }
      boolean free =
          date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
      rows.add(new Row(fmt.chipDate(date), free, fields, sum == 0 ? "" : fmt.hours((long) sum)));
    }
    return rows;
  }

  /** Days to come have no hours yet. */
  private int lastDay(YearMonth month) {
    LocalDate today = clock.today();
    return YearMonth.from(today).equals(month) ? today.getDayOfMonth() : month.lengthOfMonth();
  }

  private static List<Day> daysOf(@Nullable StaffTimeRecorded latest) {
    return latest == null ? List.of() : latest.days();
  }

  private List<Day> copied(Shown shown) {
    YearMonth before = shown.month().minusMonths(1);
    return posts.of(shown.sight(), before).stream()
        .filter(post -> post.id().equals(shown.post().id()))
        .findFirst()
        .map(post -> CopiedMonth.of(daysOf(post.latest()), before, shown.month(), clock.today()))
        .orElse(List.of());
  }

  private static String name(int day, int activity) {
    return "dag-" + day + "-" + activity;
  }

  private String hours(int minutes) {
    BigDecimal hours =
        BigDecimal.valueOf(minutes)
            .divide(MINUTES_PER_HOUR, 2, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return fmt.number(hours, Math.max(0, hours.scale()));
  }

  private @Nullable String written(@Nullable BigDecimal number) {
    return number == null ? null : fmt.number(number, Math.max(0, number.scale()));
  }

  /**
   * A signature that the rules want.
   *
   * @param state given by whom when, or waiting for whom
   * @param button absent where it is not the visitor's to give now
   */
  record Signature(Signer signer, State state, @Nullable String button) {}

  private List<Signature> signatures(Shown shown) {
    PostMonth report = shown.post().report();
    StaffTimeRecorded latest = shown.post().latest();
    if (report == null
        || latest == null
        || latest.form() == StaffTimeRecorded.Form.SUM
        || latest.minutes() == 0) {
      return List.of();
    }
    Set<Signer> wanted = StaffPosts.wanted(shown.sight(), shown.month());
    List<Signature> all = new ArrayList<>();
    for (Signer signer : Signer.values()) {
      if (wanted.contains(signer)) {
        all.add(signature(shown, report, latest, signer));
      }
    }
    return all;
  }

  private Signature signature(
      Shown shown, PostMonth report, StaffTimeRecorded latest, Signer signer) {
    PostMonth.Signature given =
        report.signatures().stream().filter(one -> one.signer() == signer).findFirst().orElse(null);
    if (given != null) {
      return new Signature(
          signer,
          State.of(
              Tone.GOOD,
              words.say(
                  "budget.signed." + signer,
                  posts.name(posts.names(shown.sight(), List.of(given.by())), given.by()),
                  fmt.moment(given.at()))),
          null);
    }
    StaffAppointed held = shown.post().held();
    if (held == null) {
      return new Signature(
          signer, State.of(Tone.SOON, words.say("budget.signing.nobody." + signer)), null);
    }
    ActorId who = Staff.signs(held, signer);
    boolean own = who.equals(shown.sight().actor());
    return new Signature(
        signer,
        State.of(
            Tone.SOON,
            words.say(
                "budget.signing." + signer,
                posts.name(posts.names(shown.sight(), List.of(who)), who))),
        own
            ? words.say(
                "budget.sign." + signer,
                fmt.hours((long) latest.minutes()),
                fmt.month(shown.month()))
            : null);
  }

  @PostMapping
  String save(
      @PathVariable String project,
      @PathVariable String post,
      @RequestParam Map<String, String> typed,
      HttpServletResponse response,
      Model model) {
    Shown shown = shown(project, post, typed.get("manad"));
    if (!StaffPosts.mayRecord(shown.sight(), shown.post())) {
      throw new AccessDeniedException(Decision.Denied.CODE);
    }
    FormErrors errors = FormErrors.none();
    boolean byShare = typed.containsKey("andel");
    List<RecordStaffTime.Worked> days = byShare ? List.of() : worked(shown, typed, errors);
    BigDecimal hourly = hourly(shown, typed, errors);
    OptionalInt fixed = byShare ? fixedMinutes(shown) : OptionalInt.empty();
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
            subBudget(shown),
            shown.month().toString(),
            days,
            fixed.isPresent() ? (Integer) fixed.getAsInt() : null,
            hourly);
    return sent(project, shown, "record-staff-time", command, "tid", response, model);
  }

  private String sent(
      String project,
      Shown shown,
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

  private List<RecordStaffTime.Worked> worked(
      Shown shown, Map<String, String> typed, FormErrors errors) {
    List<@Nullable String> activities = shown.activities();
    List<RecordStaffTime.Worked> worked = new ArrayList<>();
    for (int day = 1; day <= lastDay(shown.month()); day++) {
      int sum = 0;
      for (int i = 0; i < activities.size(); i++) {
        String field = name(day, i);
        String text = typed.getOrDefault(field, "").strip();
        errors.label(field, fmt.dayAndMonth(shown.month().atDay(day)));
        if (!text.isEmpty()) {
          Optional<Integer> minutes = minutes(text);
          if (minutes.isEmpty()) {
            errors.add(field, "problem.budget.not-hours");
          } else if (minutes.get() > 0) {
            worked.add(new RecordStaffTime.Worked(day, activities.get(i), minutes.get()));
            sum += minutes.get();
          }
        }
      }
      if (sum > MINUTES_A_DAY) {
        errors.add(name(day, 0), "problem.budget.day-too-long");
      }
    }
    return worked;
  }

  private @Nullable BigDecimal hourly(Shown shown, Map<String, String> typed, FormErrors errors) {
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

  /** Hours as people write them: {@code 7,5} or {@code 7:30}. */
  private static Optional<Integer> minutes(String typed) {
    Matcher clock = CLOCK.matcher(typed);
    Optional<Integer> minutes =
        clock.matches()
            ? Optional.of(Integer.parseInt(clock.group(1)) * 60 + Integer.parseInt(clock.group(2)))
            : Typed.amount(typed)
                .filter(hours -> hours.signum() >= 0)
                .map(hours -> hours.multiply(MINUTES_PER_HOUR).setScale(0, RoundingMode.HALF_UP))
                .filter(all -> all.compareTo(BigDecimal.valueOf(MINUTES_A_DAY)) <= 0)
                .map(BigDecimal::intValueExact);
    return minutes.filter(all -> all <= MINUTES_A_DAY);
  }

  private static SubBudget subBudget(Shown shown) {
    StaffTimeRecorded latest = shown.post().latest();
    return latest == null
        ? StaffPosts.subBudget(shown.sight().programme().planned(), shown.month())
        : latest.subBudget();
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
    Shown shown = shown(project, post, manad);
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
