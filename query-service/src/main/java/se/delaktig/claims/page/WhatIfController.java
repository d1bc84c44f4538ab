package se.delaktig.claims.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.view.ClaimStatements;
import se.delaktig.claims.view.ProjectState;
import se.delaktig.claims.view.WhatIf;
import se.delaktig.claims.view.WhatIf.Figures;
import se.delaktig.claims.view.WhatIf.Supposition;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.event.FundingRules.Share;
import se.delaktig.project.event.RuleSet.Rounding;

/** What if: the figures under other rules, beside the real ones. Nothing is written. */
@Controller
class WhatIfController {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

  private final Gate gate;
  private final ClaimStatements claims;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  WhatIfController(Gate gate, ClaimStatements claims, ProgrammeClock clock, Fmt fmt, Words words) {
    this.gate = gate;
    this.claims = claims;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  @GetMapping("/projekt/{project}/medfinansiering/tank-om")
  String whatIf(
      @PathVariable String project, @RequestParam Map<String, String> typed, Model model) {
    Sight sight = gate.seeWhole(Query.CLAIMS, project);
    FormErrors errors = FormErrors.none();
    Supposition supposed = supposed(sight, typed, errors);
    boolean asked = !supposed.equals(Supposition.none());
    ProjectState state = claims.now(sight);
    Figures real = WhatIf.figures(state, Supposition.none(), clock.today());
    Figures then =
        asked && errors.isEmpty() ? WhatIf.figures(state, supposed, clock.today()) : real;
    model.addAttribute("here", "/projekt/" + project + "/medfinansiering/tank-om");
    model.addAttribute("base", "/projekt/" + project);
    model.addAttribute("errors", errors);
    model.addAttribute("asked", asked);
    model.addAttribute("typedAs", typed);
    model.addAttribute("roundings", Choice.all(Rounding.class, "claims.rounding", words));
    model.addAttribute("heading", heading(real, then, asked && errors.isEmpty()));
    model.addAttribute("table", table(real, then));
    return "claims/what-if";
  }

  private Supposition supposed(Sight sight, Map<String, String> typed, FormErrors errors) {
    LocalDate from = sight.programme().planned().period().from();
    return new Supposition(
        amount("timvarde", typed, errors, value -> value.signum() > 0),
        Optional.ofNullable(amount("andel", typed, errors, WhatIfController::percent))
            .map(percent -> new Share(percent, HUNDRED))
            .orElse(null),
        amount("narvaro", typed, errors, WhatIfController::percent),
        end(typed, from, errors),
        Optional.ofNullable(
                amount(
                    "utbildning",
                    typed,
                    errors,
                    hours -> hours.signum() >= 0 && hours.compareTo(HUNDRED) <= 0))
            .map(hours -> hours.multiply(MINUTES_PER_HOUR).intValue())
            .orElse(null),
        Typed.one(Rounding.class, typed.get("avrundning")).orElse(null));
  }

  private static boolean percent(BigDecimal percent) {
    return percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0;
  }

  private @Nullable BigDecimal amount(
      String field, Map<String, String> typed, FormErrors errors, Predicate<BigDecimal> sensible) {
    String text = typed.getOrDefault(field, "").replace("%", "").strip();
    errors.label(field, words.say("claims.if." + field));
    if (text.isEmpty()) {
      return null;
    }
    Optional<BigDecimal> amount = Typed.amount(text).filter(sensible);
    if (amount.isEmpty()) {
      errors.add(field, "problem.claims.if." + field);
    }
    return amount.orElse(null);
  }

  private @Nullable LocalDate end(Map<String, String> typed, LocalDate from, FormErrors errors) {
    String text = typed.getOrDefault("slut", "").strip();
    errors.label("slut", words.say("claims.if.slut"));
    if (text.isEmpty()) {
      return null;
    }
    Optional<LocalDate> end = Typed.date(text).filter(day -> !day.isBefore(from));
    if (end.isEmpty()) {
      errors.add("slut", "problem.claims.if.slut");
    }
    return end.orElse(null);
  }

  private String heading(Figures real, Figures then, boolean asked) {
    if (!asked) {
      return words.say("claims.if.title");
    }
    BigDecimal less = real.grantInTheEnd().amount().subtract(then.grantInTheEnd().amount());
    return less.signum() == 0
        ? words.say("claims.if.heading.same")
        : words.say(
            less.signum() > 0 ? "claims.if.heading.less" : "claims.if.heading.more",
            fmt.kronor(less.abs()));
  }

  private DataTable table(Figures real, Figures then) {
    DataTable table =
        DataTable.of(
            "siffror",
            words.say("claims.if.figures"),
            Column.text(words.say("claims.if.figure")),
            words.figures("claims.if.real"),
            words.figures("claims.if.supposed"),
            words.figures("claims.if.difference"));
    kronor(table, "hour-value", real, then, Figures::hourValue);
    minutes(table, "certified", real, then, one -> BigDecimal.valueOf(one.certified()));
    kronor(table, "earned", real, then, Figures::earned);
    kronor(table, "cash", real, then, Figures::cash);
    kronor(table, "grant", real, then, one -> one.grant().amount());
    minutes(table, "per-week", real, then, one -> perWeek(one.neededPerWeek()));
    BigDecimal prepared = BigDecimal.valueOf(then.prepared() - real.prepared());
    table.row(
        Cell.of(words.say("claims.if.row.prepared")),
        Cell.of(fmt.number(real.prepared())),
        Cell.of(fmt.number(then.prepared())),
        Cell.of(signed(prepared, fmt::number)));
    minutes(table, "end-hours", real, then, Figures::minutesInTheEnd);
    kronor(table, "end-earned", real, then, Figures::earnedInTheEnd);
    kronor(table, "end-grant", real, then, one -> one.grantInTheEnd().amount());
    return table;
  }

  private static @Nullable BigDecimal perWeek(OptionalInt minutes) {
    return minutes.isEmpty() ? null : BigDecimal.valueOf(minutes.getAsInt());
  }

  private void kronor(
      DataTable table,
      String row,
      Figures real,
      Figures then,
      Function<Figures, @Nullable BigDecimal> of) {
    row(table, row, of.apply(real), of.apply(then), fmt::kronor);
  }

  private void minutes(
      DataTable table,
      String row,
      Figures real,
      Figures then,
      Function<Figures, @Nullable BigDecimal> of) {
    row(
        table,
        row,
        of.apply(real),
        of.apply(then),
        minutes -> fmt.hours(minutes == null ? null : (Long) minutes.longValue()));
  }

  private void row(
      DataTable table,
      String row,
      @Nullable BigDecimal real,
      @Nullable BigDecimal then,
      Function<@Nullable BigDecimal, String> written) {
    table.row(
        Cell.of(words.say("claims.if.row." + row)),
        Cell.of(written.apply(real)),
        Cell.of(written.apply(then)),
        Cell.of(
            real == null || then == null ? fmt.missing() : signed(then.subtract(real), written)));
  }

  /** With a sign, so that the direction is read as well as heard. */
  private String signed(BigDecimal difference, Function<@Nullable BigDecimal, String> written) {
    return switch (difference.signum()) {
      case 0 -> words.say("claims.if.same");
      case 1 -> "+" + written.apply(difference);
      default -> "\u2212" + written.apply(difference.negate());
    };
  }
}
