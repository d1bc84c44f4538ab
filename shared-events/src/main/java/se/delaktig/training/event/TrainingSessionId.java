package se.delaktig.training.event;

import se.delaktig.kernel.event.Id;

/** A session of the preparand training, planned or held. */
public record TrainingSessionId(String value) implements Id {
  public TrainingSessionId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
