package se.delaktig.placements.view;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.ViewReader.Snapshot;
import se.delaktig.kernel.view.Views;

/** Reads placements, as far as they are in sight. */
@Component
public class PlacementReader {
  private final ViewReader<Chain> chains;

  PlacementReader(Views views, PlacementView view) {
    this.chains = views.reader(view);
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
    return Outcomes.of(of(sight), all.position());
  }
}
