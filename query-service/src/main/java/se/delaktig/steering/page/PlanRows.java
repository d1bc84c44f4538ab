package se.delaktig.steering.page;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Measure;
import se.delaktig.hours.view.Sums;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.ProjectPlan.PlannedActivity;
import se.delaktig.steering.page.HoursRows.Asked;
import se.delaktig.steering.page.HoursRows.Opened;
import se.delaktig.steering.page.HoursSplits.By;
import se.delaktig.steering.view.Pace;
import se.delaktig.steering.view.PlanFigures;
import se.delaktig.steering.view.PlannedHours;
import se.delaktig.steering.view.SteeringStatement;
import se.delaktig.steering.view.SteeringStatement.ActivityRow;
import se.delaktig.steering.view.SteeringStatement.PlaceRow;

/**
 * Opens a row of the tables against the plan: how the plan, what is expected, what is needed and
 * what differs come about, and the logged hours in parts that lead on to their sessions. What is
 * behind a row is found by way of the table that the reader is shown; those who see numbers only
 * are told what is logged in one piece.
 */
@Component
class PlanRows {
  /** Key of the part of a figure that is told in one piece. */
  private static final String TOGETHER = "part.together";

  private final ExplainedFigures explained;
  private final Words words;
  private final Fmt fmt;

  PlanRows(ExplainedFigures explained, Words words, Fmt fmt) {
    this.explained = explained;
    this.words = words;
    this.fmt = fmt;
  }

  /** Who looks at what, and where the hours' own rows are explained. */
  record Look(Sight sight, SteeringStatement statement, RowAddresses there) {
    PlanFigures figures() {
      return new PlanFigures(statement.hours());
    }
  }

  /** The logged hours of a row, in parts. */
  private record Logged(
      Figure figure, UnaryOperator<String> names, Function<String, Optional<String>> opens) {}

  /** An activity's row, or that of what is besides the plan; none where there is no such row. */
  Optional<Opened> activity(Look look, String id) {
    SteeringStatement statement = look.statement();
    if (id.equals(PlanAddresses.BESIDES)) {
      List<CountedEntry> besides = statement.besidesThePlan();
      return besides.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Opened(
                  List.of(words.say("steering.besides-the-plan")),
                  cards(look, logged(look, besides, null), List.of(), besides, null, 0)));
    }
    return statement.activities().stream()
        .filter(row -> row.activity().id().equals(id))
        .findFirst()
        .map(row -> {
          List<CountedEntry> entries = statement.entriesOf(row.activity());
          return new Opened(
              List.of(row.activity().name()),
              cards(
                  look,
                  logged(look, entries, row.activity()),
                  statement.ahead(row.activity()),
                  entries,
                  row,
                  row.planned()));
        });
  }

  private List<FigureCard> cards(
      Look look,
      Logged logged,
      List<PlannedHours> ahead,
      List<CountedEntry> entries,
      @Nullable ActivityRow row,
      int planned) {
    Pace pace = row == null ? null : row.pace();
    List<FigureCard> cards = new ArrayList<>();
    cards.add(card(look, "steering.logged-h", logged));
    cards.add(
        card(
            look,
            "steering.ahead-h",
            new Logged(
                ahead(look.statement(), ahead),
                id -> organisation(look.statement(), id),
                part -> Optional.empty())));
    cards.add(card(look, "steering.expected-h", look.figures().expected(pace)));
    cards.add(card(look, "steering.plan-h", planned(look, row, planned)));
    cards.add(
        card(
            look,
            "steering.difference",
            look.figures().difference(Sums.of(entries).logged(), pace)));
    return cards;
  }

  private static Figure planned(Look look, @Nullable ActivityRow row, int planned) {
    return row != null && row.people().isPresent() && look.statement().whole()
        ? look.figures().planned(row.people().get(), row.activity().minutesEach())
        : look.figures().planned(planned);
  }

  /** By organisation, for those who see the people who would come. */
  private static Figure ahead(SteeringStatement statement, List<PlannedHours> ahead) {
    Map<String, Integer> parts = new TreeMap<>();
    for (PlannedHours one : ahead) {
      OrganisationId of = one.organisation();
      parts.merge(
          !statement.seesPeople() ? TOGETHER : of == null ? "" : of.value(),
          one.minutes(),
          Integer::sum);
    }
    return new Figure(
        "hours.ahead",
        BigDecimal.valueOf(ahead.stream().mapToInt(PlannedHours::minutes).sum()),
        null,
        Unit.MINUTES,
        statement.hours().ruleVersion(),
        statement.hours().position(),
        parts.entrySet().stream()
            .map(part -> Part.of(part.getKey(), BigDecimal.valueOf(part.getValue())))
            .toList(),
        List.of());
  }

  private Logged logged(Look look, List<CountedEntry> entries, @Nullable PlannedActivity activity) {
    SteeringStatement statement = look.statement();
    if (look.sight().numbersOnly()) {
      return inOne(statement, entries);
    }
    Function<String, Optional<String>> opens =
        part ->
            activity == null || !statement.seesPeople() || part.equals(Figure.JOINED)
                ? Optional.empty()
                : Optional.of(
                    look.there()
                        .within(asked(activity.kind(), null), RowAddresses.of(part), null, null));
    return new Logged(
        Measure.LOGGED.in(statement.hours(), entries, CountedEntry::organisationKey),
        id -> organisation(statement, id),
        opens);
  }

  private static Logged inOne(SteeringStatement statement, List<CountedEntry> entries) {
    return new Logged(
        Measure.LOGGED.inOne(statement.hours(), Sums.of(entries)),
        UnaryOperator.identity(),
        part -> Optional.empty());
  }

  private static Asked asked(ActivityKind kind, @Nullable String workplace) {
    return new Asked(By.ACTIVITY, kind.name(), null, workplace, null);
  }

  /** An organisation's row, or that of several; none where there is no such row to be shown. */
  Optional<Opened> organisation(Look look, String part) {
    SteeringStatement statement = look.statement();
    return found(statement, PlaceTables.joined(false, statement, statement.organisations()), part)
        .map(found ->
            place(
                look,
                found,
                List.of(name(found, id -> organisation(statement, id))),
                CountedEntry::organisationKey,
                entries -> byWorkplace(look, entries, only(found.ids()))));
  }

  /** A workplace's row within its organisation, or that of several. */
  Optional<Opened> workplace(Look look, String organisation, String part) {
    SteeringStatement statement = look.statement();
    boolean people = statement.seesPeople();
    return found(
            statement,
            PlaceTables.joined(people, statement, statement.organisations()),
            organisation)
        .flatMap(whole ->
            found(
                    statement,
                    PlaceTables.joined(
                        people, statement, PlaceTables.within(statement, whole.ids())),
                    part)
                .map(found ->
                    place(
                        look,
                        found,
                        List.of(
                            name(whole, id -> organisation(statement, id)),
                            name(found, id -> workplace(statement, id))),
                        CountedEntry::workplaceKey,
                        entries -> byMonth(look, entries, only(found.ids())))));
  }

  /** Places that a row shows, with what they come to. */
  private record Found(PlaceRow row, Set<String> ids) {}

  private static Optional<Found> found(
      SteeringStatement statement, SmallGroups<PlaceRow> rows, String part) {
    if (part.equals(RowAddresses.SEVERAL)) {
      return rows.joined().isEmpty() || rows.tooFew()
          ? Optional.empty()
          : Optional.of(
              new Found(
                  PlaceTables.together(statement, rows.joined()),
                  rows.joined().stream().map(PlaceRow::id).collect(Collectors.toSet())));
    }
    return rows.shown().stream()
        .filter(row -> RowAddresses.of(row.id()).equals(part))
        .findFirst()
        .map(row -> new Found(row, Set.of(row.id())));
  }

  private String name(Found found, UnaryOperator<String> names) {
    String one = only(found.ids());
    return one == null ? words.say("steering.joined", found.ids().size()) : names.apply(one);
  }

  private static @Nullable String only(Set<String> ids) {
    return ids.size() == 1 ? ids.iterator().next() : null;
  }

  private Opened place(
      Look look,
      Found found,
      List<String> names,
      Function<CountedEntry, String> key,
      Function<List<CountedEntry>, Logged> parted) {
    SteeringStatement statement = look.statement();
    PlaceRow row = found.row();
    List<CountedEntry> entries =
        statement.hours().entries().stream()
            .filter(one -> one.entry().session().kind() == ActivityKind.WORKPLACE_DIALOGUE)
            .filter(one -> found.ids().contains(key.apply(one)))
            .toList();
    PlanFigures figures = look.figures();
    return new Opened(
        names,
        List.of(
            card(look, "steering.logged-h", parted.apply(entries)),
            card(
                look,
                "steering.computed-plan-h",
                figures.planned(row.registered(), statement.dialogueMinutes())),
            card(look, "steering.expected-h", figures.expected(row.pace())),
            card(look, "steering.need-h", figures.neededPerWeek(row.pace())),
            card(
                look, "steering.difference", figures.difference(row.sums().logged(), row.pace()))));
  }

  private Logged byWorkplace(Look look, List<CountedEntry> entries, @Nullable String organisation) {
    SteeringStatement statement = look.statement();
    if (look.sight().numbersOnly() || organisation == null) {
      return inOne(statement, entries);
    }
    return new Logged(
        Measure.LOGGED.in(statement.hours(), entries, CountedEntry::workplaceKey),
        id -> workplace(statement, id),
        opening(
            look,
            part ->
                look.there()
                    .within(
                        asked(ActivityKind.WORKPLACE_DIALOGUE, null),
                        RowAddresses.of(organisation),
                        RowAddresses.of(part),
                        null)));
  }

  private Logged byMonth(Look look, List<CountedEntry> entries, @Nullable String workplace) {
    SteeringStatement statement = look.statement();
    if (look.sight().numbersOnly() || workplace == null) {
      return inOne(statement, entries);
    }
    return new Logged(
        Measure.LOGGED.in(statement.hours(), entries, one -> one.month().toString()),
        month -> fmt.capital(fmt.month(YearMonth.parse(month))),
        opening(
            look,
            part ->
                look.there()
                    .within(
                        asked(ActivityKind.WORKPLACE_DIALOGUE, RowAddresses.of(workplace)),
                        null,
                        null,
                        part)));
  }

  /**
   * Where a part leads on. Who sees no people is shown kinds of activities together where few are
   * behind one, so that no page is of one kind alone: they go on by the hours' own tables.
   */
  private static Function<String, Optional<String>> opening(
      Look look, UnaryOperator<String> address) {
    return part ->
        !look.statement().seesPeople() || part.equals(Figure.JOINED)
            ? Optional.empty()
            : Optional.of(address.apply(part));
  }

  private FigureCard card(Look look, String head, Figure figure) {
    return card(look, head, new Logged(figure, UnaryOperator.identity(), part -> Optional.empty()));
  }

  private FigureCard card(Look look, String head, Logged logged) {
    return explained.card(
        look.sight(),
        look.statement().today(),
        words.say(head),
        logged.figure(),
        logged.names(),
        logged.opens());
  }

  private String organisation(SteeringStatement statement, String id) {
    return statement.organisationName(id).orElse(words.say("steering.no-organisation"));
  }

  private String workplace(SteeringStatement statement, String id) {
    return statement.workplaceName(id).orElse(words.say("steering.no-workplace"));
  }
}
