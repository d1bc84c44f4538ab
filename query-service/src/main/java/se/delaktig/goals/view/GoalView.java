package se.delaktig.goals.view;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.goals.event.FollowUpEvent;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;

/** Each goal as it is followed up, in one document. */
@Component
public class GoalView implements View<FollowedGoal> {
  @Override
  public String name() {
    return "goals";
  }

  /** 2: a goal says where its value comes from. */
  @Override
  public int version() {
    return 2;
  }

  @Override
  public Class<FollowedGoal> stateType() {
    return FollowedGoal.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof FollowUpEvent event ? Set.of(event.goal()) : Set.of();
  }

  @Override
  public FollowedGoal empty(String id) {
    return FollowedGoal.unknown(id);
  }

  @Override
  public FollowedGoal after(FollowedGoal state, RecordedEvent recorded) {
    return recorded.event() instanceof FollowUpEvent event ? state.after(event) : state;
  }
}
