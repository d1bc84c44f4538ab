package se.delaktig.goals.view;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Past;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;

/** Reads a project's surveys. */
@Component
public class SurveyReader {
  private final ViewReader<Survey> surveys;
  private final SurveyView view;

  SurveyReader(Views views, SurveyView view) {
    this.surveys = views.reader(view);
    this.view = view;
  }

  /** Those that are planned, with what had been answered at the time of the sight. */
  public List<Survey> of(Sight sight) {
    Past time = sight.past();
    return planned(
        sight.all(surveys, view).states(), time == null ? LocalDate.MAX : time.happened());
  }

  /** Those that are planned, in their order, with what had been answered by a day. */
  public static List<Survey> planned(Collection<Survey> all, LocalDate lastDay) {
    return all.stream()
        .filter(one -> one.planned() != null)
        .map(one -> one.until(lastDay))
        .sorted(Comparator.comparingInt(one -> Objects.requireNonNull(one.planned()).survey()))
        .toList();
  }
}
