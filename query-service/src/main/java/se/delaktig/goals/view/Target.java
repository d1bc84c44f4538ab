package se.delaktig.goals.view;

import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/** What the plan sets a number for, and the log counts by itself. */
public enum Target {
  TRAINED_PEOPLE("goals.trained-people", ActivityKind.PREPARAND_TRAINING, Unit.PEOPLE),
  TRAINING_HOURS("goals.training-hours", ActivityKind.PREPARAND_TRAINING, Unit.MINUTES),
  DIALOGUE_PEOPLE("goals.dialogue-people", ActivityKind.WORKPLACE_DIALOGUE, Unit.PEOPLE),
  DIALOGUE_HOURS("goals.dialogue-hours", ActivityKind.WORKPLACE_DIALOGUE, Unit.MINUTES);

  private final String key;
  private final ActivityKind kind;
  private final Unit unit;

  Target(String key, ActivityKind kind, Unit unit) {
    this.key = key;
    this.kind = kind;
    this.unit = unit;
  }

  /** The figure's key, under which its name stands in the message bundles. */
  public String key() {
    return key;
  }

  public ActivityKind kind() {
    return kind;
  }

  public Unit unit() {
    return unit;
  }

  /** The target that hours of a kind of activity go towards. */
  static Target hoursOf(ActivityKind kind) {
    return switch (kind) {
      case PREPARAND_TRAINING -> TRAINING_HOURS;
      case WORKPLACE_DIALOGUE -> DIALOGUE_HOURS;
    };
  }
}
