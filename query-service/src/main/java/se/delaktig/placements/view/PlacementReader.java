package se.delaktig.placements.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.ViewReader.Snapshot;
import se.delaktig.kernel.view.Views;

/** Reads placements, as far as they are in sight. */
@Component
public class PlacementReader {
  private final ViewReader<Chain> chains;
  private final PlacementView view;

  PlacementReader(Views views, PlacementView view) {
    this.chains = views.reader(view);
    this.view = view;
  }

  /** The placements whose latest step is at a workplace in sight, the latest first. */
  public List<Chain> of(Sight sight) {
    return chains.all(sight.project().value()).states().stream()
        .filter(
            chain -> chain.latest().filter(link -> sight.sees(link.step().workplace())).isPresent())
        .sorted(Comparator.comparing(Chain::since).reversed().thenComparing(Chain::placement))
        .toList();
  }

  /** The numbers of the placements in sight. */
  public Outcomes numbers(Sight sight) {
    Snapshot<Chain> all = chains.all(sight.project().value());
    return sight.numbersOnly()
        ? Outcomes.inFives(of(sight), all.position())
        : Outcomes.of(of(sight), all.position());
  }

  /**
   * How many people of a whole project had been placed by a day, each counted once. Absent where it
   * is fewer than five, unless it is nobody; for those who see numbers only it rises when five have
   * come to it, and is absent until then, so that nobody is seen to come.
   */
  public Figure placed(Sight sight, LocalDate lastDay) {
    Snapshot<Chain> known = sight.all(chains, view);
    int number =
        Math.toIntExact(known.states().stream().filter(one -> one.begunBy(lastDay)).count());
    boolean fives = sight.numbersOnly();
    int told = fives ? number - number % SmallGroups.FEWEST : number;
    boolean few = number < SmallGroups.FEWEST && (fives || number > 0);
    return new Figure(
        "placements.begun",
        few ? null : BigDecimal.valueOf(told),
        null,
        Unit.PEOPLE,
        0,
        known.position(),
        few ? List.of() : List.of(Part.of("placements.begun.counted", BigDecimal.valueOf(told))),
        List.of());
  }
}
