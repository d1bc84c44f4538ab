package se.delaktig.project.event;

import se.delaktig.kernel.event.Id;

/** One request for public documents. */
public record DocumentRequestId(String value) implements Id {
  public DocumentRequestId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
