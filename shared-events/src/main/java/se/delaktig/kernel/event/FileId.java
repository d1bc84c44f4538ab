package se.delaktig.kernel.event;

/** A file that is kept sealed beside the log. */
public record FileId(String value) implements Id {
  public FileId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
