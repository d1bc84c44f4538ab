package se.delaktig.goals.view;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.goals.event.SurveyEvent;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;

/** Each survey in a document of its own, by its number. */
@Component
public class SurveyView implements View<Survey> {
  @Override
  public String name() {
    return "surveys";
  }

  @Override
  public Class<Survey> stateType() {
    return Survey.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof SurveyEvent event
        ? Set.of(Integer.toString(event.survey()))
        : Set.of();
  }

  @Override
  public Survey empty(String id) {
    return Survey.unknown();
  }

  @Override
  public Survey after(Survey state, RecordedEvent recorded) {
    return recorded.event() instanceof SurveyEvent event ? state.after(event) : state;
  }
}
