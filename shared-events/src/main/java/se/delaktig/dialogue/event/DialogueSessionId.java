package se.delaktig.dialogue.event;

import se.delaktig.kernel.event.Id;

/** A dialogue session (dialogträff), planned or held. */
public record DialogueSessionId(String value) implements Id {
  public DialogueSessionId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
