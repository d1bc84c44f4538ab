package se.delaktig.kernel.json;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;

/** Adds to figures how they are computed, in the words of the request's language. */
@Component
public class FiguresInJson {
  private final Words words;

  FiguresInJson(Words words) {
    this.words = words;
  }

  public FigureJson of(Figure figure) {
    return new FigureJson(
        figure.key(),
        figure.value(),
        figure.of(),
        figure.unit(),
        words.say("figure.formula." + figure.key()),
        figure.ruleVersion(),
        figure.position(),
        figure.counts(),
        figure.leavesOut(),
        figure.working());
  }

  /** In the order given. */
  public List<FigureJson> of(Stream<Figure> figures) {
    return figures.map(this::of).toList();
  }
}
