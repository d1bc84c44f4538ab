package se.delaktig.placements.event;

import se.delaktig.kernel.event.Id;

/** One person's way from internship to employment, without saying who it is. */
public record PlacementId(String value) implements Id {
  public PlacementId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
