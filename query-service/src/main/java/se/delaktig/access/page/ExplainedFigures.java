package se.delaktig.access.page;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.Explaining;
import se.delaktig.kernel.page.Explaining.For;
import se.delaktig.kernel.page.Explanation;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.project.view.Programme;

/** Explains a project's figures to whoever looks, with the names of its organisations. */
@Component
public class ExplainedFigures {
  private final Explaining explaining;
  private final Words words;

  ExplainedFigures(Explaining explaining, Words words) {
    this.explaining = explaining;
    this.words = words;
  }

  /**
   * How a figure came about, to one who has the project in sight.
   *
   * @param day on which it holds
   */
  public Explanation of(Sight sight, LocalDate day, Figure figure) {
    return of(sight, day, figure, key -> organisation(sight.programme(), key));
  }

  /**
   * The same of a figure whose parts are no organisations.
   *
   * @param names what its parts are called
   */
  public Explanation of(Sight sight, LocalDate day, Figure figure, UnaryOperator<String> names) {
    return explaining.of(figure, new For(day, sight.seesPeople(), names));
  }

  /**
   * A figure of a table's row as a card, which opens into how it came about.
   *
   * @param opens where a part is explained in its turn
   */
  public FigureCard card(
      Sight sight,
      LocalDate day,
      String name,
      Figure figure,
      UnaryOperator<String> names,
      Function<String, Optional<String>> opens) {
    return explaining.card(name, figure, new For(day, sight.seesPeople(), names, opens));
  }

  /** What an organisation is called; of an empty id, that there is none. */
  public String organisation(Programme programme, String id) {
    OrganisationJoined joined =
        id.isEmpty() ? null : programme.places().organisations().get(new OrganisationId(id));
    return joined == null ? words.say("steering.no-organisation") : joined.name();
  }
}
