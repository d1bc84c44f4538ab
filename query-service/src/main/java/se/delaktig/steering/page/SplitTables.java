package se.delaktig.steering.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.Parted;
import se.delaktig.hours.view.Split;
import se.delaktig.hours.view.Sums;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Fold;
import se.delaktig.kernel.page.Words;
import se.delaktig.steering.view.SteeringStatement;

/** All hours in splits, each of which adds up to the minute. */
@Component
class SplitTables {
  private final Words words;
  private final Fmt fmt;

  SplitTables(Words words, Fmt fmt) {
    this.words = words;
    this.fmt = fmt;
  }

  /**
   * A split of all hours, each row of which opens into what it is made of.
   *
   * @param head what the hours are parted by
   */
  <K> DataTable split(
      SteeringStatement statement, String head, HoursSplits.Shown<K> shown, RowAddresses there) {
    Parted<K> parted = shown.parted();
    DataTable table =
        table("delning-" + shown.by().inAddress(), words.say("steering.split.caption", head), head);
    rows(table, parted.rows(), shown.name(), row -> there.row(shown.by(), row));
    Sums since = parted.since();
    if (since != null) {
      sums(table, since(parted.until()), since).opens(there.row(shown.by(), RowAddresses.SINCE));
    }
    return summed(table, statement.hours().total());
  }

  /** The workplaces of each organisation; each table adds up to its organisation. */
  List<Fold> workplaces(SteeringStatement statement, String id, RowAddresses there) {
    List<Fold> folds = new ArrayList<>();
    for (Split.Within<String, String> one :
        statement.hours().workplacesByOrganisation(statement.seesPeople())) {
      String organisation = name(one.whole(), key -> organisation(statement, key));
      Sums sums = Sums.of(one.whole().entries());
      DataTable table =
          table(
              id + "-" + folds.size(),
              words.say("steering.split.in", organisation),
              words.say("steering.workplace"));
      rows(
          table,
          one.parts(),
          key -> workplace(statement, key),
          row -> there.workplace(one.whole(), row));
      folds.add(
          new Fold(
              organisation,
              one.whole().tooFew() ? words.say("steering.hidden") : inShort(sums),
              summed(table, sums)));
    }
    return folds;
  }

  /**
   * The same for those who see numbers only, of what is logged: what is signed and certified moves
   * by single people there.
   */
  List<Fold> loggedByWorkplace(SteeringStatement statement, String id, RowAddresses there) {
    List<Fold> folds = new ArrayList<>();
    for (Split.Within<String, String> one :
        statement.hours().workplacesByOrganisation(statement.seesPeople())) {
      String organisation = name(one.whole(), key -> organisation(statement, key));
      DataTable table =
          DataTable.of(
              id + "-" + folds.size(),
              words.say("steering.split.in", organisation),
              Column.text(words.say("steering.workplace")),
              words.figures("steering.logged"));
      one.parts()
          .forEach(row ->
              table
                  .row(
                      Cell.of(name(row, key -> workplace(statement, key))),
                      Cell.of(exact(Sums.of(row.entries()).logged())))
                  .opens(there.workplace(one.whole(), row)));
      String logged = exact(Sums.of(one.whole().entries()).logged());
      folds.add(
          new Fold(
              organisation,
              words.say("steering.fold.logged", logged),
              table.sum(Cell.of(words.say("steering.all")), Cell.of(logged))));
    }
    return folds;
  }

  /** What all organisations come to. */
  String together(SteeringStatement statement, boolean loggedOnly) {
    Sums total = statement.hours().total();
    return words.say(
        "steering.folds.all",
        loggedOnly ? words.say("steering.fold.logged", exact(total.logged())) : inShort(total));
  }

  private DataTable table(String id, String caption, String head) {
    return DataTable.of(
        id,
        caption,
        Column.text(head),
        words.figures("steering.logged"),
        words.figures("steering.signed").onlyWide(),
        words.figures("steering.certified"),
        words.figures("steering.awaits-signature").onlyWide(),
        words.figures("steering.awaits-certificate").onlyWide(),
        words.figures("steering.does-not-count").onlyWide());
  }

  private <K> void rows(
      DataTable table,
      List<Split.Row<K>> rows,
      Function<K, String> name,
      Function<Split.Row<K>, @Nullable String> opens) {
    for (Split.Row<K> row : rows) {
      if (row.tooFew()) {
        table.row(
            words.say("steering.hidden"),
            Cell.of(name(row, name)),
            Cell.of(words.say("steering.hidden")),
            Cell.empty(),
            Cell.empty(),
            Cell.empty(),
            Cell.empty(),
            Cell.empty());
      } else {
        sums(table, name(row, name), Sums.of(row.entries())).opens(opens.apply(row));
      }
    }
  }

  /** What a row is called. */
  <K> String name(Split.Row<K> row, Function<K, String> name) {
    return row.joined()
        ? words.say("steering.joined", row.keys().size())
        : name.apply(row.keys().getFirst());
  }

  private String organisation(SteeringStatement statement, String id) {
    return statement.organisationName(id).orElse(words.say("steering.no-organisation"));
  }

  /** What a workplace is called, or the training of an organisation beside its workplaces. */
  String workplace(SteeringStatement statement, String id) {
    return id.startsWith(CountedEntry.TRAINING)
        ? words.say(
            "steering.training-of",
            organisation(statement, id.substring(CountedEntry.TRAINING.length())))
        : statement.workplaceName(id).orElse(words.say("steering.no-workplace"));
  }

  /** What has changed since the end of a month, or from the beginning on. */
  String since(@Nullable LocalDate until) {
    return until == null
        ? words.say("steering.since-the-beginning")
        : words.say("steering.since", fmt.date(until));
  }

  private DataTable sums(DataTable table, String name, Sums sums) {
    return table.row(phoneOf(sums), cells(name, sums));
  }

  private DataTable summed(DataTable table, Sums sums) {
    return table.sum(phoneOf(sums), cells(words.say("steering.all"), sums));
  }

  private String inShort(Sums sums) {
    return words.say("steering.fold.split", exact(sums.logged()), exact(sums.certified()));
  }

  private String phoneOf(Sums sums) {
    return words.say(
        "steering.split-phone-line",
        exact(sums.signed()),
        exact(sums.awaitingSignature()),
        exact(sums.awaitingCertificate()),
        exact(sums.notCounting()));
  }

  private Cell[] cells(String name, Sums sums) {
    return new Cell[] {
      Cell.of(name),
      Cell.of(exact(sums.logged())),
      Cell.of(exact(sums.signed())),
      Cell.of(exact(sums.certified())),
      Cell.of(exact(sums.awaitingSignature())),
      Cell.of(exact(sums.awaitingCertificate())),
      Cell.of(exact(sums.notCounting()))
    };
  }

  private String exact(int minutes) {
    return fmt.hours((long) minutes);
  }
}
