package se.delaktig.participants.event;

import se.delaktig.kernel.event.Id;

/**
 * Under which the log speaks of somebody's protected identity: a keyed hash of the person's id, so
 * that only whoever holds the keys can tell whose it is. Before revision 2 of these events the
 * person's own id stood in its place.
 */
public record MaskId(String value) implements Id {
  public MaskId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
