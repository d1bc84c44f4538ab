package se.delaktig.budget.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.event.StaffAppointed;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.page.StaffPosts.Post;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.StaffCounting;
import se.delaktig.kernel.page.Bar;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.Working;
import se.delaktig.kernel.view.Working.Does;
import se.delaktig.project.event.RuleSet;

/** How a time report stands: hours, ceilings, cost, and whose it is. */
@Component
class ReportStanding {
  private final BudgetStatements statements;
  private final StaffPosts posts;
  private final ExplainedFigures explained;
  private final Words words;
  private final Fmt fmt;

  ReportStanding(
      BudgetStatements statements,
      StaffPosts posts,
      ExplainedFigures explained,
      Words words,
      Fmt fmt) {
    this.statements = statements;
    this.posts = posts;
    this.explained = explained;
    this.words = words;
    this.fmt = fmt;
  }

  /** How much was recorded, and of what. */
  String heading(Post post, YearMonth month) {
    StaffTimeRecorded latest = post.latest();
    return latest == null
        ? words.say("budget.report.heading.none", post.plan().role(), fmt.month(month))
        : words.say(
            "budget.report.heading",
            fmt.hours((long) latest.minutes()),
            post.plan().role(),
            fmt.month(month));
  }

  /** Who holds the post under which contract, and who certifies. */
  String holding(Sight sight, Post post) {
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

  /**
   * What counts, what is left of the year, and what it costs.
   *
   * @param counted what counts of the report; absent where there is none
   * @param all all posts and months
   */
  List<FigureCard> cards(
      ShownReport shown, StaffCounting.@Nullable Counted counted, List<StaffCounting.Counted> all) {
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
    Figure cost =
        counted == null
            ? Figure.worked("budget.post.cost", null, Unit.KRONOR, rules, position, null)
            : counted.costFigure(rules, position);
    Figure left = left(most, used, rules, position);
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

  private static Figure left(@Nullable Integer most, int used, int rules, long position) {
    return most == null
        ? Figure.worked("budget.post.left", null, Unit.MINUTES, rules, position, null)
        : Figure.worked(
            "budget.post.left",
            BigDecimal.valueOf((long) most - used),
            Unit.MINUTES,
            rules,
            position,
            Working.from("years-most", BigDecimal.valueOf(most), Unit.MINUTES)
                .then(Does.SUBTRACTS, "year-so-far", BigDecimal.valueOf(used), Unit.MINUTES));
  }

  /** Why some of it does not count. */
  List<String> leftOut(StaffCounting.@Nullable Counted counted) {
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
}
