package se.delaktig.hours.event;

import se.delaktig.kernel.event.Id;

/** One act of saying whose the pages of a scanned pile of reports are. */
public record ScanId(String value) implements Id {
  public ScanId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
