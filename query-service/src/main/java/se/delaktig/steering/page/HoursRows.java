package se.delaktig.steering.page;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.page.HoursBySession;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Measure;
import se.delaktig.hours.view.Split;
import se.delaktig.hours.view.Sums;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.steering.page.HoursSplits.By;
import se.delaktig.steering.view.SteeringStatement;

/**
 * Opens a row of the hours' tables. What is behind it is found by way of the table that the reader
 * is shown, so that no address leads to a part which its table joins with others. Those who see
 * numbers only come no further than the tables' own rows: what crosses two splits is told nowhere.
 */
@Component
class HoursRows {
  private final HoursSplits splits;
  private final SplitTables tables;
  private final ExplainedFigures explained;
  private final HoursBySession bySession;
  private final Words words;
  private final Fmt fmt;

  HoursRows(
      HoursSplits splits,
      SplitTables tables,
      ExplainedFigures explained,
      HoursBySession bySession,
      Words words,
      Fmt fmt) {
    this.splits = splits;
    this.tables = tables;
    this.explained = explained;
    this.bySession = bySession;
    this.words = words;
    this.fmt = fmt;
  }

  /**
   * Which row an address asks for: a part of a split, and what of it.
   *
   * @param organisation one of those in it
   * @param workplace one of those in it
   * @param month one of those in it
   */
  record Asked(
      By by,
      String part,
      @Nullable String organisation,
      @Nullable String workplace,
      @Nullable String month) {
    /** Whether it crosses splits: more than a row, or a workplace's row within its organisation. */
    boolean crosses() {
      return organisation != null || month != null || workplace != null && by != By.ORGANISATION;
    }

    boolean knowsOrganisation() {
      return organisation != null || by == By.ORGANISATION && isOne(part);
    }

    boolean knowsWorkplace() {
      return workplace != null && isOne(workplace);
    }

    boolean knowsMonth() {
      return month != null || by == By.MONTH && isOne(part);
    }

    private static boolean isOne(String part) {
      return !part.equals(RowAddresses.SEVERAL);
    }
  }

  /** The names of what it is about, from the widest on, and its figures. */
  record Opened(List<String> names, List<FigureCard> cards) {}

  /** Some hours and what they are called. */
  private record Some(List<String> names, List<CountedEntry> entries) {
    Some within(String name, List<CountedEntry> fewer) {
      return new Some(Stream.concat(names.stream(), Stream.of(name)).toList(), fewer);
    }
  }

  /** A way to part hours further, with how its parts are called and where they lead. */
  private record Further(
      Function<CountedEntry, String> by,
      UnaryOperator<String> names,
      Function<String, Optional<String>> opens) {}

  /** A row's figures; none where there is no such row that the reader may see. */
  Optional<Opened> open(Sight sight, SteeringStatement statement, Asked asked, RowAddresses there) {
    if (sight.numbersOnly() && asked.crosses()) {
      return Optional.empty();
    }
    HoursSplits.Shown<?> shown = splits.of(sight, statement, asked.by());
    if (asked.part().equals(RowAddresses.SINCE)) {
      return since(sight, statement, shown);
    }
    return some(sight, statement, shown, asked)
        .map(some ->
            new Opened(
                some.names(),
                sight.numbersOnly()
                    ? told(sight, statement, asked, some)
                    : parted(sight, statement, asked, some, there)));
  }

  private Optional<Some> some(
      Sight sight, SteeringStatement statement, HoursSplits.Shown<?> shown, Asked asked) {
    String place = asked.workplace();
    Optional<Some> found =
        place != null && asked.by() == By.ORGANISATION
            ? workplace(statement, asked.part(), place)
                .or(() -> joined(sight, statement, shown, asked.part(), place))
            : row(shown, asked.part());
    if (place != null && asked.by() != By.ORGANISATION) {
      found = found.flatMap(some -> only(statement, some, CountedEntry::workplaceKey, place));
    }
    String organisation = asked.organisation();
    if (organisation != null) {
      found =
          found.flatMap(some -> only(statement, some, CountedEntry::organisationKey, organisation));
    }
    String month = asked.month();
    return month == null
        ? found
        : found.flatMap(some -> only(statement, some, one -> one.month().toString(), month));
  }

  private <K> Optional<Some> row(HoursSplits.Shown<K> shown, String part) {
    return shown.parted().rows().stream()
        .filter(row -> !row.tooFew() && RowAddresses.of(row).equals(part))
        .findFirst()
        .map(row -> new Some(List.of(tables.name(row, shown.name())), row.entries()));
  }

  private Optional<Some> workplace(
      SteeringStatement statement, String organisation, String workplace) {
    for (Split.Within<String, String> one :
        statement.hours().workplacesByOrganisation(statement.seesPeople())) {
      if (!one.whole().tooFew() && RowAddresses.of(one.whole()).equals(organisation)) {
        return one.parts().stream()
            .filter(row -> !row.tooFew() && RowAddresses.of(row).equals(workplace))
            .findFirst()
            .map(row ->
                new Some(
                    List.of(
                        tables.name(one.whole(), id -> organisation(statement, id)),
                        tables.name(row, id -> tables.workplace(statement, id))),
                    row.entries()));
      }
    }
    return Optional.empty();
  }

  /**
   * A workplace that the table joins with others, where it is a part of what the row consists of.
   */
  private Optional<Some> joined(
      Sight sight,
      SteeringStatement statement,
      HoursSplits.Shown<?> shown,
      String organisation,
      String workplace) {
    return sight.numbersOnly()
        ? Optional.empty()
        : row(shown, organisation)
            .flatMap(some -> only(statement, some, CountedEntry::workplaceKey, workplace));
  }

  /** A part of some hours, unless few people are behind it and the reader sees no people. */
  private Optional<Some> only(
      SteeringStatement statement, Some some, Function<CountedEntry, String> by, String part) {
    List<CountedEntry> those =
        some.entries().stream().filter(one -> RowAddresses.of(by.apply(one)).equals(part)).toList();
    return those.isEmpty() || !statement.seesPeople() && Split.people(those) < SmallGroups.FEWEST
        ? Optional.empty()
        : Optional.of(some.within(called(statement, by.apply(those.getFirst())), those));
  }

  private String called(SteeringStatement statement, String key) {
    return statement
        .workplaceName(key)
        .or(() -> statement.organisationName(key))
        .orElseGet(() -> key.isEmpty() ? words.say("steering.no-workplace") : month(key));
  }

  private List<FigureCard> told(Sight sight, SteeringStatement statement, Asked asked, Some some) {
    Sums sums = Sums.of(some.entries());
    if (asked.workplace() != null) {
      return List.of(
          card(sight, statement, Measure.LOGGED, Measure.LOGGED.inOne(statement.hours(), sums)));
    }
    return cards(sight, statement, measure -> measure.told(statement.hours(), sums));
  }

  private Optional<Opened> since(
      Sight sight, SteeringStatement statement, HoursSplits.Shown<?> shown) {
    Sums changed = shown.parted().since();
    if (changed == null) {
      return Optional.empty();
    }
    Sums now = statement.hours().total();
    Sums then = now.since(changed);
    return Optional.of(
        new Opened(
            List.of(tables.since(shown.parted().until())),
            cards(sight, statement, measure -> measure.since(statement.hours(), then, now))));
  }

  private List<FigureCard> cards(
      Sight sight, SteeringStatement statement, Function<Measure, Figure> figure) {
    List<FigureCard> cards = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      cards.add(card(sight, statement, measure, figure.apply(measure)));
    }
    return cards;
  }

  private FigureCard card(
      Sight sight, SteeringStatement statement, Measure measure, Figure figure) {
    return explained.card(
        sight,
        statement.today(),
        name(measure),
        figure,
        UnaryOperator.identity(),
        part -> Optional.empty());
  }

  /** The head of its column. */
  private String name(Measure measure) {
    return words.say(
        switch (measure) {
          case LOGGED -> "steering.logged";
          case SIGNED -> "steering.signed";
          case CERTIFIED -> "steering.certified";
          case AWAITS_SIGNATURE -> "steering.awaits-signature";
          case AWAITS_CERTIFICATE -> "steering.awaits-certificate";
          case DOES_NOT_COUNT -> "steering.does-not-count";
        });
  }

  private List<FigureCard> parted(
      Sight sight, SteeringStatement statement, Asked asked, Some some, RowAddresses there) {
    Further further = further(sight, statement, asked, some.entries(), there);
    List<FigureCard> cards = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      cards.add(
          explained.card(
              sight,
              statement.today(),
              name(measure),
              measure.in(statement.hours(), some.entries(), further.by()),
              further.names(),
              measure == Measure.DOES_NOT_COUNT ? part -> Optional.empty() : further.opens()));
    }
    return cards;
  }

  /** By organisation, then by workplace, then by month, then session by session. */
  private Further further(
      Sight sight,
      SteeringStatement statement,
      Asked asked,
      Collection<CountedEntry> entries,
      RowAddresses there) {
    if (!asked.knowsOrganisation()) {
      return new Further(
          CountedEntry::organisationKey,
          id -> organisation(statement, id),
          opening(part -> there.within(asked, RowAddresses.of(part), null, null)));
    }
    if (!asked.knowsWorkplace()) {
      return new Further(
          CountedEntry::workplaceKey,
          id -> tables.workplace(statement, id),
          opening(part -> there.within(asked, null, RowAddresses.of(part), null)));
    }
    if (!asked.knowsMonth()) {
      return new Further(
          one -> one.month().toString(),
          this::month,
          opening(part -> there.within(asked, null, null, part)));
    }
    return sessions(sight, entries);
  }

  private static Function<String, Optional<String>> opening(UnaryOperator<String> address) {
    return part -> part.equals(Figure.JOINED) ? Optional.empty() : Optional.of(address.apply(part));
  }

  private Further sessions(Sight sight, Collection<CountedEntry> entries) {
    HoursBySession.Parts parts = bySession.of(sight, entries);
    return new Further(parts.by(), parts.names(), parts.opens());
  }

  private String month(String month) {
    return fmt.capital(fmt.month(YearMonth.parse(month)));
  }

  private String organisation(SteeringStatement statement, String id) {
    return statement.organisationName(id).orElse(words.say("steering.no-organisation"));
  }
}
