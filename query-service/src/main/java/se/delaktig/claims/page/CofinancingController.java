package se.delaktig.claims.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.page.AsOfPages;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.CalculatedGrant;
import se.delaktig.claims.view.CofinancingByPlace;
import se.delaktig.claims.view.CofinancingByPlace.Place;
import se.delaktig.claims.view.CofinancingMeter;
import se.delaktig.claims.view.CofinancingPlaces;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.dialogue.view.SessionHistoryView;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.kernel.page.Bar;
import se.delaktig.kernel.page.Explanation;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.steering.view.PlannedHours;
import se.delaktig.training.view.TrainingOccasion;
import se.delaktig.training.view.TrainingOccasionView;

/** How far the co-financing has come, what waits for whom, and what it means for the grant. */
@Controller
class CofinancingController {
  private final Gate gate;
  private final BudgetStatements budget;
  private final ViewReader<SessionHistory> sessions;
  private final SessionHistoryView sessionsView;
  private final ViewReader<TrainingOccasion> training;
  private final TrainingOccasionView trainingView;
  private final CofinancingPlaces places;
  private final CofinancingRows rows;
  private final AsOfPages asOf;
  private final Fmt fmt;
  private final ExplainedFigures explained;
  private final Words words;

  CofinancingController(
      Gate gate,
      BudgetStatements budget,
      SessionHistoryView sessions,
      TrainingOccasionView training,
      Views views,
      CofinancingPlaces places,
      CofinancingRows rows,
      AsOfPages asOf,
      Fmt fmt,
      ExplainedFigures explained,
      Words words) {
    this.gate = gate;
    this.budget = budget;
    this.sessions = views.reader(sessions);
    this.sessionsView = sessions;
    this.training = views.reader(training);
    this.trainingView = training;
    this.places = places;
    this.rows = rows;
    this.asOf = asOf;
    this.fmt = fmt;
    this.explained = explained;
    this.words = words;
  }

  @GetMapping("/projekt/{project}/medfinansiering")
  String meter(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String hande,
      @RequestParam(required = false) @Nullable String kant,
      Model model) {
    Sight sight = asOf.at(gate.see(Query.CLAIMS, project), hande, kant, model);
    BudgetStatement money = budget.of(sight);
    CofinancingMeter meter = meter(sight, money);
    model.addAttribute(
        "heading",
        words.say(
            "claims.meter.heading", fmt.kronor(meter.counted()), fmt.wholeKronor(meter.needed())));
    model.addAttribute("cards", cards(sight, meter, money));
    model.addAttribute(
        "grant", new Forecast(grant(meter), null, explained(sight, meter, meter.grantFigure())));
    model.addAttribute("forecasts", forecasts(sight, meter));
    model.addAttribute("pending", "/projekt/" + project + "/intyg");
    model.addAttribute("cash", "/projekt/" + project + "/medfinansiering/kontant");
    model.addAttribute("whatIf", "/projekt/" + project + "/medfinansiering/tank-om");
    CofinancingByPlace byPlace = places.of(sight, meter.hours());
    model.addAttribute(
        "tables",
        List.of(
            rows.table(sight, byPlace, Place.ORGANISATION, asOf.asked(model)),
            rows.table(sight, byPlace, Place.WORKPLACE, asOf.asked(model))));
    return "claims/meter";
  }

  /** A row of the meter's tables: each of its figures with what it adds up from. */
  @GetMapping("/projekt/{project}/medfinansiering/{place}/{part}")
  String row(
      @PathVariable String project,
      @PathVariable String place,
      @PathVariable String part,
      @RequestParam(required = false) @Nullable String hande,
      @RequestParam(required = false) @Nullable String kant,
      Model model) {
    Sight sight = asOf.at(gate.see(Query.CLAIMS, project), hande, kant, model);
    CofinancingByPlace byPlace = places.of(sight, budget.of(sight).hours());
    Place of = CofinancingRows.place(place).orElseThrow(CofinancingController::isNotThere);
    CofinancingByPlace.Row row =
        CofinancingRows.row(byPlace, of, part).orElseThrow(CofinancingController::isNotThere);
    model.addAttribute("heading", rows.name(sight, of, row));
    model.addAttribute("cards", rows.cards(sight, byPlace, of, row, asOf.asked(model)));
    model.addAttribute(
        "above", "/projekt/" + project + "/medfinansiering" + asOf.asked(model).query());
    model.addAttribute("aboveName", words.say("nav.cofinancing"));
    return "kernel/row";
  }

  private static ResponseStatusException isNotThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private CofinancingMeter meter(Sight sight, BudgetStatement money) {
    HoursStatement statement = money.hours();
    int ahead =
        PlannedHours.ofDialogue(
                    sight.all(sessions, sessionsView).states(), statement.people(), statement.day())
                .stream()
                .mapToInt(PlannedHours::minutes)
                .sum()
            + PlannedHours.ofTraining(
                    sight.all(training, trainingView).states(),
                    statement.people().stream()
                        .collect(
                            Collectors.toMap(
                                person -> person.person().value(), Function.identity())),
                    statement.day())
                .stream()
                .mapToInt(PlannedHours::minutes)
                .sum();
    return new CofinancingMeter(money.inKind(), ahead, money.cash().total(), money.used().orZero());
  }

  private List<FigureCard> cards(Sight sight, CofinancingMeter meter, BudgetStatement money) {
    OptionalInt week = meter.neededPerWeek();
    BigDecimal earned = meter.earned();
    return List.of(
        new FigureCard(
            "intjanat",
            words.say("claims.meter.earned"),
            fmt.kronor(earned),
            words.say("budget.of-needed", fmt.wholeKronor(meter.needed())),
            Bar.of(earned, meter.needed()),
            null,
            explained(sight, meter, meter.earnedFigure())),
        card(sight, meter, "kontant", "budget.cash", money.cashFigure()),
        new FigureCard(
            "sammanlagt",
            words.say("budget.cofinancing.all"),
            fmt.kronor(meter.counted()),
            words.say("budget.of-needed", fmt.wholeKronor(meter.needed())),
            Bar.of(meter.counted(), meter.needed()),
            null,
            explained(sight, meter, money.cofinancing())),
        card(sight, meter, "underskrift", "claims.meter.unsigned", meter.unsignedFigure()),
        card(sight, meter, "intyg", "claims.meter.uncertified", meter.uncertifiedFigure()),
        card(sight, meter, "planerat", "claims.meter.planned", meter.plannedFigure()),
        new FigureCard(
            "per-vecka",
            words.say("claims.meter.per-week"),
            week.isPresent()
                ? fmt.hours((long) week.getAsInt())
                : words.say("claims.meter.no-time-left"),
            words.say("claims.meter.per-week.of"),
            null,
            null,
            explained(sight, meter, meter.neededPerWeekFigure())));
  }

  private FigureCard card(
      Sight sight, CofinancingMeter meter, String key, String name, Figure figure) {
    return new FigureCard(
        key,
        words.say(name),
        fmt.kronor(figure.value()),
        null,
        null,
        null,
        explained(sight, meter, figure));
  }

  private Explanation explained(Sight sight, CofinancingMeter meter, Figure figure) {
    return explained.of(sight, meter.hours().day(), figure);
  }

  private String grant(CofinancingMeter meter) {
    CalculatedGrant grant = meter.grant();
    return words.say(
        "claims.meter.grant",
        fmt.kronor(grant.amount()),
        fmt.kronor(grant.approved()),
        fmt.kronor(grant.carried()),
        fmt.kronor(grant.paid()),
        words.say(grant.limit().key()));
  }

  /** What the grant comes to, under which assumption, and how it is computed. */
  record Forecast(String text, @Nullable State state, Explanation explanation) {}

  private List<Forecast> forecasts(Sight sight, CofinancingMeter meter) {
    return List.of(
        forecast(
            "claims.meter.if-done",
            meter.ifAllIsDone(),
            explained(sight, meter, meter.ifAllIsDoneFigure())),
        forecast(
            "claims.meter.pace",
            meter.atThisPace(),
            explained(sight, meter, meter.atThisPaceFigure())));
  }

  private Forecast forecast(String key, CalculatedGrant grant, Explanation explanation) {
    BigDecimal lost = grant.atRisk();
    return new Forecast(
        words.say(key, fmt.kronor(grant.amount())),
        lost.signum() == 0
            ? State.of(Tone.GOOD, words.say("claims.meter.no-risk"))
            : State.of(Tone.LATE, words.say("claims.meter.risk", fmt.kronor(lost))),
        explanation);
  }
}
